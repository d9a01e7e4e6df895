import { setTimeout } from 'node:timers/promises';

const MAX_WAIT_MS = 3000;

/** Runs all checks at once, each for at most 3 s; anything not `ok` is reported in one word, without details. */
export async function readiness(
  checks: Record<string, () => Promise<void>>,
): Promise<Record<string, string>> {
  const states = Object.entries(checks).map(async ([name, check]) => {
    const state = await Promise.race([
      check().then(
        () => 'ok',
        () => 'unavailable',
      ),
      setTimeout(MAX_WAIT_MS, 'no answer', { ref: false }),
    ]);
    return [name, state] as const;
  });
  return Object.fromEntries(await Promise.all(states));
}
