import { Temporal } from 'temporal-polyfill';
import { zoneName } from './local-day.ts';

const DAY = 86_400_000;

/** The day so many days later, or earlier; both are `YYYY-MM-DD`. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** Days from one day of the calendar to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

/**
 * The first instant of a day in an IANA time zone, also where a clock change skips or repeats midnight. Throws RangeError
 * for a zone that is unknown.
 */
export const startOfDay = (day: string, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(zoneName(timeZone)).epochMilliseconds);
