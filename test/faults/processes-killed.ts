import { setTimeout } from 'node:timers/promises';
import { ViewerDocument } from '../../operations/generated.ts';
import { CaseLoad } from './case-load.ts';
import { AWAY_OR_CUT, Everyday } from './everyday.ts';
import type { Fault } from './fault.ts';
import { House, type ProcessName } from './house.ts';
import { Ledger } from './ledger.ts';
import { createPeople } from './people.ts';
import { checkReminders, insertReminders } from './reminder-load.ts';
import { Traffic } from './traffic.ts';

/** One of them, the other, and both at once, in turn. */
const ROUNDS: readonly (readonly ProcessName[])[] = [['worker'], ['api'], ['worker', 'api']];
const LONGEST_PAUSE_MS = 800;

/** Kills so many processes at random moments and starts them again. */
async function killProcesses(house: House, kills: number, working: () => Promise<void>): Promise<void> {
  for (let killed = 0, round = 0; killed < kills; round += 1) {
    await working();
    await setTimeout(Math.random() * LONGEST_PAUSE_MS);
    const names = ROUNDS[round % ROUNDS.length]!.slice(0, kills - killed);
    await Promise.all(names.map((name) => house.kill(name)));
    await Promise.all(names.map((name) => house.start(name)));
    killed += names.length;
  }
}

const PHOTO_KILLS = 20;

export const photosKilled: Fault = {
  name: `${PHOTO_KILLS} SIGKILLs in submit, analyze, notify`,
  limitSeconds: 420,
  run: async (stage) => {
    const everyday = await stage.alone(async () => {
      const house = await House.open(stage);
      const load = await Everyday.begin(stage, house);
      await killProcesses(house, PHOTO_KILLS, () => load.progress(1, 1));
      await load.stop(...AWAY_OR_CUT);
      return load;
    });
    return everyday.outcome();
  },
};

const CASE_KILLS = 15;

export const consultationsKilled: Fault = {
  name: `${CASE_KILLS} SIGKILLs in consultations`,
  limitSeconds: 420,
  run: async (stage) => {
    const cases = await stage.alone(async () => {
      const house = await House.open(stage);
      const load = await CaseLoad.begin(stage, house);
      await killProcesses(house, CASE_KILLS, () => load.progress());
      await load.stop();
      return load;
    });
    return cases.outcome();
  },
};

const REMINDER_KILLS = 15;
/** Due one after the other, so that a kill always finds some at work. */
const REMINDERS = { people: 1500, perSecond: 40 };

export const remindersKilled: Fault = {
  name: `${REMINDER_KILLS} SIGKILLs in reminders`,
  limitSeconds: 300,
  run: async (stage) => {
    const { house, traffic, longestOutageMs } = await stage.alone(async () => {
      const house = await House.open(stage);
      const { url, databaseUrl } = house;
      const [reader] = await createPeople({ databaseUrl, url, roles: ['USER'] });
      await insertReminders(databaseUrl, REMINDERS);
      const traffic = new Traffic();
      stage.onEnd(() => traffic.stop());
      traffic.add(20, () => reader!.ask(ViewerDocument, {}));
      await killProcesses(house, REMINDER_KILLS, async () => undefined);
      return { house, traffic, longestOutageMs: await traffic.stop() };
    });
    const ledger = new Ledger();
    await checkReminders(ledger, house);
    traffic.assertRefusals(AWAY_OR_CUT);
    return ledger.outcome(longestOutageMs);
  },
};
