import { sql } from 'drizzle-orm';
import { index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from '../platform/database/columns.ts';
import { users } from '../users/users.table.ts';

export const CONSENT_KINDS = ['PHOTO_PROCESSING', 'AGE_16_OR_OLDER', 'GUARDIAN', 'HEALTH_DATA'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];
export const consentKind = pgEnum('consent_kind', CONSENT_KINDS);

/** One row per consent given; withdrawing it, or giving a newer version, closes the row and keeps the history. */
export const consents = pgTable(
  'consents',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: consentKind().notNull(),
    version: integer().notNull(),
    /** Of the text that was shown, such as `de`; null where it was not kept. */
    language: text(),
    givenAt: createdAt(),
    withdrawnAt: instant(),
  },
  (table) => [
    uniqueIndex('consents_active_key').on(table.userId, table.kind).where(sql`${table.withdrawnAt} is null`),
    index('consents_user_given_at_id').on(table.userId, table.givenAt, table.id),
  ],
);
export type Consent = typeof consents.$inferSelect;
