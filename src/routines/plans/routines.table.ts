import { sql } from 'drizzle-orm';
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
import { analyses } from '../../analyses/analyses.table.ts';
import { createdAt, id, instant, updatedAt } from '../../platform/database/columns.ts';
import { pregnancy, users } from '../../users/users.table.ts';
import type { GenerationNote } from '../rules/generation.ts';
import { REACTION_SEVERITIES, REACTION_SYMPTOMS } from '../rules/reactions.ts';
import {
  ROUTINE_SESSIONS,
  type RoutineSession,
  STEP_TYPES,
  type StepSchedule,
  type StepType,
} from '../rules/routine-plan.ts';
import type { RoutineProfile } from './profile-answers.ts';

export const ROUTINE_ORIGINS = ['GENERATED', 'OWN'] as const;
export type RoutineOrigin = (typeof ROUTINE_ORIGINS)[number];
export const routineOrigin = pgEnum('routine_origin', ROUTINE_ORIGINS);

export const ROUTINE_STATUSES = ['DRAFT', 'ACTIVE', 'PAUSED'] as const;
export type RoutineStatus = (typeof ROUTINE_STATUSES)[number];
export const routineStatus = pgEnum('routine_status', ROUTINE_STATUSES);

export const routineSession = pgEnum('routine_session', ROUTINE_SESSIONS);
export const stepType = pgEnum('routine_step_type', STEP_TYPES);

export const routines = pgTable(
  'routines',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    clientRequestId: text().notNull(),
    /** Of what was asked for (`contentHash`); null before version 0.2. */
    contentHash: text(),
    name: text().notNull(),
    origin: routineOrigin().notNull(),
    status: routineStatus().notNull().default('DRAFT'),
    /** First day of the cycle and of steps without a start day; moves to the day of the first activation. */
    startsOn: date({ mode: 'string' }).notNull(),
    activatedAt: instant(),
    /** A record of what it was made for; never knowledge of the person. */
    profile: jsonb().$type<RoutineProfile>().notNull(),
    /** Notes of the generator. */
    notes: jsonb().$type<GenerationNote[]>().notNull().default([]),
    /** Whether notes and reasons may speak of what the consent HEALTH_DATA allows to keep. */
    usesHealthData: boolean().notNull().default(false),
    rulesVersion: text().notNull(),
    analysisId: uuid().references(() => analyses.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('routines_user_client_request_key').on(table.userId, table.clientRequestId),
    uniqueIndex('routines_active_key').on(table.userId).where(sql`status = 'ACTIVE'`),
    index('routines_user_created_at_id').on(table.userId, table.createdAt, table.id),
    index('routines_analysis').on(table.analysisId),
  ],
);
export type Routine = typeof routines.$inferSelect;

/** Periods in which a routine was active, as days in the person's time zone. */
export const routinePeriods = pgTable(
  'routine_periods',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    routineId: uuid()
      .notNull()
      .references(() => routines.id, { onDelete: 'cascade' }),
    startedOn: date({ mode: 'string' }).notNull(),
    /** First day after the period; null while it is active. */
    endedOn: date({ mode: 'string' }),
  },
  (table) => [
    uniqueIndex('routine_periods_routine_start_key').on(table.routineId, table.startedOn),
    index('routine_periods_user_start').on(table.userId, table.startedOn),
  ],
);

/** An item of a label, or a proposed ingredient. */
export interface StepIngredient {
  text: string;
  /** Null if the name on the label is unknown. */
  ingredientId: string | null;
  /** 1-based position on the label; null for a proposal. */
  position: number | null;
  /** As printed, in per cent. */
  percent: number | null;
  /** 0..1 of the match. */
  confidence: number;
}

