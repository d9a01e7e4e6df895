import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { Background } from '../../src/platform/jobs/background.ts';
import { createLog } from '../../src/platform/log.ts';

const log = createLog({ level: 'silent', readable: false });

describe('Background', () => {
  it('finishes what runs before it is settled, also what that starts', async () => {
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

  it('logs a failure and goes on', async () => {
    const error = vi.spyOn(log, 'error');
    const background = new Background(log);
    background.run('fails', () => Promise.reject(new Error('no')));
    await background.settled();
    expect(error).toHaveBeenCalledWith(expect.objectContaining({ what: 'fails' }), expect.any(String));
    error.mockRestore();
  });

  it('leaves out what is too much', async () => {
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
