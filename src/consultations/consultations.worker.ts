import { and, eq } from 'drizzle-orm';
import type { NotificationsService } from '../notifications/notifications.service.ts';
import { type Database, loggable } from '../platform/database/database.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Log } from '../platform/log.ts';
import type { Accounts, Recipient } from '../users/accounts.ts';
import { consultationNotification } from './case/consultation-notification.ts';
import { tellOfUrgentCase } from './case/consultations.queues.ts';
import { consultationDeclines, consultations } from './case/consultations.table.ts';
import type { DermatologistFigures } from './case/dermatologist-figures.ts';
import type { ConsultationDeadlines } from './review/consultation-deadlines.ts';

const LOOK_EVERY_MS = 60_000;
const PAGE = 50;

interface Dependencies {
  db: Database;
  jobs: Jobs;
  accounts: Accounts;
  notifications: NotificationsService;
  deadlines: ConsultationDeadlines;
  figures: DermatologistFigures;
  log: Log;
}

type UrgentCase = typeof tellOfUrgentCase.data;

/** The work that consultations leave for later. */
export class ConsultationsWorker {
  readonly #stopping = new AbortController();
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly deps: Dependencies) {}

  async start(): Promise<void> {
    const { jobs } = this.deps;
    await jobs.work(tellOfUrgentCase, { concurrency: 1 }, (task) => this.#tell(task));
    this.#look();
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
  }

  /** Lets the running batch finish. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    await this.#looking;
  }

  /** Page by page, each dermatologist once for each time that it waits, however often the job is tried. */
  async #tell({ consultationId, revision }: UrgentCase): Promise<void> {
    const { db, accounts } = this.deps;
    const waits = and(eq(consultations.id, consultationId), eq(consultations.status, 'PENDING'));
    for (let after: string | null = null; ; ) {
      const [row] = await db.select({ patientId: consultations.userId }).from(consultations).where(waits);
      if (!row) return;
      const page = await accounts.recipientsWithRole(db, 'DERMATOLOGIST', { after, limit: PAGE });
      const declined = await db
        .select({ id: consultationDeclines.dermatologistId })
        .from(consultationDeclines)
        .where(eq(consultationDeclines.consultationId, consultationId));
      const left = new Set([row.patientId, ...declined.map(({ id }) => id)]);
      const about = { consultationId, cause: `urgent:${revision}` };
      await this.#notify(
        about,
        page.filter(({ id }) => !left.has(id)),
      );
      if (page.length < PAGE) return;
      after = page.at(-1)!.id;
    }
  }

  async #notify(
    about: { consultationId: string; cause: string },
    recipients: readonly Recipient[],
  ): Promise<void> {
    const { db, notifications } = this.deps;
    const drafts = recipients.map((recipient) => consultationNotification('URGENT', recipient, about));
    const told = await db.transaction((tx) => notifications.createAll(tx, drafts));
    for (const notification of told) if (notification) notifications.announce(notification);
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
    const { db, deadlines, figures, log } = this.deps;
    const { signal } = this.#stopping;
    const ended = await deadlines.run(log, signal);
    if (ended > 0) log.info({ ended }, 'Consultations ended by their deadlines');
    if (!signal.aborted) await figures.forgetStale(db);
  }
}
