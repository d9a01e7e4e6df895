import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
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
import { REGIONS } from '../rules/region.ts';
import {
  type ConcernSeverity,
  EXPERIENCES,
  PREGNANCIES,
  SENSITIVITIES,
  SKIN_TONES,
  SKIN_TYPES,
  type SkinConcern,
} from './profile/skin-profile.ts';

export const userRole = pgEnum('user_role', ROLES);
export const skinType = pgEnum('skin_type', SKIN_TYPES);
export const pregnancy = pgEnum('pregnancy', PREGNANCIES);
export const skinTone = pgEnum('skin_tone', SKIN_TONES);
export const region = pgEnum('region', REGIONS);
export const sensitivity = pgEnum('skin_sensitivity', SENSITIVITIES);
export const experience = pgEnum('care_experience', EXPERIENCES);

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
    /** Current year minus the age that the person gave. */
    birthYear: integer(),
    /** The day (UTC) on which the person gave the age; null if it is not known. */
    ageStatedOn: date({ mode: 'string' }),
    skinType: skinType(),
    /** The most important one first. */
    concerns: text().array().$type<SkinConcern[]>().notNull().default([]),
    /** Of some of the concerns; the others are mild. */
    concernSeverities: jsonb().$type<Partial<Record<SkinConcern, ConcernSeverity>>>().notNull().default({}),
    pregnancy: pregnancy().notNull().default('UNKNOWN'),
    skinTone: skinTone(),
    /** Null: that of the locale. */
    region: region(),
    sensitivity: sensitivity(),
    experience: experience(),
    fragranceFree: boolean().notNull().default(false),
    vegan: boolean().notNull().default(false),
    /** Storage folder of the profile picture; a new picture gets a new folder. */
    profilePicture: uuid(),
    emailVerifiedAt: instant(),
    lastLoginAt: instant(),
    /** Set when the account is closed. */
    deactivatedAt: instant(),
    /** Number of the receipt that remains after the purge. */
    purgeReceipt: uuid(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('users_email_key').on(table.email),
    // The beginning of an address, in any collation of the database.
    index('users_email_prefix').on(sql`${table.email} collate "C"`),
    index('users_created_at_id').on(table.createdAt, table.id),
    index('users_staff').on(table.createdAt, table.id).where(sql`${table.role} <> 'USER'`),
    index('users_unverified').on(table.createdAt, table.id).where(sql`${table.emailVerifiedAt} is null`),
    index('users_closed').on(table.createdAt, table.id).where(sql`${table.deactivatedAt} is not null`),
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

/** App preferences; no row means the defaults. */
export const preferences = pgTable('preferences', {
  userId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  theme: theme().notNull().default('SYSTEM'),
  units: unitSystem().notNull().default('METRIC'),
  weekStartsOn: weekStart().notNull().default('MONDAY'),
  /** App-defined data of at most 16 KB. */
  clientData: jsonb().$type<Record<string, unknown>>().notNull().default({}),
});
export type Preferences = typeof preferences.$inferSelect;
