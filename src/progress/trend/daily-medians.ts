import { median, type TimedValue } from './theil-sen.ts';

const DAY_MS = 86_400_000;

/** Whole days since 1970-01-01 of `YYYY-MM-DD`. */
export const dayOf = (localDay: string): number => Date.parse(`${localDay}T00:00:00Z`) / DAY_MS;

/** One value per calendar day, since photos of one day share light and skin; the earliest day first. */
export function dailyMedians(points: readonly { localDay: string; value: number }[]): TimedValue[] {
  const byDay = new Map<string, number[]>();
  for (const { localDay, value } of points) {
    const values = byDay.get(localDay);
    if (values) values.push(value);
    else byDay.set(localDay, [value]);
  }
  return [...byDay]
    .map(([localDay, values]) => ({ day: dayOf(localDay), value: medianOf(values) }))
    .sort((one, other) => one.day - other.day);
}

const medianOf = (values: readonly number[]): number => median(Float64Array.from(values).sort());
