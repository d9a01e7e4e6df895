import { date, index, jsonb, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, updatedAt } from '../../platform/database/columns.ts';
import { users } from '../../users/users.table.ts';
import { routineSteps, type StepIngredient, skinReactions } from '../plans/routines.table.ts';

export const PATCH_TEST_RESULTS = ['CLEAR', 'REACTED', 'ABANDONED'] as const;
export type PatchTestResult = (typeof PATCH_TEST_RESULTS)[number];
export const patchTestResult = pgEnum('patch_test_result', PATCH_TEST_RESULTS);

/** A product tried on a small spot before it is used on the face. */
export const patchTests = pgTable(
  'patch_tests',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    clientRequestId: text().notNull(),
    /** Of what was asked for (`contentHash`); null before version 0.2. */
    contentHash: text(),
    name: text().notNull(),
    /** The list of ingredients as pasted. */
    label: text(),
    ingredients: jsonb().$type<StepIngredient[]>().notNull(),
    /** The step that it is meant for. */
    stepId: uuid().references(() => routineSteps.id, { onDelete: 'set null' }),
    /** The first day, in the person's time zone. */
    startedOn: date({ mode: 'string' }).notNull(),
    /** Null while it runs, and after it has expired. */
    result: patchTestResult(),
    recordedAt: instant(),
    note: text(),
    /** The reaction that was journaled. */
    reactionId: uuid().references(() => skinReactions.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('patch_tests_user_client_request_key').on(table.userId, table.clientRequestId),
    index('patch_tests_user_created_at_id').on(table.userId, table.createdAt, table.id),
    index('patch_tests_step').on(table.stepId),
    index('patch_tests_reaction').on(table.reactionId),
  ],
);
export type PatchTest = typeof patchTests.$inferSelect;