export const routineSteps = pgTable(
  'routine_steps',
  {
    id: id(),
    routineId: uuid()
      .notNull()
      .references(() => routines.id, { onDelete: 'cascade' }),
    /** Order of use within the routine. */
    position: integer().notNull(),
    session: routineSession().notNull(),
    type: stepType().notNull(),
    name: text().notNull(),
    /** The list of ingredients as pasted. */
    label: text(),
    ingredients: jsonb().$type<StepIngredient[]>().notNull().default([]),
    schedule: jsonb().$type<StepSchedule>().notNull(),
    startsOn: date({ mode: 'string' }),
    pausedFrom: date({ mode: 'string' }),
    /** First day after the pause; `9999-12-31` while an emergency holds the step. */
    pausedUntil: date({ mode: 'string' }),
    prescribed: boolean().notNull().default(false),
    established: boolean().notNull().default(false),
    /** Copied from the medications of the account; one that the person typed is not, nor is a copy under a new name. */
    fromMedications: boolean().notNull().default(false),
    /** The pregnancy in which a doctor allowed what is prescribed; null when that changes, or the product does. */
    allowedFor: pregnancy(),
    spf: integer(),
    openedOn: date({ mode: 'string' }),
    usableMonths: integer(),
    instructions: text(),
    waitBeforeMinutes: integer().notNull().default(0),
    waitAfterMinutes: integer().notNull().default(0),
    ruleId: text(),
    reason: text(),
    source: text(),
    createdAt: createdAt(),
  },
  (table) => [index('routine_steps_routine_position').on(table.routineId, table.position)],
);
export type RoutineStep = typeof routineSteps.$inferSelect;

export const LOG_OUTCOMES = ['DONE', 'SKIPPED'] as const;
export type LogOutcome = (typeof LOG_OUTCOMES)[number];
export const logOutcome = pgEnum('routine_log_outcome', LOG_OUTCOMES);

export const SKIP_REASONS = ['IRRITATION', 'RECOVERY', 'ON_ADVICE', 'TRAVEL', 'FORGOT', 'OTHER'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];
export const skipReason = pgEnum('routine_skip_reason', SKIP_REASONS);

/** At most one per step and day; a step has one session. Kept when its step is deleted. */
export const routineStepLogs = pgTable(
  'routine_step_logs',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    routineId: uuid()
      .notNull()
      .references(() => routines.id, { onDelete: 'cascade' }),
    stepId: uuid().references(() => routineSteps.id, { onDelete: 'set null' }),
    day: date({ mode: 'string' }).notNull(),
    session: routineSession().notNull(),
    outcome: logOutcome().notNull(),
    /** Why it was skipped; null if the person did not say. */
    skipReason: skipReason(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('routine_step_logs_step_day_key').on(table.stepId, table.day),
    index('routine_step_logs_user_day').on(table.userId, table.day),
    index('routine_step_logs_routine_day').on(table.routineId, table.day),
  ],
);
export type RoutineStepLog = typeof routineStepLogs.$inferSelect;

/** At most one per person: the latest day on which the active routine held a leave-on AHA that was then removed or paused. */
export const ahaUses = pgTable('aha_uses', {
  userId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  lastDay: date({ mode: 'string' }).notNull(),
});

export const reactionSeverity = pgEnum('skin_reaction_severity', REACTION_SEVERITIES);

export const reactionSymptom = pgEnum('skin_reaction_symptom', REACTION_SYMPTOMS);

/** A product in use in the days before a reaction, as it was called then. */
export interface UsedProduct {
  /** Null for a product outside the routines. */
  stepId: string | null;
  name: string;
  /** The same as that of the step. */
  type: StepType | null;
  session: RoutineSession | null;
  /** Whether it contains a suspected ingredient, or was named by the person. */
  suspected: boolean;
  /** Number of days on which it was planned and on which it was logged as done. */
  plannedDays: number;
  doneDays: number;
  /** As of the step. */
  fromMedications?: boolean;
}

export const skinReactions = pgTable(
  'skin_reactions',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    clientRequestId: text().notNull(),
    /** Of what was asked for (`contentHash`); null before version 0.2. */
    contentHash: text(),
    routineId: uuid().references(() => routines.id, { onDelete: 'set null' }),
    stepId: uuid().references(() => routineSteps.id, { onDelete: 'set null' }),
    severity: reactionSeverity().notNull(),
    symptoms: reactionSymptom().array().notNull(),
    note: text(),
    /** INCI names of the suspected ingredients. */
    suspects: text().array().notNull(),
    /** What was used in the days before; empty for reactions that were reported before this was kept. */
    used: jsonb().$type<UsedProduct[]>().notNull().default([]),
    occurredOn: date({ mode: 'string' }).notNull(),
    /** First day on which actives may be resumed. */
    restsUntil: date({ mode: 'string' }).notNull(),
    /** When the person confirmed that a doctor allows products again; until then an emergency holds all routines. */
    clearedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('skin_reactions_user_client_request_key').on(table.userId, table.clientRequestId),
    index('skin_reactions_user_created_at_id').on(table.userId, table.createdAt, table.id),
    index('skin_reactions_routine').on(table.routineId),
    index('skin_reactions_step').on(table.stepId),
  ],
);
export type SkinReaction = typeof skinReactions.$inferSelect;
