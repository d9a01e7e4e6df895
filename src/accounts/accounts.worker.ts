import type { Log } from '../platform/logging/log.ts';
import type { AccountPurge } from './account-purge.ts';

const PURGE_EVERY_MS = 3600 * 1000;

/** Purges closed accounts every hour. */
export class AccountsWorker {
  #purging: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly purge: AccountPurge,
    private readonly log: Log,
  ) {}

  start(): void {
    this.#purge();
    this.#timer = setInterval(() => this.#purge(), PURGE_EVERY_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#purging;
  }

  /** Scheduled by a timer, since a job would keep the person's id beyond the purge. */
  #purge(): void {
    this.#purging = this.#purging
      .then(() => this.purge.run())
      .catch((error: unknown) => this.log.warn({ err: error }, 'Closed accounts could not be read'));
  }
}
