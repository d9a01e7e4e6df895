import { and, asc, desc, eq, gt, isNull, type Placeholder, sql } from 'drizzle-orm';
import { atFirstUse } from '../platform/database/at-first-use.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import { OwnRows } from '../platform/database/own-rows.ts';
import { notFound } from '../platform/errors.ts';
import type { Events } from '../platform/events/events.ts';
import { follow } from '../platform/events/follow.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Viewer } from '../platform/viewer.ts';
import {
  type CreatedNotification,
  createNotifications,
  type NotificationDraft,
} from './create-notifications.ts';
import { countUnread } from './notifications.reads.ts';
import { type Notification, notificationSequences, notifications } from './notifications.table.ts';

export type { NotificationDraft } from './create-notifications.ts';

const LIVE_PAGE = 100;
/** Of those that were marked as read at once, returned. */
const MOST_MARKED = 100;

interface Dependencies {
  db: Database;
  events: Events;
  jobs: Jobs;
}

/** Notifications: in the app, live, and by email, according to each user's preferences. */
export class NotificationsService {
  readonly rows: OwnRows<typeof notifications>;
  readonly #statements = atFirstUse(() => prepareStatements(this.deps.db));

  constructor(private readonly deps: Dependencies) {
    this.rows = new OwnRows(deps.db, notifications, 'notification', { only: sql`${notifications.inApp}` });
  }

  /**
   * Part of the caller's transaction, including the job for the mail. Null if there is nothing to announce: the cause
   * already has a notification, or the user wants none of this kind in the app. Announce it after the commit.
   */
  async create(tx: Transaction, draft: NotificationDraft): Promise<Notification | null> {
    const [notification] = await this.createAll(tx, [draft]);
    return notification ?? null;
  }

  /** The same for up to a few thousand, in order. Sort them by user, so that two such transactions do not deadlock. */
  async createAll(tx: Transaction, drafts: readonly NotificationDraft[]): Promise<(Notification | null)[]> {
    const made = await createNotifications(tx, this.deps.jobs, drafts);
    return made.map((each) => (each?.notification.inApp ? each.notification : null));
  }

  /** A notification with its channels; null if it has none. */
  async createOnChannels(tx: Transaction, draft: NotificationDraft): Promise<CreatedNotification | null> {
    const [created] = await createNotifications(tx, this.deps.jobs, [draft]);
    return created ?? null;
  }

  announce(notification: Notification): void {
    this.deps.events.publish(notification.userId, { type: 'NOTIFICATION', id: notification.id });
  }

  async unreadCount(viewer: Viewer): Promise<number> {
    const [row] = await this.deps.db.execute<{ count: number }>(countUnread(sql`${viewer.userId}`));
    return row!.count;
  }

  /** Idempotent. */
  async markRead(viewer: Viewer, id: string): Promise<Notification> {
    const mine = and(eq(notifications.id, id), shownTo(viewer.userId));
    const [changed] = await this.deps.db
      .update(notifications)
      .set({ readAt: new Date() })
      .where(and(mine, isNull(notifications.readAt)))
      .returning();
    if (changed) {
      this.#countChanged(viewer);
      return changed;
    }
    return this.rows.get(viewer, id);
  }

  /** Returns how many were unread, and the latest 100 of them. */
  async markAllRead(viewer: Viewer): Promise<{ count: number; latest: Notification[] }> {
    const readAt = new Date();
    const unread = and(shownTo(viewer.userId), isNull(notifications.readAt));
    const marked = await this.deps.db.transaction(async (tx) => {
      const newest = tx
        .select({ id: notifications.id })
        .from(notifications)
        .where(unread)
        .orderBy(desc(notifications.sequence))
        .limit(MOST_MARKED);
      const latest = await tx
        .update(notifications)
        .set({ readAt })
        .where(and(unread, sql`${notifications.id} in ${newest}`))
        .returning();
      const rest = await tx.update(notifications).set({ readAt }).where(unread);
      return { count: latest.length + rest.count, latest: latest.sort((a, b) => b.sequence - a.sequence) };
    });
    if (marked.count > 0) this.#countChanged(viewer);
    return marked;
  }

  /** A pending email is canceled unless it is a security warning: a session thief must not suppress that. */
  async remove(viewer: Viewer, id: string): Promise<string> {
    const mine = and(eq(notifications.id, id), shownTo(viewer.userId));
    const gone = { id: notifications.id, readAt: notifications.readAt };
    const [row] = await this.deps.db.transaction(async (tx) => {
      const hidden = await tx
        .update(notifications)
        .set({ inApp: false })
        .where(and(mine, eq(notifications.kind, 'SECURITY')))
        .returning(gone);
      return hidden.length > 0 ? hidden : tx.delete(notifications).where(mine).returning(gone);
    });
    if (!row) throw notFound('notification');
    if (row.readAt === null) this.#countChanged(viewer);
    return row.id;
  }

  /** Every notification after the sequence number, or from now on, each once and in order. */
  async received(viewer: Viewer, after: number | null): Promise<AsyncIterableIterator<Notification>> {
    let seen = after ?? (await this.#lastSequence(viewer.userId));
    return follow({
      events: this.deps.events,
      audience: viewer.userId,
      types: ['NOTIFICATION'],
      read: async () => {
        const items = await this.#statements().since.execute({
          userId: viewer.userId,
          seen,
          limit: LIVE_PAGE,
        });
        seen = items.at(-1)?.sequence ?? seen;
        return { items, more: items.length === LIVE_PAGE };
      },
    });
  }

  /** The current unread count, then each new one. */
  async unreadCounts(viewer: Viewer): Promise<AsyncIterableIterator<number>> {
    let told: number | undefined;
    return follow({
      events: this.deps.events,
      audience: viewer.userId,
      types: ['NOTIFICATION', 'UNREAD_COUNT'],
      read: async () => {
        const count = await this.unreadCount(viewer);
        if (count === told) return { items: [] };
        told = count;
        return { items: [count] };
      },
    });
  }

  /** Notifies the user's other devices. */
  #countChanged({ userId }: Viewer): void {
    this.deps.events.publish(userId, { type: 'UNREAD_COUNT', id: userId });
  }

  async #lastSequence(userId: string): Promise<number> {
    const [row] = await this.deps.db
      .select({ last: notificationSequences.last })
      .from(notificationSequences)
      .where(eq(notificationSequences.userId, userId));
    return row?.last ?? 0;
  }
}

const shownTo = (userId: string | Placeholder) => and(eq(notifications.userId, userId), notifications.inApp);

function prepareStatements(db: Database) {
  const mine = shownTo(sql.placeholder('userId'));
  return {
    since: db
      .select()
      .from(notifications)
      .where(and(mine, gt(notifications.sequence, sql.placeholder('seen'))))
      .orderBy(asc(notifications.sequence))
      .limit(sql.placeholder('limit'))
      .prepare('notifications_since'),
  };
}
