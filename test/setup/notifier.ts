import { randomUUID } from 'node:crypto';
import {
  type NotificationDraft,
  NotificationsService,
} from '../../src/notifications/notifications.service.ts';
import type { Notification } from '../../src/notifications/notifications.table.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { createLocalEvents, type Events } from '../../src/platform/events/events.ts';
import { Jobs } from '../../src/platform/jobs/jobs.ts';
import { createLog } from '../../src/platform/logging/log.ts';

const log = createLog({ level: 'silent', readable: false });

/** Makes notifications as the domains do, in a process of its own as far as events and jobs go. */
export class Notifier {
  readonly #jobs: Jobs;
  readonly #db: Database;
  readonly #service: NotificationsService;

  private constructor(db: Database, jobs: Jobs, events: Events) {
    this.#db = db;
    this.#jobs = jobs;
    this.#service = new NotificationsService({ db, events, jobs });
  }

  static async open(
    { db, databaseUrl }: { db: Database; databaseUrl: string },
    events = createLocalEvents(log),
  ): Promise<Notifier> {
    return new Notifier(db, await Jobs.connect({ databaseUrl, log }), events);
  }

  /** One of the kind GOAL_REACHED, which has no mail by default; null where nothing is to be announced. */
  async notify(userId: string, draft: Partial<NotificationDraft> = {}): Promise<Notification | null> {
    const [notification] = await this.notifyAll(userId, [draft]);
    return notification!;
  }

  /** In one transaction. */
  notifyAll(userId: string, drafts: readonly Partial<NotificationDraft>[]): Promise<(Notification | null)[]> {
    return this.notifyEach(drafts.map((draft) => ({ userId, ...draft })));
  }

  /** The same for several people. */
  async notifyEach(
    drafts: readonly (Partial<NotificationDraft> & { userId: string })[],
  ): Promise<(Notification | null)[]> {
    const made = await this.#db.transaction((tx) => this.#service.createAll(tx, drafts.map(fullDraft)));
    for (const notification of made) if (notification) this.#service.announce(notification);
    return made;
  }

  close(): Promise<void> {
    return this.#jobs.stop();
  }
}

const fullDraft = (draft: Partial<NotificationDraft> & { userId: string }): NotificationDraft => ({
  kind: 'GOAL_REACHED',
  code: 'test',
  objectId: null,
  cause: randomUUID(),
  ...draft,
});
