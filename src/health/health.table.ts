import {
  boolean,
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
import { createdAt, id, updatedAt } from '../platform/database/columns.ts';
import { MEDICINE_ROUTES } from '../rules/medicines/medicine-facts.ts';
import type { Allergy, Diagnosis, ProcedureKind } from '../users/profile/skin-profile.ts';
import { users } from '../users/users.table.ts';

export interface Procedure {
  kind: ProcedureKind;
  /** `YYYY-MM-DD` */
  day: string;
  restWeeks: number;
}

/** What the consent HEALTH_DATA allows to keep, besides medications; no row means that nothing was said. */
export const healthProfiles = pgTable('health_profiles', {
  userId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  diagnoses: text().array().$type<Diagnosis[]>().notNull().default([]),
  allergies: text().array().$type<Allergy[]>().notNull().default([]),
  procedures: jsonb().$type<Procedure[]>().notNull().default([]),
  /** Stated; a medication in use takes it back. */
  noMedications: boolean().notNull().default(false),
  updatedAt: updatedAt(),
});
export type HealthProfile = typeof healthProfiles.$inferSelect;

export const medicationRoute = pgEnum('medication_route', MEDICINE_ROUTES);

export const MEDICATION_SESSIONS = ['AM', 'PM'] as const;
export type MedicationSession = (typeof MEDICATION_SESSIONS)[number];
export const medicationSession = pgEnum('medication_session', MEDICATION_SESSIONS);

export const medications = pgTable(
  'medications',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    clientRequestId: text().notNull(),
    /** Of what was asked for (`contentHash`); null before version 0.2. */
    contentHash: text(),
    /** As typed. */
    name: text().notNull(),
    strength: text(),
    /** As stated; null leaves it to the name and the strength. */
    route: medicationRoute(),
    session: medicationSession(),
    everyDays: integer(),
    startedOn: date({ mode: 'string' }),
    /** Last day of use. */
    endedOn: date({ mode: 'string' }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('medications_user_client_request_key').on(table.userId, table.clientRequestId),
    index('medications_user_created_at_id').on(table.userId, table.createdAt, table.id),
  ],
);
export type Medication = typeof medications.$inferSelect;
