import { localDay } from './local-day.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Zones lie within this of UTC. */
const FARTHEST = 15 * HOUR;

/** The day so many days later, or earlier; both are `YYYY-MM-DD`. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** Days from one day of the calendar to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

/** The first instant of a day in an IANA time zone, also where a clock change skips or repeats midnight. */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let before = midnight - FARTHEST;
  let within = midnight + FARTHEST;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (localDay(timeZone, new Date(middle)) >= day) within = middle;
    else before = middle;
  }
  return new Date(within);
}
