import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { Background } from '../../../src/platform/jobs/background.ts';
import { createLog } from '../../../src/platform/logging/log.ts';

const log = createLog({ level: 'silent', readable: false });

describe('Background', () => {
  it('finishes running work before it is settled, including work that it starts', async () => {
    const background = new Background(log);
    const done: string[] = [];
    background.run('first', async () => {
      await setTimeout(20);
      background.run('second', async () => {
        await setTimeout(20);
        done.push('second');
      });
      done.push('first');
    });
    expect(done).toEqual([]);
    await background.settled();
    expect(done).toEqual(['first', 'second']);
  });

  it('logs a failure and continues', async () => {
    const error = vi.spyOn(log, 'error');
    const background = new Background(log);
    background.run('fails', () => Promise.reject(new Error('no')));
    await background.settled();
    expect(error).toHaveBeenCalledWith(expect.objectContaining({ what: 'fails' }), expect.any(String));
    error.mockRestore();
  });

  it('drops work above the limit', async () => {
    const background = new Background(log);
    let ran = 0;
    for (let count = 0; count < 1100; count++) {
      background.run('small', async () => {
        ran += 1;
        await setTimeout(5);
      });
    }
    await background.settled();
    expect(ran).toBe(1000);
  });
});
