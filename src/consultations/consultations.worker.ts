import { type Database, loggable } from '../platform/database/database.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Log } from '../platform/logging/log.ts';
import { failedUrgentCaseNotices, notifyOfUrgentCase } from './case/consultations.queues.ts';
import type { DermatologistFigures } from './case/dermatologist-figures.ts';
import type { Escalations } from './case/escalations.ts';
import type { NotifyOfUrgentCases } from './case/notify-of-urgent-cases.ts';
import type { ConsultationDeadlines } from './review/consultation-deadlines.ts';

const LOOK_EVERY_MS = 60_000;

interface Dependencies {
  db: Database;
  jobs: Jobs;
  urgentCases: NotifyOfUrgentCases;
  escalations: Escalations;
  deadlines: ConsultationDeadlines;
  figures: DermatologistFigures;
  log: Log;
}

/** The work that consultations leave for later. */
export class ConsultationsWorker {
  readonly #stopping = new AbortController();
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly deps: Dependencies) {}

  async start(): Promise<void> {
    const { jobs, urgentCases } = this.deps;
    await jobs.work(notifyOfUrgentCase, { concurrency: 1 }, (notice) => urgentCases.notify(notice));
    await jobs.work(failedUrgentCaseNotices, { concurrency: 1 }, (notice) => urgentCases.takeUpAgain(notice));
    this.#look();
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
  }

  /** Lets the running batch finish. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    await this.#looking;
  }

  /** One look at a time: a long one makes the next wait for the tick after it. */
  #look(): void {
    const { log } = this.deps;
    this.#looking ??= this.#passDeadlines()
      .catch((error: unknown) =>
        log.warn({ err: loggable(error) }, 'Deadlines of consultations were not looked at'),
      )
      .finally(() => {
        this.#looking = undefined;
      });
  }

  async #passDeadlines(): Promise<void> {
    const { db, jobs, escalations, deadlines, figures, log } = this.deps;
    const { signal } = this.#stopping;
    while (!signal.aborted && (await escalations.sweep(db)));
    jobs.wake(notifyOfUrgentCase);
    const ended = await deadlines.run(log, signal);
    if (ended > 0) log.info({ ended }, 'Consultations ended by their deadlines');
    if (!signal.aborted) await figures.forgetStale(db);
  }
}
