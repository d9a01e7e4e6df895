import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import { AWAY, Everyday } from './everyday.ts';
import type { Fault } from './fault.ts';
import { House } from './house.ts';
import { settled } from './ledger.ts';
import { openSmallDisk } from './small-disk.ts';

const FULL_MS = 2500;

export const diskFullForPhotos = diskFull('photos', false);
export const diskFullForMails = diskFull('the outbox', true);

function diskFull(what: string, outbox: boolean): Fault {
  return {
    name: `disk full for ${what}`,
    limitSeconds: 240,
    run: async (stage) => {
      const { house, everyday } = await stage.alone(async () => {
        const disk = await openSmallDisk(stage);
        const house = await House.open(stage, { outbox, data: disk.folder });
        const everyday = await Everyday.begin(stage, house);
        await everyday.progress(20, 2);
        const pids = (['api', 'worker'] as const).map((name) => house.process(name).pid);
        await disk.fill(pids);
        const { traffic } = everyday;
        await settled(async () => Number(!traffic.refusals.has('SERVICE_UNAVAILABLE')), 30);
        if (disk.ownDisk) expect((await house.readiness('api')).checks.photos).toBe('unavailable');
        await setTimeout(FULL_MS);
        await everyday.progress(20); // what needs no file goes on
        await disk.free(pids);
        await everyday.progress(20, 2);
        await everyday.stop(...AWAY);
        expect(traffic.refusals.get('SERVICE_UNAVAILABLE'), 'photos refused').toBeGreaterThan(0);
        return { house, everyday };
      });
      const outcome = await everyday.outcome();
      await assertWhole(house.dataFolder);
      house.assertWell();
      return outcome;
    },
  };
}

/** No file is unfinished or cut short. */
async function assertWhole(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => /\.(jpg|png|eml|tmp)$/.test(name) || /\/\.[^/]*$/.test(name));
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) {
    expect(name).not.toMatch(/\.tmp$|\/\.[^/]*$/);
    const bytes = await readFile(join(folder, name));
    if (name.endsWith('.jpg')) expect(bytes.subarray(-2).toString('hex'), name).toBe('ffd9');
    if (name.endsWith('.png')) expect(bytes.subarray(-8, -4).toString(), name).toBe('IEND');
    if (name.endsWith('.eml')) expect(bytes.toString().trimEnd(), name).toMatch(/--$/);
  }
}
