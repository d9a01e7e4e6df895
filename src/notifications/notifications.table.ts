import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant, updatedAt } from '../platform/database/columns.ts';
import type { Value } from '../platform/language/text.ts';
import { users } from '../users/users.table.ts';
import type { NotificationCode } from './notification-texts.ts';

export const NOTIFICATION_KINDS = [
  'ANALYSIS_COMPLETED',
  'ANALYSIS_REJECTED',
  'ANALYSIS_FAILED',
  'ROUTINE_REMINDER',
  'CONSULTATION_UPDATE',
  'GOAL_REACHED',
  'PATCH_TEST_DUE',
  'SECURITY',
  'SAFETY',
  'SYSTEM',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
export const notificationKind = pgEnum('notification_kind', NOTIFICATION_KINDS);

/** Of the texts of a notification. */
export type Params = Readonly<Record<string, Value>>;

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
    /** Names its texts in the catalogues; null for those of before, whose texts are kept as they were written. */
    code: text().$type<NotificationCode>(),
    params: jsonb().$type<Params>().notNull().default({}),
    title: text(),
    message: text(),
    /** The object it is about, such as the analysis. */
    objectId: uuid(),
    /** What caused it; a second notification for the same cause is not created. */
    cause: text().notNull(),
    /** False if the user wants this kind by mail only: then lists, counts and subscriptions exclude it. */
    inApp: boolean().notNull().default(true),
    readAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('notifications_user_sequence_key').on(table.userId, table.sequence),
    uniqueIndex('notifications_user_cause_key').on(table.userId, table.cause),
    index('notifications_in_app').on(table.userId, table.sequence).where(sql`${table.inApp}`),
    index('notifications_in_app_of_kind')
      .on(table.userId, table.kind, table.sequence)
      .where(sql`${table.inApp}`),
    index('notifications_in_app_unread')
      .on(table.userId)
      .where(sql`${table.readAt} is null and ${table.inApp}`),
  ],
);
export type Notification = typeof notifications.$inferSelect;

/** The last sequence number issued per user; its row lock makes sequence order commit order. */
export const notificationSequences = pgTable('notification_sequences', {
  userId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  last: bigint({ mode: 'number' }).notNull(),
});

export const CHANNELS = ['IN_APP', 'EMAIL'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Kinds and channels that differ from the default. */
export type Toggles = Partial<Record<`${Channel}:${NotificationKind}`, boolean>>;

/** Notification preferences, and whether email reaches the user; no row means the defaults. */
export const notificationPreferences = pgTable(
  'notification_preferences',
  {
    userId: uuid()
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    toggles: jsonb().$type<Toggles>().notNull().default({}),
    /** `HH:MM` in the user's local time. */
    quietFrom: text(),
    quietTo: text(),
    /** Mails that the address has rejected since the last one it accepted. */
    bounces: integer().notNull().default(0),
    /** Set after too many rejections: only SECURITY and SAFETY mail is still sent. */
    emailSuspendedAt: instant(),
  },
  (table) => [
    check(
      'notification_preferences_quiet_both',
      sql`(${table.quietFrom} is null) = (${table.quietTo} is null)`,
    ),
  ],
);
export type NotificationPreferences = typeof notificationPreferences.$inferSelect;

export const DELIVERY_STATUSES = ['PENDING', 'SENT', 'FAILED', 'BOUNCED', 'CANCELLED'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];
export const deliveryStatus = pgEnum('delivery_status', DELIVERY_STATUSES);

/** The email delivery of a notification: one row, however often it is attempted. */
export const notificationDeliveries = pgTable('notification_deliveries', {
  notificationId: uuid()
    .primaryKey()
    .references(() => notifications.id, { onDelete: 'cascade' }),
  status: deliveryStatus().notNull().default('PENDING'),
  /** Number of attempts. */
  attempts: integer().notNull().default(0),
  /** Earliest time to send; later than the creation during quiet hours. */
  dueAt: instant().notNull(),
  sentAt: instant(),
  /** The latest response of the mail server, without addresses. */
  lastError: text(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});
export type NotificationDelivery = typeof notificationDeliveries.$inferSelect;
