import { addDays, startOfDay } from './calendar-days.ts';

/** Both ends included; null is open. */
export interface DayRange {
  from?: string | null;
  to?: string | null;
}

/** What happened at or after `since`, and before `until`. */
export interface Span {
  since: string;
  until: string;
}

/** Nothing is stored of other times, and the calendar has no year 10000. */
const [FIRST, LAST] = ['1900-01-01', '9000-01-01'] as const;

/** The instants of the days in a time zone; null if both ends are open. */
export function spanOf({ from, to }: DayRange, timeZone: string): Span | null {
  if (!from && !to) return null;
  const instant = (day: string) =>
    startOfDay(day < FIRST ? FIRST : day > LAST ? LAST : day, timeZone).toISOString();
  return { since: instant(from ?? FIRST), until: instant(to && to < LAST ? addDays(to, 1) : LAST) };
}
