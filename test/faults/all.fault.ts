import { setTimeout } from 'node:timers/promises';
import pLimit from 'p-limit';
import { describe, expect, test } from 'vitest';
import { LeftOut, type Outcome } from './fault.ts';
import { FAULTS } from './registry.ts';
import { Stage } from './stage.ts';

declare module 'vitest' {
  interface TaskMeta {
    outcome?: Outcome;
    leftOut?: string;
    seconds?: number;
  }
}

process.setMaxListeners(100); // one for each process that must not outlive this one
const turn = pLimit(1);

describe.concurrent('nothing acknowledged is lost and nothing is delivered twice', () => {
  test.for(FAULTS.map((fault) => [fault.name, fault] as const))('%s', async ([, fault], { task, skip }) => {
    const stage = new Stage(turn);
    let started = performance.now();
    const giveUp = new AbortController();
    try {
      const outcome = await Promise.race([
        fault.run(stage),
        stage.begun.then(() => {
          started = performance.now();
          return setTimeout(fault.limitSeconds * 1000, null, { signal: giveUp.signal });
        }),
      ]);
      if (!outcome) throw new Error(`Not over within ${fault.limitSeconds} s.`);
      task.meta.outcome = outcome;
      expect(outcome.acknowledged).toBeGreaterThan(0);
      expect(outcome).toMatchObject({ lost: 0, duplicated: 0 });
    } catch (error) {
      if (!(error instanceof LeftOut)) throw error;
      task.meta.leftOut = error.message;
      if (process.env.CI !== 'true') skip(error.message);
      throw error;
    } finally {
      giveUp.abort();
      await stage.close();
      task.meta.seconds = (performance.now() - started) / 1000;
    }
  });
});
