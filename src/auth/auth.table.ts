import { and, gt, isNull, sql } from 'drizzle-orm';
import { boolean, index, integer, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from '../platform/database/columns.ts';
import type { Columns } from '../platform/database/reads.ts';
import { users } from '../users/users.table.ts';

/** A signed-in device. The row is the session: without a row, or with `endedAt` set, its tokens are invalid. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    device: text(),
    ip: text(),
    lastUsedAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    index('sessions_user_created_at_id').on(table.userId, table.createdAt, table.id),
    index('sessions_expires_at').on(table.expiresAt),
  ],
);
export type Session = typeof sessions.$inferSelect;

/** Neither ended nor expired. */
export const alive = ({ endedAt, expiresAt }: Columns<typeof sessions> = sessions) =>
  and(isNull(endedAt), gt(expiresAt, sql`now()`));

/**
 * The refresh tokens of sessions, by SHA-256; one per session is unused. Reusing a token after the reuse interval revokes
 * the session (RFC 9700).
 */
export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    hash: text().primaryKey(),
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    expiresAt: instant().notNull(),
    /** First use. */
    usedAt: instant(),
    /** Number of reuses within the reuse interval. */
    reuses: integer().notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    index('refresh_tokens_session').on(table.sessionId),
    index('refresh_tokens_expires_at').on(table.expiresAt),
  ],
);

/**
 * Unverified registrations of an address. They are independent of each other; the one whose mail is confirmed becomes
 * the account.
 */
export const pendingRegistrations = pgTable(
  'pending_registrations',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Whether the address had not been registered before. */
    isFirst: boolean().notNull(),
    passwordHash: text().notNull(),
    firstName: text(),
    lastName: text(),
    locale: text().notNull(),
    timeZone: text().notNull(),
    device: text(),
    createdAt: createdAt(),
  },
  (table) => [
    index('pending_registrations_user_created_at').on(table.userId, table.createdAt),
    index('pending_registrations_created_at').on(table.createdAt),
  ],
);
export type PendingRegistration = typeof pendingRegistrations.$inferSelect;

export const MAIL_TOKEN_PURPOSES = ['VERIFY_EMAIL', 'RESET_PASSWORD', 'RESTORE_ACCOUNT'] as const;
export type MailTokenPurpose = (typeof MAIL_TOKEN_PURPOSES)[number];
export const mailTokenPurpose = pgEnum('mail_token_purpose', MAIL_TOKEN_PURPOSES);

/** Tokens sent by mail, stored as SHA-256; single use. */
export const mailTokens = pgTable(
  'mail_tokens',
  {
    hash: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    purpose: mailTokenPurpose().notNull(),
    /** The registration that a VERIFY_EMAIL token was issued for. */
    registrationId: uuid().references(() => pendingRegistrations.id, { onDelete: 'cascade' }),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    index('mail_tokens_user').on(table.userId),
    index('mail_tokens_registration').on(table.registrationId),
    index('mail_tokens_expires_at').on(table.expiresAt),
  ],
);
