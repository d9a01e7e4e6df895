import { setTimeout as sleep } from 'node:timers/promises';
import { loggable } from '../platform/database/database.ts';
import type { Log } from '../platform/logging/log.ts';
import type { FireReminders } from './fire-reminders.ts';

const POLL_MS = 5000;
/** Batches at once while many are due: one waits for the database, another computes. */
const SIDE_BY_SIDE = 3;

/** Polls for due reminders. */
export class RemindersWorker {
  readonly #stopping = new AbortController();
  #loop: Promise<void> = Promise.resolve();
  #works = true;

  constructor(
    private readonly fire: Pick<FireReminders, 'batch'>,
    private readonly log: Log,
  ) {}

  start(): void {
    this.#loop = this.#watch();
  }

  /** Lets the running batch finish. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
  }

  async #watch(): Promise<void> {
    const { signal } = this.#stopping;
    let batches = 1;
    while (!signal.aborted) {
      const more = await Promise.all(Array.from({ length: batches }, () => this.#next()));
      batches = more.every(Boolean) ? SIDE_BY_SIDE : 1;
      if (!more.some(Boolean)) await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Logs one line when reminders start failing and one when they work again. */
  async #next(): Promise<boolean> {
    try {
      const more = await this.fire.batch();
      if (!this.#works) this.log.info('Reminders are being sent again.');
      this.#works = true;
      return more;
    } catch (error) {
      if (this.#works) this.log.warn({ err: loggable(error) }, 'Reminders cannot be sent; retrying.');
      this.#works = false;
      return false;
    }
  }
}
