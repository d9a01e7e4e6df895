import { eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/database.ts';
import { addDays, startOfDay } from '../../platform/time/calendar-days.ts';
import { goals } from '../goals/goals.table.ts';
import { CYCLE_PHASES, journalEntries } from './journal.table.ts';

const DAYS = 56;
const EVERY = 2;
const TEXTS = [
  'Slept badly, skin feels tight.',
  'Long day, forgot to drink.',
  null,
  'Calmer than last week.',
  null,
  'A walk in the sun, with sunscreen.',
  'No new spots.',
];

/** Eight weeks of a journal, and a goal, unless they exist. @param today as `YYYY-MM-DD` in UTC */
export async function insertDemoJournal(db: Database, userId: string, today: string): Promise<void> {
  if ((await db.$count(journalEntries, eq(journalEntries.userId, userId))) > 0) return;
  const entries = Array.from({ length: DAYS / EVERY }, (_, index) => {
    const day = index * EVERY;
    return {
      ...{ userId, clientRequestId: `demo-${index}`, day: addDays(today, day - DAYS + 1) },
      mood: Math.min(5, 2 + Math.round(day / 28) + (index % 3 === 0 ? 1 : 0)),
      stress: Math.max(1, 4 - Math.round(day / 28) - (index % 4 === 0 ? 1 : 0)),
      sleepHours: 6 + ((index * 5) % 5) / 2,
      cyclePhase: CYCLE_PHASES[Math.floor((day % 28) / 7)],
      text: TEXTS[index % TEXTS.length],
    };
  });
  const day = addDays(today, 60);
  const goal = { userId, clientRequestId: 'demo', metric: 'REDNESS', target: 30, baseline: 62, day };
  await db.transaction(async (tx) => {
    await tx.insert(journalEntries).values(entries);
    await tx.insert(goals).values({ ...goal, endsAt: startOfDay(addDays(day, 1), 'UTC') });
  });
}
