import { LRUCache } from 'lru-cache';

const formats = new LRUCache<string, Intl.DateTimeFormat>({ max: 500 });

/** The day of the calendar, `YYYY-MM-DD`, that an instant falls on in an IANA time zone. */
export function localDay(timeZone: string, instant: Date): string {
  const parts = formatOf(timeZone).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)!.value;
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/**
 * The full name of an IANA time zone, also for short ones such as PST that older accounts may hold. Throws RangeError for
 * one that is unknown.
 */
export const zoneName = (timeZone: string): string => formatOf(timeZone).resolvedOptions().timeZone;

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const options = {
    timeZone,
    calendar: 'iso8601',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  } as const;
  const format = new Intl.DateTimeFormat('en-u-nu-latn', options);
  formats.set(timeZone, format);
  return format;
}
