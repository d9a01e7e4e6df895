import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, real, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, updatedAt } from '../../platform/database/columns.ts';
import { users } from '../../users/users.table.ts';
import type { DermatologySpecialty } from './specialties.ts';

/**
 * The public profile of a dermatologist. It is kept when the role is revoked; the directory leaves out accounts without
 * the role and closed accounts.
 */
export const dermatologists = pgTable(
  'dermatologists',
  {
    userId: uuid()
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    displayName: text().notNull(),
    title: text(),
    specialties: text('specialities').array().$type<DermatologySpecialty[]>().notNull(),
    /** Primary language subtags of BCP 47. */
    languages: text().array().notNull(),
    bio: text(),
    acceptingCases: boolean().notNull().default(true),
    /** How many cases were rated, and their mean; written with each rating. */
    ratingCount: integer().notNull().default(0),
    ratingMean: real(),
    /** Median of the recent cases from claim to answer; written with each answer. */
    medianResponseMinutes: integer(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index('dermatologists_name_id').on(sql`lower(${table.displayName})`, table.userId),
    check('dermatologists_rated', sql`(${table.ratingMean} is null) = (${table.ratingCount} = 0)`),
  ],
);
export type Dermatologist = typeof dermatologists.$inferSelect;
