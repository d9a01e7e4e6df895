import type { Log } from '../logging/log.ts';

/** New work beyond this limit is dropped rather than running out of memory. */
const MAX_RUNNING = 1000;

/** Fire-and-forget work. Failures are logged; at shutdown, `settled` waits for the rest. */
export class Background {
  readonly #running = new Set<Promise<void>>();

  constructor(private readonly log: Log) {}

  run(what: string, work: () => Promise<unknown>): void {
    if (this.#running.size >= MAX_RUNNING) {
      this.log.warn({ what }, 'Background work was dropped: too much is pending');
      return;
    }
    const running: Promise<void> = work()
      .then(() => undefined)
      .catch((error: unknown) => this.log.error({ err: error, what }, 'Background work failed'))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
