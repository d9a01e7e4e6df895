import { and, eq, gte, lt, sql } from 'drizzle-orm';
import { analysisIn } from '../analyses/analyses.reads.ts';
import { objectOf } from '../notifications/notifications.reads.ts';
import { byInstant, own, page } from '../platform/database/reads.ts';
import type { DayRange } from '../platform/time/day-range.ts';
import { goals } from './goals/goals.table.ts';
import { journalEntries } from './journal/journal.table.ts';

export const ownGoals = page(goals, own, byInstant('createdAt'));
export const goalOfNotification = objectOf(goals, 'GOAL_REACHED');
export const analysisOfGoal = analysisIn(({ analysisId }: typeof goals) => analysisId);

/** With `<=` the index would go by the last day instead of the cursor. */
export const ownJournal = page(
  journalEntries,
  ({ userId, day }, { viewer, args }) => {
    const { from, to } = (args.filter ?? {}) as DayRange;
    return and(
      eq(userId, viewer),
      from ? gte(day, from) : undefined,
      to ? lt(day, sql`${to}::date + 1`) : undefined,
    );
  },
  byInstant('day'),
);
