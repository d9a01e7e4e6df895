import { access, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Everyday } from './everyday.ts';
import { type Fault, LeftOut } from './fault.ts';
import { House, type ProcessName } from './house.ts';
import { settled } from './ledger.ts';
import { checkReminders, insertReminders } from './reminder-load.ts';
import type { Stage } from './stage.ts';

const FOLDERS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'];
const HOUR_MS = 3_600_000;
const TOLERANCE_MS = 60_000;
const DAY = 24;
/** Hours by which the clocks of the api and the worker are wrong. */
const SHIFTS: readonly (readonly [api: number, worker: number])[] = [
  [-2, 0],
  [0, DAY],
  [DAY, -2],
  [30 * DAY, 30 * DAY],
  [-30 * DAY, -30 * DAY],
  [0, 0],
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
        await Promise.all([untilShifted(house, 'api', api), untilShifted(house, 'worker', worker)]);
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

/** The answers of the process show its clock; the library reads the file each second. */
async function untilShifted(house: House, name: ProcessName, hours: number): Promise<void> {
  const wrongBy = async () => {
    const { headers } = await fetch(`${house.process(name).url}/health`);
    return Date.parse(headers.get('date')!) - Date.now();
  };
  const wait = async () => Number(Math.abs((await wrongBy()) - hours * HOUR_MS) > TOLERANCE_MS);
  await settled(wait, 20);
  if (await wait()) throw new Error(`The clock of the ${name} process was not set to ${hours} h.`);
}

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
  const set = async (hours: number) => {
    await writeFile(`${file}.new`, `${hours < 0 ? '' : '+'}${hours}h\n`);
    await rename(`${file}.new`, file);
  };
  await set(0);
  const settings = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_CACHE_DURATION: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
  return { settings, set };
}
