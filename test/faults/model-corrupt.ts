import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runUntilExit } from '../../scripts/server-process.ts';
import { Everyday } from './everyday.ts';
import { type Fault, LeftOut } from './fault.ts';
import { House } from './house.ts';
import { settled } from './ledger.ts';

const MODEL = new URL('../../ml-models/', import.meta.url).pathname;

export const modelCorrupt: Fault = {
  name: 'model corrupt',
  limitSeconds: 240,
  run: async (stage) => {
    const { house, everyday } = await stage.alone(async () => {
      const folder = await stage.open(mkdtemp(join(tmpdir(), 'skincare-model-')), (path) =>
        rm(path, { recursive: true, force: true }),
      );
      await cp(join(MODEL, 'manifest.json'), join(folder, 'manifest.json'));
      const { file } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as { file: string };
      await cp(join(MODEL, file), join(folder, file));
      const model = await readFile(join(folder, file));
      const settings = { worker: { MODEL_DIR: folder } };
      const house = await House.open(stage, { settings });
      const everyday = await Everyday.begin(stage, house);
      await everyday.progress(20, 2);

      await writeFile(join(folder, file), randomBytes(model.length));
      for (const pid of await childrenOf(house.process('worker').pid)) process.kill(pid, 'SIGKILL');
      const checked = async () => (await house.readiness('worker')).checks.model;
      await settled(async () => Number((await checked()) === 'ok'), 10);
      expect(await checked()).toBe('unavailable');
      const start = await runUntilExit({ ...house.settingsOf('worker'), PORT: '0' });
      expect(start.code).toBe(1);
      expect(start.output).toMatch(/^The server did not start\. The skin model .*\n$/);
      await everyday.progress(20, 1); // what waits for the model is taken all the same

      await writeFile(join(folder, file), model);
      await settled(async () => Number((await checked()) !== 'ok'), 30);
      await everyday.progress(20, 2);
      await everyday.stop();
      return { house, everyday };
    });
    const outcome = await everyday.outcome();
    house.assertWell();
    return outcome;
  },
};

/** Of a local process; Linux only. */
async function childrenOf(pid: number): Promise<number[]> {
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => {
    throw new LeftOut('needs /proc');
  });
  const lists = await Promise.all(
    tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => '')),
  );
  return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
}
