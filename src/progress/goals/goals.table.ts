import { sql } from 'drizzle-orm';
import { date, index, pgTable, real, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { analyses, photoKind } from '../../analyses/analyses.table.ts';
import { createdAt, id, instant, updatedAt } from '../../platform/database/columns.ts';
import { users } from '../../users/users.table.ts';

export const goals = pgTable(
  'goals',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    clientRequestId: text().notNull(),
    /** Of what was asked for (`contentHash`); null before version 0.2. */
    contentHash: text(),
    /** Key of a metric of the model. */
    metric: text().notNull(),
    target: real().notNull(),
    /** The last day that counts. */
    day: date('date', { mode: 'string' }).notNull(),
    /** The end of that day in the person's time zone at the time it was chosen. */
    endsAt: instant().notNull(),
    /** Value of the latest analysis when the goal was set. */
    baseline: real(),
    /** Kind of that analysis: only photos of it count. Null without one: then the two photos must be of one kind. */
    photoKind: photoKind(),
    reachedAt: instant(),
    /** The analysis that reached it. */
    analysisId: uuid().references(() => analyses.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('goals_user_client_request_key').on(table.userId, table.clientRequestId),
    index('goals_user_created_at_id').on(table.userId, table.createdAt, table.id),
    index('goals_unreached').on(table.userId).where(sql`${table.reachedAt} is null`),
    index('goals_analysis').on(table.analysisId),
  ],
);
export type Goal = typeof goals.$inferSelect;
