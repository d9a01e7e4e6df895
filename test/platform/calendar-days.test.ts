import { expect, test } from 'vitest';
import { addDays, daysBetween, startOfDay } from '../../src/platform/time/calendar-days.ts';
import { localDay } from '../../src/platform/time/local-day.ts';

test('days are counted by the calendar', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2025-03-01', -1)).toBe('2025-02-28');
  expect(daysBetween('2024-12-31', '2025-03-01')).toBe(60);
  expect(daysBetween('2025-03-30', '2025-03-29')).toBe(-1);
});

test.each([
  ['2026-11-22', 'UTC', '2026-11-22T00:00:00.000Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
  ['2026-07-01', 'Pacific/Kiritimati', '2026-06-30T10:00:00.000Z'],
  // Midnight was skipped: the day began at one o'clock.
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
])('%s in %s starts at %s', (day, zone, instant) => {
  const start = startOfDay(day, zone);
  expect(start.toISOString()).toBe(instant);
  expect(localDay(zone, start)).toBe(day);
  expect(localDay(zone, new Date(start.getTime() - 1))).toBe(addDays(day, -1));
});

test.each([
  // The zone left this day out: the next one began instead.
  ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ['0001-01-01', 'UTC', '0001-01-01T00:00:00.000Z'],
])('%s in %s starts at %s', (day, zone, instant) => {
  expect(startOfDay(day, zone).toISOString()).toBe(instant);
});

test('an unknown time zone is refused', () => {
  expect(() => startOfDay('2026-03-01', 'Nowhere/At_All')).toThrow(RangeError);
});
