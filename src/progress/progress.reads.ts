import { and, eq } from 'drizzle-orm';
import { analysisIn } from '../analyses/analyses.reads.ts';
import { objectOf } from '../notifications/notifications.reads.ts';
import { type Arguments, byInstant, type Given, own, page, within } from '../platform/database/reads.ts';
import { type DayRange, spanOf } from '../platform/time/day-range.ts';
import { goals } from './goals/goals.table.ts';
import { journalEntries } from './journal/journal.table.ts';

export const ownGoals = page(goals, own, byInstant('createdAt'));
export const goalOfNotification = objectOf(goals, 'GOAL_REACHED');
export const analysisOfGoal = analysisIn(({ analysisId }: typeof goals) => analysisId);

const days = ({ filter }: Arguments) => ({ days: spanOf((filter ?? {}) as DayRange) });

export const ownJournal = page(
  journalEntries,
  ({ userId, day }, { viewer, args }) =>
    and(eq(userId, viewer), within(day, (args as Given<ReturnType<typeof days>>).days)),
  byInstant('day'),
  { given: days },
);
