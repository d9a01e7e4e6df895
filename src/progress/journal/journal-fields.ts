import { z } from 'zod';
import { requireDay, userError } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import { addDays } from '../../platform/time/calendar-days.ts';
import { localDay } from '../../platform/time/local-day.ts';
import { says, within } from '../../platform/validation.ts';
import { CYCLE_PHASES, type JournalEntry } from './journal.table.ts';

export const FIRST_DAY = '2000-01-01';

/** Input of an entry; each field is absent, null or validated. */
export const journalFields = z.object({
  mood: within(1, 5, 'progress.journal.mood').nullish(),
  stress: within(1, 5, 'progress.journal.stress').nullish(),
  sleepHours: z
    .number()
    .min(0, says('progress.journal.sleep-negative'))
    .max(24, says('progress.journal.sleep-too-long'))
    .nullish(),
  cyclePhase: z.enum(CYCLE_PHASES).nullish(),
  text: z
    .string()
    .trim()
    .max(5000, says('progress.journal.text-too-long'))
    .transform((text) => text || null)
    .nullish(),
});
export type JournalFields = z.input<typeof journalFields>;

const CONTENT = ['mood', 'stress', 'sleepHours', 'cyclePhase', 'text', 'photoFolder'] as const;

/** Throws the user error REQUIRED for an empty entry. */
export function requireContent(entry: Partial<JournalEntry>): void {
  if (CONTENT.some((name) => entry[name] != null)) return;
  throw userError('REQUIRED', message('progress.journal.empty'));
}

/** Throws TOO_LATE for a day after tomorrow in the time zone (people travel), and TOO_EARLY before 2000. */
export function requireWrittenDay(day: string, timeZone: string): void {
  const last = addDays(localDay(timeZone, new Date()), 1);
  const text =
    day > last
      ? message('progress.journal.future')
      : message('progress.journal.first-day', { day: { day: FIRST_DAY } });
  requireDay(day, [FIRST_DAY, last], text, 'day');
}
