import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../logging/log.ts';
import {
  hasExited,
  type PostmasterOptions,
  spawnPostmaster,
  stopPostmaster,
  untilReady,
} from './postmaster.ts';

/** Keeps PostgreSQL running on one port until it is stopped. */
export class PostgresKeeper {
  #child: ChildProcess | undefined;
  #stopping = false;
  #restarting: Promise<void> | undefined;

  constructor(
    private readonly options: PostmasterOptions,
    private readonly log: Log,
  ) {}

  async start(): Promise<void> {
    process.on('exit', this.#onExit);
    try {
      await this.#startWithin(5000);
    } catch (error) {
      process.off('exit', this.#onExit);
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#child) await stopPostmaster(this.#child);
    await this.#restarting;
    process.off('exit', this.#onExit);
  }

  /** For exits that skip stop(), such as an uncaught error: PostgreSQL then shuts down on its own. */
  readonly #onExit = () => {
    if (this.#child && !hasExited(this.#child)) this.#child.kill('SIGINT');
  };

  /** After a crash, leftover processes hold the data for a moment, and PostgreSQL refuses to start meanwhile. */
  async #startWithin(milliseconds: number): Promise<void> {
    for (const end = performance.now() + milliseconds; ; await sleep(50)) {
      const child = spawnPostmaster(this.options);
      this.#child = child;
      try {
        await untilReady(child, this.options.cluster);
        child.once('exit', () => {
          if (!this.#stopping) this.#restarting = this.#restart();
        });
        return;
      } catch (error) {
        if (this.#stopping || performance.now() > end) throw error;
      }
    }
  }

  async #restart(): Promise<void> {
    this.log.warn('PostgreSQL ended unexpectedly; restarting it.');
    while (!this.#stopping) {
      try {
        await this.#startWithin(5000);
        this.log.info('PostgreSQL is running again.');
        return;
      } catch (error) {
        if (!this.#stopping) this.log.error({ err: error }, 'PostgreSQL does not start; retrying.');
      }
    }
  }
}
