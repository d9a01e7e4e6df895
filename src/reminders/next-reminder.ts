import { Temporal } from 'temporal-polyfill';
import { zoneName } from '../platform/time/local-day.ts';

/** Reminder settings, in local time. */
export interface ReminderTimes {
  /** `HH:MM` */
  time: string;
  /** 1 is Monday, 7 Sunday. */
  weekdays: readonly number[];
  /** IANA name. */
  timeZone: string;
}

export interface PlannedReminder {
  /** The local day that it is for, `YYYY-MM-DD`. */
  day: string;
  at: Date;
}

/** Any weekday occurs within this many days, even where a time zone skipped one. */
const MOST_DAYS = 16;

/**
 * The instant of a local time on a local day. A time skipped by a clock change becomes the first whole minute after the
 * gap, an ambiguous one the earlier of the two; null for a day that the zone skipped. Throws RangeError for an unknown
 * zone.
 */
function instantOn(day: Temporal.PlainDate, time: string, timeZone: string): Temporal.ZonedDateTime | null {
  const wall = day.toPlainDateTime(Temporal.PlainTime.from(time));
  const exact = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (exact.toPlainDateTime().equals(wall)) return exact;
  const isLeftOut = !day.toZonedDateTime(timeZone).toPlainDate().equals(day);
  // `earlier` gave a time before the change, which is the next one from there.
  const change = isLeftOut ? null : exact.getTimeZoneTransition('next');
  return change?.round({ smallestUnit: 'minute', roundingMode: 'ceil' }) ?? null;
}

/** The reminders after an instant, earliest first, without end. Throws RangeError for an unknown zone. */
export function* remindersAfter(times: ReminderTimes, after: Date): Generator<PlannedReminder> {
  const { time, weekdays } = times;
  const timeZone = zoneName(times.timeZone);
  const instant = Temporal.Instant.fromEpochMilliseconds(after.getTime());
  let day = instant.toZonedDateTimeISO(timeZone).toPlainDate();
  for (let barren = 0; barren < MOST_DAYS; barren += 1) {
    const at = weekdays.includes(day.dayOfWeek) ? instantOn(day, time, timeZone) : null;
    if (at && at.epochMilliseconds > after.getTime()) {
      yield { day: day.toString(), at: new Date(at.epochMilliseconds) };
      barren = 0;
    }
    day = day.add({ days: 1 });
  }
}

/** The first reminder after an instant; null without weekdays. Throws RangeError for an unknown zone. */
export const nextReminder = (times: ReminderTimes, after: Date): PlannedReminder | null =>
  remindersAfter(times, after).next().value ?? null;

/** Local time, `HH:MM`. */
export const wallTime = (at: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zoneName(timeZone))
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
