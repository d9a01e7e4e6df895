import { sql } from 'drizzle-orm';
import {
  bigint,
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
import { ROLES } from '../platform/viewer.ts';
import { PREGNANCIES, SKIN_TYPES, type SkinConcern } from './skin-profile.ts';

export const userRole = pgEnum('user_role', ROLES);
export const skinType = pgEnum('skin_type', SKIN_TYPES);
export const pregnancy = pgEnum('pregnancy', PREGNANCIES);

export const users = pgTable(
  'users',
  {
    id: id(),
    /** Trimmed and in lower case. */
    email: text().notNull(),
    passwordHash: text().notNull(),
    role: userRole().notNull().default('USER'),
    firstName: text(),
    lastName: text(),
    locale: text().notNull().default('en'),
    timeZone: text().notNull().default('UTC'),
    /** Calendar year less the age that the person gave. */
    birthYear: integer(),
    skinType: skinType(),
    /** The most important one first. */
    concerns: text().array().$type<SkinConcern[]>().notNull().default([]),
    pregnancy: pregnancy().notNull().default('NONE'),
    /** Folder of the profile picture in the storage; a new picture has a new folder. */
    profilePicture: uuid(),
    emailVerifiedAt: instant(),
    lastLoginAt: instant(),
    /** Set when an account is closed; a closed account can do nothing. */
    deactivatedAt: instant(),
    /** Number of the receipt that the purge of a closed account will leave. */
    purgeReceipt: uuid(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('users_email_key').on(table.email),
    index('users_deactivated_at').on(table.deactivatedAt).where(sql`${table.deactivatedAt} is not null`),
    index('users_profile_picture').on(table.profilePicture).where(sql`${table.profilePicture} is not null`),
    check('users_email_lower_case', sql`${table.email} = lower(${table.email})`),
  ],
);
export type User = typeof users.$inferSelect;

export const THEMES = ['SYSTEM', 'LIGHT', 'DARK'] as const;
export type Theme = (typeof THEMES)[number];
export const theme = pgEnum('theme', THEMES);

export const UNIT_SYSTEMS = ['METRIC', 'IMPERIAL'] as const;
export type UnitSystem = (typeof UNIT_SYSTEMS)[number];
export const unitSystem = pgEnum('unit_system', UNIT_SYSTEMS);

export const WEEK_STARTS = ['MONDAY', 'SATURDAY', 'SUNDAY'] as const;
export type WeekStart = (typeof WEEK_STARTS)[number];
export const weekStart = pgEnum('week_start', WEEK_STARTS);

/** How the apps shall look; no row stands for the defaults. */
export const preferences = pgTable('preferences', {
  userId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  theme: theme().notNull().default('SYSTEM'),
  units: unitSystem().notNull().default('METRIC'),
  weekStartsOn: weekStart().notNull().default('MONDAY'),
  /** The clients' own, of at most 16 KB. */
  clientData: jsonb().$type<Record<string, unknown>>().notNull().default({}),
});
export type Preferences = typeof preferences.$inferSelect;

export const CONSENT_KINDS = ['PHOTO_PROCESSING', 'AGE_16_OR_OLDER'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];
export const consentKind = pgEnum('consent_kind', CONSENT_KINDS);

/** One row per consent given; withdrawing it, or giving a newer version, closes the row: the history stays. */
export const consents = pgTable(
  'consents',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: consentKind().notNull(),
    version: integer().notNull(),
    givenAt: createdAt(),
    withdrawnAt: instant(),
  },
  (table) => [
    uniqueIndex('consents_active_key').on(table.userId, table.kind).where(sql`${table.withdrawnAt} is null`),
    index('consents_user_given_at_id').on(table.userId, table.givenAt, table.id),
  ],
);
export type Consent = typeof consents.$inferSelect;

export const EXPORT_STATUSES = ['PENDING', 'READY', 'FAILED', 'EXPIRED'] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];
export const exportStatus = pgEnum('export_status', EXPORT_STATUSES);

/** Copies of everything that a person asked for. */
export const dataExports = pgTable(
  'data_exports',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    status: exportStatus().notNull().default('PENDING'),
    /** Folder of the file in the storage. */
    folder: uuid().notNull(),
    bytes: bigint({ mode: 'number' }),
    completedAt: instant(),
    expiresAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('data_exports_pending_key').on(table.userId).where(sql`${table.status} = 'PENDING'`),
    index('data_exports_user_created_at_id').on(table.userId, table.createdAt, table.id),
  ],
);
export type DataExport = typeof dataExports.$inferSelect;

/** That an account was purged. Nothing leads from here to the person; they have the number by mail. */
export const purgeReceipts = pgTable('purge_receipts', {
  id: uuid().primaryKey(),
  closedAt: instant().notNull(),
  purgedAt: instant().notNull().defaultNow(),
  /** Folders of photos and other files that were removed. */
  folders: integer().notNull(),
});

/** What the audit log tells of. */
export const AUDIT_ACTIONS = [
  'LOGIN',
  'LOGIN_FAILED',
  'LOGOUT',
  'LOGOUT_EVERYWHERE',
  'REFRESH_TOKEN_REUSED',
  'REGISTRATION_REQUESTED',
  'EMAIL_VERIFIED',
  'PASSWORD_RESET_REQUESTED',
  'PASSWORD_RESET',
  'PASSWORD_CHANGED',
  'PASSWORD_REFUSED',
  'SESSION_REVOKED',
  'ACCOUNT_CLOSED',
  'ACCOUNT_RESTORED',
  'DATA_EXPORT_REQUESTED',
  'DATA_EXPORT_READ',
  'CONSENT_GIVEN',
  'CONSENT_WITHDRAWN',
  'EMAIL_UNSUBSCRIBED',
  'CONSULTATION_READ',
  'CONSULTATION_PHOTO_READ',
  'ROLE_CHANGED',
  'DERMATOLOGIST_INVITED',
  'ACCOUNT_LOOKED_UP',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Security events and every read of another person's data; appended, never changed. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: id(),
    /** Whose data or account. */
    subjectId: uuid().notNull(),
    /** Who did it; null for the system or somebody unknown. */
    actorId: uuid(),
    action: text().$type<AuditAction>().notNull(),
    objectId: uuid(),
    ip: text(),
    details: jsonb().$type<Record<string, string | number | boolean>>(),
    createdAt: createdAt(),
  },
  (table) => [
    index('audit_log_subject_created_at_id').on(table.subjectId, table.createdAt, table.id),
    index('audit_log_actor').on(table.actorId).where(sql`${table.actorId} is not null`),
    index('audit_log_object').on(table.objectId).where(sql`${table.objectId} is not null`),
  ],
);
export type AuditEntry = typeof auditLog.$inferSelect;
