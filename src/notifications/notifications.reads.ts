import { and, eq, isNull, type SQLWrapper, sql } from 'drizzle-orm';
import { bySequence, page, value } from '../platform/database/reads.ts';
import { type NotificationKind, notifications } from './notifications.table.ts';

/** Cap of the unread count, so that it stays cheap however many pile up. */
export const UNREAD_COUNT_LIMIT = 1000;

interface Filter {
  unreadOnly?: boolean | null;
  kind?: NotificationKind | null;
}

export const ownNotifications = page(
  notifications,
  ({ userId, inApp, readAt, kind }, { viewer, args }) => {
    const { unreadOnly, kind: only } = (args.filter ?? {}) as Filter;
    return and(
      eq(userId, viewer),
      inApp,
      unreadOnly ? isNull(readAt) : undefined,
      only ? eq(kind, only) : undefined,
    );
  },
  bySequence('sequence'),
);

export const unreadCount = value(({ viewer }) => countUnread(viewer));

const countUnread = (viewer: SQLWrapper) => sql`select count(*)::int from (
  select 1 from ${notifications} where ${notifications.userId} = ${viewer} and ${notifications.inApp}
  and ${notifications.readAt} is null limit ${sql.raw(String(UNREAD_COUNT_LIMIT))}) unread`;
