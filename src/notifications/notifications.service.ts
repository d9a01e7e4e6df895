import { and, asc, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../platform/database.ts';
import { notFound } from '../platform/errors.ts';
import type { Events } from '../platform/events.ts';
import { follow } from '../platform/follow.ts';
import type { Page } from '../platform/keyset.ts';
import type { Viewer } from '../platform/viewer.ts';
import {
  type Notification,
  type NotificationKind,
  notificationSequences,
  notifications,
} from './notifications.table.ts';

export interface NotificationDraft {
  userId: string;
  kind: NotificationKind;
  title: string;
  message: string;
  objectId: string | null;
  /** The same cause again makes no second notification. */
  cause: string;
}

/** The unread count stops here, so that it stays cheap whatever piles up. */
const UNREAD_COUNT_LIMIT = 1000;
const LIVE_PAGE = 100;

export class NotificationsService {
  readonly #db: Database;
  readonly #events: Events;
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(db: Database, events: Events) {
    this.#db = db;
    this.#events = events;
    this.#statements = prepareStatements(db);
  }

  /** Part of the caller's transaction; null when the cause has its notification. Announce it after the commit. */
  async create(tx: Transaction, draft: NotificationDraft): Promise<Notification | null> {
    const [sequence] = await tx
      .insert(notificationSequences)
      .values({ userId: draft.userId, last: 1 })
      .onConflictDoUpdate({
        target: notificationSequences.userId,
        set: { last: sql`${notificationSequences.last} + 1` },
      })
      .returning();
    const [row] = await tx
      .insert(notifications)
      .values({ ...draft, sequence: sequence!.last })
      .onConflictDoNothing({ target: [notifications.userId, notifications.cause] })
      .returning();
    return row ?? null;
  }

  announce(notification: Notification): void {
    this.#events.publish(notification.userId, { type: 'NOTIFICATION', id: notification.id });
  }

  /** Newest first; `after` is a sequence number. Reads one more than asked for. */
  list(viewer: Viewer, page: Page<number>, unreadOnly: boolean): Promise<Notification[]> {
    return this.#statements.list.execute({
      userId: viewer.userId,
      before: page.after ?? Number.MAX_SAFE_INTEGER,
      unreadOnly,
      limit: page.first + 1,
    });
  }

  async count(viewer: Viewer, unreadOnly: boolean): Promise<number> {
    const where = and(
      eq(notifications.userId, viewer.userId),
      unreadOnly ? isNull(notifications.readAt) : undefined,
    );
    return this.#db.$count(notifications, where);
  }

  async unreadCount(viewer: Viewer): Promise<number> {
    const [row] = await this.#statements.unreadCount.execute({ userId: viewer.userId });
    return row?.count ?? 0;
  }

  /** Marking a read one again changes nothing. */
  async markRead(viewer: Viewer, id: string): Promise<Notification> {
    const [row] = await this.#db
      .update(notifications)
      .set({ readAt: sql`coalesce(${notifications.readAt}, now())` })
      .where(and(eq(notifications.id, id), eq(notifications.userId, viewer.userId)))
      .returning();
    if (!row) throw notFound('The notification');
    return row;
  }

  /** Returns how many were unread. */
  async markAllRead(viewer: Viewer): Promise<number> {
    const { count } = await this.#db
      .update(notifications)
      .set({ readAt: new Date() })
      .where(and(eq(notifications.userId, viewer.userId), isNull(notifications.readAt)));
    return count;
  }

  async remove(viewer: Viewer, id: string): Promise<string> {
    const [row] = await this.#db
      .delete(notifications)
      .where(and(eq(notifications.id, id), eq(notifications.userId, viewer.userId)))
      .returning({ id: notifications.id });
    if (!row) throw notFound('The notification');
    return row.id;
  }

  /** Every notification after the sequence number, or from now on, each once and in order. */
  async received(viewer: Viewer, after: number | null): Promise<AsyncIterableIterator<Notification>> {
    let seen = after ?? (await this.#lastSequence(viewer.userId));
    return follow({
      events: this.#events,
      userId: viewer.userId,
      read: async (events) => {
        const nothingNew =
          events.length > 0 && events.every((event) => event && event.type !== 'NOTIFICATION');
        if (nothingNew) return { items: [], more: false };
        const items = await this.#statements.since.execute({ userId: viewer.userId, seen, limit: LIVE_PAGE });
        seen = items.at(-1)?.sequence ?? seen;
        return { items, more: items.length === LIVE_PAGE };
      },
    });
  }

  async #lastSequence(userId: string): Promise<number> {
    const [row] = await this.#db
      .select({ last: notificationSequences.last })
      .from(notificationSequences)
      .where(eq(notificationSequences.userId, userId));
    return row?.last ?? 0;
  }
}

function prepareStatements(db: Database) {
  const mine = eq(notifications.userId, sql.placeholder('userId'));
  const unread = db
    .select({ one: sql`1`.as('one') })
    .from(notifications)
    .where(and(mine, isNull(notifications.readAt)))
    .limit(UNREAD_COUNT_LIMIT)
    .as('unread');
  return {
    list: db
      .select()
      .from(notifications)
      .where(
        and(
          mine,
          lt(notifications.sequence, sql.placeholder('before')),
          sql`(${notifications.readAt} is null or not ${sql.placeholder('unreadOnly')}::boolean)`,
        ),
      )
      .orderBy(desc(notifications.sequence))
      .limit(sql.placeholder('limit'))
      .prepare('notifications_list'),
    since: db
      .select()
      .from(notifications)
      .where(and(mine, gt(notifications.sequence, sql.placeholder('seen'))))
      .orderBy(asc(notifications.sequence))
      .limit(sql.placeholder('limit'))
      .prepare('notifications_since'),
    unreadCount: db
      .select({ count: sql<number>`count(*)::int` })
      .from(unread)
      .prepare('notifications_unread_count'),
  };
}
