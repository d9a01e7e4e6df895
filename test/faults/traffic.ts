import { setTimeout } from 'node:timers/promises';

/** The server answered with an error. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(readonly code: string) {
    super(`The server refused with ${code}.`);
  }
}

/** No response: the connection was refused or broke, or nothing arrived in time. */
export const NO_ANSWER = 'no answer';
const CONNECTION = /fetch failed|terminated|aborted|timeout|socket|ECONN|other side closed|JSON/i;

/** After a failure, and between two looks. */
const PAUSE_MS = 50;

/** Requests that go on until they are stopped. Knows how long none of them succeeded, and what refusals said. */
export class Traffic {
  /** Codes of the answers that were errors, with how many there were. */
  readonly refusals = new Map<string, number>();
  readonly #loops: Promise<void>[] = [];
  #failure: unknown;
  #running = true;
  #lastSuccess = performance.now();
  #longestMs = 0;
  #lapMs = 0;
  #successes = 0;

  get running(): boolean {
    return this.#running;
  }

  /** Counts as a success unless it throws. */
  async attempt<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const result = await work();
      this.#succeeded();
      return result;
    } catch (error) {
      const code = codeOf(error);
      if (!code) throw error;
      this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
      return null;
    }
  }

  /** Again and again until it succeeds; for writes that are safe to repeat. */
  async persist<T>(work: () => Promise<T>, seconds = 60): Promise<T> {
    const end = performance.now() + seconds * 1000;
    for (;;) {
      const result = await this.attempt(work);
      if (result !== null) return result;
      if (performance.now() > end) throw new Error(`No success within ${seconds} s: ${this.said()}`);
      await setTimeout(PAUSE_MS);
    }
  }

  /** Does the work in turn until `stop`. */
  add(pauseMs: number, work: () => Promise<unknown>): void {
    const loop = async () => {
      while (this.#running) {
        const result = await this.attempt(work);
        await setTimeout(result === null ? PAUSE_MS : pauseMs);
      }
    };
    const running = loop();
    running.catch((error: unknown) => {
      this.#failure ??= error;
    });
    this.#loops.push(running);
  }

  /** Waits until `reached`. Throws after some time, and when the load broke down. */
  async until(reached: () => boolean, seconds = 60): Promise<void> {
    for (const end = performance.now() + seconds * 1000; !reached(); await setTimeout(PAUSE_MS)) {
      if (this.#failure) throw this.#failure;
      if (performance.now() > end) throw new Error(`No progress within ${seconds} s: ${this.said()}`);
    }
  }

  /** The refusals in words; those since an earlier copy of them, where given. */
  said(before: ReadonlyMap<string, number> = new Map()): string {
    const counts = [...this.refusals].map(
      ([code, count]) => [code, count - (before.get(code) ?? 0)] as const,
    );
    const some = counts.filter(([, count]) => count > 0);
    return some.map(([code, count]) => `${count} ${code}`).join(', ') || 'no refusals';
  }

  /** What `work` did to the load, in words. */
  async during(work: () => Promise<void>): Promise<string> {
    const [before, successes] = [new Map(this.refusals), this.#successes];
    this.#count();
    this.#lapMs = 0;
    this.#lastSuccess = performance.now();
    await work();
    this.#count();
    const outage = `${(this.#lapMs / 1000).toFixed(2)} s without a success`;
    return `${outage}, ${this.said(before)} beside ${this.#successes - successes} successes`;
  }

  /** Lets running requests finish; returns the longest stretch without a success. Throws what no server should say. */
  async stop(): Promise<number> {
    this.#running = false;
    this.#count();
    const longest = this.#longestMs;
    await Promise.all(this.#loops);
    return longest;
  }

  /** Throws when the server refused with any other code than these. */
  assertRefusals(allowed: readonly string[]): void {
    const strange = [...this.refusals.keys()].filter((code) => !allowed.includes(code));
    if (strange.length > 0) throw new Error(`The server answered with ${strange.join(', ')}.`);
  }

  #succeeded(): void {
    this.#successes += 1;
    this.#count();
    this.#lastSuccess = performance.now();
  }

  #count(): void {
    const ms = performance.now() - this.#lastSuccess;
    this.#longestMs = Math.max(this.#longestMs, ms);
    this.#lapMs = Math.max(this.#lapMs, ms);
  }
}

function codeOf(error: unknown): string | null {
  if (error instanceof Refused) return error.code;
  const text = `${(error as Error).name} ${(error as Error).message}`;
  return CONNECTION.test(text) ? NO_ANSWER : null;
}
