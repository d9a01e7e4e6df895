import { Temporal } from 'temporal-polyfill';
import { zoneName } from './local-day.ts';

const DAY = 86_400_000;

/** Adds days to a `YYYY-MM-DD` date; negative numbers subtract. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** Number of days from one calendar date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

/**
 * The first instant of a day in an IANA time zone, even if a clock change skips or repeats midnight. Throws RangeError
 * for an unknown zone.
 */
export const startOfDay = (day: string, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(zoneName(timeZone)).epochMilliseconds);
