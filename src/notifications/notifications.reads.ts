import { and, eq, isNull, type SQLWrapper, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { type Asked, bySequence, type Given, one, only, page, value } from '../platform/database/reads.ts';
import { type NotificationKind, notificationDeliveries, notifications } from './notifications.table.ts';

type OwnTable = PgTable & { id: PgColumn; userId: PgColumn };

/** Cap of the unread count, so that it stays cheap however many pile up. */
const UNREAD_COUNT_LIMIT = 1000;

interface Filter {
  unreadOnly?: boolean | null;
  kind?: NotificationKind | null;
}

export const ownNotifications = page(
  notifications,
  ({ userId, inApp, readAt, kind }, { viewer, args }) => {
    const filter = (args.filter ?? {}) as Given<Filter>;
    return and(
      eq(userId, viewer),
      inApp,
      filter.unreadOnly ? isNull(readAt) : undefined,
      only(kind, filter.kind),
    );
  },
  bySequence('sequence'),
);

export const deliveryOfNotification = one(
  notificationDeliveries,
  ({ notificationId }, { row }: Asked<typeof notifications>) => eq(notificationId, row.id),
);

/** What a notification of one of the kinds is about, if it is still the viewer's. */
export const objectOf = (table: OwnTable, ...kinds: NotificationKind[]) =>
  one(table, ({ id, userId }, { row, viewer }: Asked<typeof notifications>) =>
    and(eq(id!, row.objectId), eq(userId!, viewer), sql`${row.kind}::text in (${textsOf(kinds)})`),
  );

const textsOf = (kinds: readonly NotificationKind[]) => sql.raw(kinds.map((kind) => `'${kind}'`).join(', '));

export const unreadCount = value(({ viewer }) => countUnread(viewer));

export const countUnread = (viewer: SQLWrapper) => sql`select count(*)::int from (
  select 1 from ${notifications} where ${notifications.userId} = ${viewer} and ${notifications.inApp}
  and ${notifications.readAt} is null limit ${sql.raw(String(UNREAD_COUNT_LIMIT))}) unread`;
