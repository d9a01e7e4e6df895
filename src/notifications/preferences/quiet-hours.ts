import { Temporal } from 'temporal-polyfill';
import { zoneName } from '../../platform/time/local-day.ts';

/** In the user's local time; they may cross midnight. */
export interface QuietHours {
  /** `HH:MM`, the first quiet minute. */
  from: string;
  /** `HH:MM`, the first minute that is not quiet. */
  to: string;
}

/**
 * The end of the quiet hours that contain an instant; null if none do. An end that a clock change skips becomes the
 * first minute after the gap; if it occurs twice, the next one after the instant counts.
 */
export function quietHoursEnd(now: Date, timeZone: string, { from, to }: QuietHours): Date | null {
  const instant = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  const zone = zoneName(timeZone);
  const local = instant.toZonedDateTimeISO(zone).toPlainDateTime();
  const [time, start, end] = [
    local.toPlainTime(),
    Temporal.PlainTime.from(from),
    Temporal.PlainTime.from(to),
  ];
  const begun = Temporal.PlainTime.compare(time, start) >= 0;
  const over = Temporal.PlainTime.compare(time, end) >= 0;
  const crossesMidnight = Temporal.PlainTime.compare(start, end) > 0;
  const quiet = crossesMidnight ? begun || !over : begun && !over;
  if (!quiet) return null;
  const day = local.toPlainDate().add({ days: over ? 1 : 0 });
  return new Date(firstAfter(instant, day.toPlainDateTime(end), zone).epochMilliseconds);
}

function firstAfter(
  now: Temporal.Instant,
  local: Temporal.PlainDateTime,
  timeZone: string,
): Temporal.Instant {
  const first = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (!first.toPlainDateTime().equals(local)) {
    const skip = first.getTimeZoneTransition('next');
    if (skip) return skip.toInstant();
  }
  if (Temporal.Instant.compare(first.toInstant(), now) > 0) return first.toInstant();
  return local.toZonedDateTime(timeZone, { disambiguation: 'later' }).toInstant();
}
