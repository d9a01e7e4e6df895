import { setTimeout } from 'node:timers/promises';

/** The server answered with an error. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(readonly code: string) {
    super(`The server refused with ${code}.`);
  }
}

/** No answer at all: the connection was refused or broke, or nothing came in time. */
export const NO_ANSWER = 'no answer';
const CONNECTION = /fetch failed|terminated|aborted|timeout|socket|ECONN|other side closed|JSON/i;

const PAUSE_AFTER_FAILURE_MS = 25;

/** Requests that go on until they are stopped. Knows how long none of them succeeded, and what refusals said. */
export class Traffic {
  /** Codes of the answers that were errors, with how many there were. */
  readonly refusals = new Map<string, number>();
  readonly #loops: Promise<void>[] = [];
  #running = true;
  #lastSuccess = performance.now();
  #longestMs = 0;

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
      if (performance.now() > end) throw new Error(`No success within ${seconds} s`);
      await setTimeout(PAUSE_AFTER_FAILURE_MS);
    }
  }

  /** Does the work in turn until `stop`. */
  add(pauseMs: number, work: () => Promise<unknown>): void {
    const loop = async () => {
      while (this.#running) {
        const result = await this.attempt(work);
        await setTimeout(result === null ? PAUSE_AFTER_FAILURE_MS : pauseMs);
      }
    };
    const running = loop();
    running.catch(() => undefined); // `stop` tells
    this.#loops.push(running);
  }

  /** Lets running requests finish; returns the longest stretch without a success. Throws what no server should say. */
  async stop(): Promise<number> {
    this.#running = false;
    this.#count();
    const longest = this.#longestMs;
    await Promise.all(this.#loops);
    return longest;
  }

  #succeeded(): void {
    this.#count();
    this.#lastSuccess = performance.now();
  }

  #count(): void {
    this.#longestMs = Math.max(this.#longestMs, performance.now() - this.#lastSuccess);
  }
}

function codeOf(error: unknown): string | null {
  if (error instanceof Refused) return error.code;
  const text = `${(error as Error).name} ${(error as Error).message}`;
  return CONNECTION.test(text) ? NO_ANSWER : null;
}
