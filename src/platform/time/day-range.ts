import { addDays, startOfDay } from './calendar-days.ts';

/** Both ends included; null is open. */
export interface DayRange {
  from?: string | null;
  to?: string | null;
}

/** At or after `since`, and before `until`. */
export interface Span {
  since: string;
  until: string;
}

/** Nothing is stored of other times, and the calendar has no year 10000. */
const [FIRST, LAST] = ['1900-01-01', '9000-01-01'] as const;

/** The days themselves, or their instants for somebody in a time zone; null if both ends are open. */
export function spanOf({ from, to }: DayRange, viewer?: { timeZone: string }): Span | null {
  if (!from && !to) return null;
  const at = (day: string) => {
    const known = day < FIRST ? FIRST : day > LAST ? LAST : day;
    return viewer ? startOfDay(known, viewer.timeZone).toISOString() : known;
  };
  return { since: at(from ?? FIRST), until: at(to && to < LAST ? addDays(to, 1) : LAST) };
}
