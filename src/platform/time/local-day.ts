import { LRUCache } from 'lru-cache';

const formats = new LRUCache<string, Intl.DateTimeFormat>({ max: 500 });

/** The calendar date, `YYYY-MM-DD`, of an instant in an IANA time zone. */
export function localDay(timeZone: string, instant: Date): string {
  const parts = formatOf(timeZone).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)!.value;
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/**
 * The full name of an IANA time zone, also for abbreviations such as PST that older accounts may have. Throws RangeError
 * for an unknown one.
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
