import type { Log } from '../log.ts';

/** Beyond this many at once new work is left out: none of it is worth running out of memory. */
const MAX_RUNNING = 1000;

/** Small work that nobody waits for. A failure is logged; at the end `settled` lets the work finish. */
export class Background {
  readonly #log: Log;
  readonly #running = new Set<Promise<void>>();

  constructor(log: Log) {
    this.#log = log;
  }

  run(what: string, work: () => Promise<unknown>): void {
    if (this.#running.size >= MAX_RUNNING) {
      this.#log.warn({ what }, 'Background work was left out');
      return;
    }
    const running: Promise<void> = work()
      .then(() => undefined)
      .catch((error: unknown) => this.#log.error({ err: error, what }, 'Background work failed'))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
