import type { AccountPurge } from '../accounts/account-purge.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Log } from '../platform/log.ts';
import type { ProfilePictures } from './profile-pictures.ts';
import { sweepPicture } from './users.queues.ts';

const PURGE_EVERY_MS = 3600 * 1000;

interface Dependencies {
  jobs: Jobs;
  pictures: ProfilePictures;
  purge: AccountPurge;
  log: Log;
}

/** The work that accounts leave for later. */
export class UsersWorker {
  readonly #with: Dependencies;
  #purging: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  async start(): Promise<void> {
    const { jobs, pictures } = this.#with;
    await jobs.work(sweepPicture, { concurrency: 1 }, ({ folder }) => pictures.sweep(folder));
    this.#purge();
    this.#timer = setInterval(() => this.#purge(), PURGE_EVERY_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#purging;
  }

  /** A job would keep the id of the person beyond the purge, so this runs by the clock. */
  #purge(): void {
    const { purge, log } = this.#with;
    this.#purging = this.#purging
      .then(() => purge.run())
      .catch((error: unknown) => log.warn({ err: error }, 'Closed accounts were not looked for'));
  }
}
