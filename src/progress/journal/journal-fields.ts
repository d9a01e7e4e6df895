import { z } from 'zod';
import { userError } from '../../platform/errors.ts';
import { addDays } from '../../platform/time/calendar-days.ts';
import { localDay } from '../../platform/time/local-day.ts';
import { CYCLE_PHASES, type JournalEntry } from './journal.table.ts';

const FIRST_DAY = '2000-01-01';
const grade = (what: string) =>
  z
    .int(`${what} must be a whole number from 1 to 5.`)
    .min(1, `${what} must be at least 1.`)
    .max(5, `${what} must be at most 5.`);

/** Input of an entry; each field is absent, null or validated. */
export const journalFields = z.object({
  mood: grade('Mood').nullish(),
  stress: grade('Stress').nullish(),
  sleepHours: z
    .number()
    .min(0, 'Hours of sleep cannot be negative.')
    .max(24, 'A day has 24 hours.')
    .nullish(),
  cyclePhase: z.enum(CYCLE_PHASES).nullish(),
  text: z
    .string()
    .trim()
    .max(5000, 'An entry may have at most 5,000 characters.')
    .transform((text) => text || null)
    .nullish(),
});
export type JournalFields = z.input<typeof journalFields>;

const CONTENT = ['mood', 'stress', 'sleepHours', 'cyclePhase', 'text', 'photoFolder'] as const;

/** Throws the user error INVALID for an empty entry. */
export function requireContent(entry: Partial<JournalEntry>): void {
  if (CONTENT.some((name) => entry[name] != null)) return;
  throw userError('INVALID', 'Enter text or a value, or add a photo.');
}

/** Throws the user error INVALID for a day after tomorrow in the time zone (people travel), or before 2000. */
export function requireWrittenDay(day: string, timeZone: string): void {
  if (day > addDays(localDay(timeZone, new Date()), 1)) {
    throw userError('INVALID', 'The day is in the future.', 'day');
  }
  if (day < FIRST_DAY) throw userError('INVALID', 'The earliest day of a journal is 2000-01-01.', 'day');
}
