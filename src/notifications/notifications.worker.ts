import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Log } from '../platform/logging/log.ts';
import { type Mail, type Mailer, RecipientRefused } from '../platform/mail/mail.ts';
import type { ClientApp } from '../platform/mail/mail-template.ts';
import type { SignedLinks } from '../platform/signed-links.ts';
import { notificationMail } from './notification.mails.ts';
import { failedNotificationMails, sendNotificationMail } from './notifications.queues.ts';
import { type NotificationDelivery, notificationDeliveries, notifications } from './notifications.table.ts';
import { canBeTurnedOff } from './preferences/channel-rules.ts';
import type { NotificationPreferencesService } from './preferences/notification-preferences.service.ts';
import { mailTime, recipientOf, takesMail } from './recipient.ts';
import { unsubscribeLink } from './unsubscribe/unsubscribe-links.ts';

interface Dependencies {
  db: Database;
  jobs: Jobs;
  mailer: Mailer;
  preferences: NotificationPreferencesService;
  links: SignedLinks;
  app: ClientApp;
  log: Log;
}

interface Task {
  userId: string;
  notificationId: string;
}

/** Sends the mails of notifications, each once as far as can be known, and records the outcome. */
export class NotificationsWorker {
  constructor(private readonly deps: Dependencies) {}

  async start(): Promise<void> {
    const { jobs } = this.deps;
    await jobs.work(sendNotificationMail, { concurrency: 2 }, (task, job) => this.#send(task, job));
    await jobs.work(failedNotificationMails, { concurrency: 1 }, async ({ notificationId }) => {
      await this.#end(this.deps.db, notificationId, { status: 'FAILED' });
    });
  }

  async #send(task: Task, job: { id: string; signal: AbortSignal }): Promise<void> {
    const { db, mailer, preferences } = this.deps;
    const mail = await this.#take(task, job.id);
    if (!mail) return;
    try {
      await mailer.send(mail, job.signal);
    } catch (error) {
      if (error instanceof RecipientRefused) return this.#bounce(task, error);
      await this.#note(task.notificationId, error);
      throw error;
    }
    await db.transaction(async (tx) => {
      await this.#end(tx, task.notificationId, { status: 'SENT', sentAt: new Date(), lastError: null });
      await preferences.mailArrived(tx, task.userId);
    });
  }

  /** The mail, if it is still wanted and due; if not yet due, enqueues a job for later. */
  #take(task: Task, jobId: string): Promise<Mail | null> {
    const { db, jobs, links, app } = this.deps;
    const { userId, notificationId } = task;
    return db.transaction(async (tx) => {
      const [found] = await tx
        .select()
        .from(notificationDeliveries)
        .innerJoin(notifications, eq(notifications.id, notificationDeliveries.notificationId))
        .where(isPending(notificationId))
        .for('update', { of: notificationDeliveries });
      const recipient = found && (await recipientOf(tx, userId));
      if (!recipient) return null;
      const { notifications: notification } = found;
      const { kind, createdAt } = notification;
      if (!takesMail(recipient, kind)) {
        await this.#end(tx, notificationId, { status: 'CANCELLED' });
        return null;
      }
      const now = new Date();
      const dueAt = mailTime(recipient, kind, now);
      if (dueAt > now) {
        const startAfterSeconds = Math.ceil((dueAt.getTime() - now.getTime()) / 1000);
        await tx.update(notificationDeliveries).set({ dueAt }).where(isPending(notificationId));
        const singletonKey = `after ${jobId}`; // the same if this job runs again
        await jobs.enqueue(tx, sendNotificationMail, task, { startAfterSeconds, singletonKey });
        return null;
      }
      await tx
        .update(notificationDeliveries)
        .set({ attempts: sql`${notificationDeliveries.attempts} + 1` })
        .where(isPending(notificationId));
      const unsubscribeUrl = canBeTurnedOff(kind)
        ? unsubscribeLink(links, { userId, kind, createdAt })
        : undefined;
      return notificationMail(notification, recipient, { app, unsubscribeUrl });
    });
  }

  async #bounce({ userId, notificationId }: Task, { message }: Error): Promise<void> {
    const { db, preferences, log } = this.deps;
    const isNews = await db.transaction(async (tx) => {
      const ended = await this.#end(tx, notificationId, { status: 'BOUNCED', lastError: message });
      if (ended) await preferences.mailBounced(tx, userId);
      return ended;
    });
    if (isNews) log.warn({ notificationId, reason: message }, 'A mail bounced');
  }

  async #note(notificationId: string, error: unknown): Promise<void> {
    const lastError = error instanceof Error ? error.message : String(error);
    await this.deps.db.update(notificationDeliveries).set({ lastError }).where(isPending(notificationId));
  }

  /** Returns whether the delivery was still pending. */
  async #end(
    db: Pick<Database, 'update'>,
    notificationId: string,
    outcome: Partial<NotificationDelivery>,
  ): Promise<boolean> {
    const rows = await db
      .update(notificationDeliveries)
      .set(outcome)
      .where(isPending(notificationId))
      .returning({ id: notificationDeliveries.notificationId });
    return rows.length > 0;
  }
}

const isPending = (notificationId: string) =>
  and(
    eq(notificationDeliveries.notificationId, notificationId),
    eq(notificationDeliveries.status, 'PENDING'),
  );
