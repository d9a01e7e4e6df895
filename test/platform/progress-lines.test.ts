import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withProgress } from '../../src/platform/logging/progress-lines.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('prints nothing for quick work, and then every ten seconds until it ends, also by an error', async () => {
  const lines: string[] = [];
  const during = async (milliseconds: number, outcome: () => Promise<string>) => {
    const work = withProgress(
      'Working',
      (line) => lines.push(line),
      async () => {
        await vi.advanceTimersByTimeAsync(milliseconds);
        return outcome();
      },
    );
    return work.catch((error: Error) => error.message);
  };
  expect(await during(1900, async () => 'quick')).toBe('quick');
  expect(lines).toEqual([]);
  expect(await during(23_000, () => Promise.reject(new Error('broken')))).toBe('broken');
  expect(lines).toEqual(['Working (2 s)', 'Working (12 s)', 'Working (22 s)']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(lines).toHaveLength(3);
});
