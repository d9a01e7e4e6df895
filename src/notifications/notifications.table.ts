import { sql } from 'drizzle-orm';
import { bigint, index, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from '../platform/columns.ts';
import { users } from '../users/users.table.ts';

export const NOTIFICATION_KINDS = [
  'ANALYSIS_COMPLETED',
  'ANALYSIS_REJECTED',
  'ANALYSIS_FAILED',
  'ROUTINE_REMINDER',
  'CONSULTATION_UPDATE',
  'GOAL_REACHED',
  'SECURITY',
  'SYSTEM',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
export const notificationKind = pgEnum('notification_kind', NOTIFICATION_KINDS);

export const notifications = pgTable(
  'notifications',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Position among the user's notifications, in commit order: the cursor of lists and subscriptions. */
    sequence: bigint({ mode: 'number' }).notNull(),
    kind: notificationKind().notNull(),
    title: text().notNull(),
    message: text().notNull(),
    /** The object that it is about, e.g. the analysis. */
    objectId: uuid(),
    /** What made it; a second notification for the same cause is not created. */
    cause: text().notNull(),
    readAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('notifications_user_sequence_key').on(table.userId, table.sequence),
    uniqueIndex('notifications_user_cause_key').on(table.userId, table.cause),
    index('notifications_unread').on(table.userId).where(sql`${table.readAt} is null`),
  ],
);
export type Notification = typeof notifications.$inferSelect;

/** The last sequence number given out per user; its row lock makes sequence order commit order. */
export const notificationSequences = pgTable('notification_sequences', {
  userId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  last: bigint({ mode: 'number' }).notNull(),
});
