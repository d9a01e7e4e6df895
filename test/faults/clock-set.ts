import { access, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Everyday } from './everyday.ts';
import { type Fault, LeftOut } from './fault.ts';
import { House } from './house.ts';
import { checkReminders, insertReminders } from './reminder-load.ts';
import type { Stage } from './stage.ts';

const FOLDERS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'];
/** From the api to the worker: what each clock shows beside the right time. */
const SHIFTS: readonly (readonly [api: string, worker: string])[] = [
  ['-2h', '+0'],
  ['+0', '+1d'],
  ['+1d', '-2h'],
  ['+30d', '+30d'],
  ['-30d', '-30d'],
  ['+0', '+0'],
];
const REMINDERS = { people: 400, perSecond: 20 };

export const clockSet: Fault = {
  name: 'clocks of the processes set back and forth',
  limitSeconds: 240,
  run: async (stage) => {
    const library = await findLibrary();
    const { house, everyday } = await stage.alone(async () => {
      const clocks = { api: await openClock(stage, library), worker: await openClock(stage, library) };
      const settings = { api: clocks.api.settings, worker: clocks.worker.settings };
      const house = await House.open(stage, { settings });
      await insertReminders(house.databaseUrl, REMINDERS);
      const everyday = await Everyday.begin(stage, house);
      await everyday.progress(20, 1);
      for (const [api, worker] of SHIFTS) {
        await Promise.all([clocks.api.set(api), clocks.worker.set(worker)]);
        await setTimeout(1000); // the library reads the file each second
        await everyday.progress(20, 1);
      }
      await everyday.stop();
      return { house, everyday };
    });
    const outcome = await everyday.outcome((ledger) => checkReminders(ledger, house));
    house.assertWell();
    return outcome;
  },
};

async function findLibrary(): Promise<string> {
  for (const folder of FOLDERS) {
    const path = join(folder, 'faketime', 'libfaketime.so.1');
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  throw new LeftOut('needs libfaketime');
}

/** The clock of one process; what measures durations is left alone, as a change of the date leaves it alone. */
async function openClock(stage: Stage, library: string) {
  const folder = await stage.open(mkdtemp(join(tmpdir(), 'skincare-clock-')), (path) =>
    rm(path, { recursive: true, force: true }),
  );
  const file = join(folder, 'shift');
  const set = async (shift: string) => {
    await writeFile(`${file}.new`, `${shift}\n`);
    await rename(`${file}.new`, file);
  };
  await set('+0');
  const settings = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_CACHE_DURATION: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
  return { settings, set };
}
