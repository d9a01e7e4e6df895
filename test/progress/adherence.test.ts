import { describe, expect, it } from 'vitest';
import { SOMEBODY } from '../../src/platform/language/language.ts';
import { addDays } from '../../src/platform/time/calendar-days.ts';
import { AdherenceService } from '../../src/progress/adherence/adherence.service.ts';
import { adherenceOf, type DayRecord } from '../../src/progress/adherence/adherence.ts';

/** `x` all done, `o` none, `-` half, `.` nothing planned; the last one is today. */
const days = (pattern: string): DayRecord[] =>
  [...pattern].map((sign, index) => ({
    day: addDays('2026-01-01', index),
    planned: sign === '.' ? 0 : 4,
    done: { x: 4, o: 0, '-': 2, '.': 0 }[sign]!,
  }));

describe('streaks', () => {
  it.each([
    ['', 0, 0],
    ['o', 0, 0],
    ['x', 1, 1],
    ['xxx', 3, 3],
    ['xxo', 2, 2],
    ['xx-', 2, 2],
    ['xxox', 1, 2],
    ['xx-xo', 1, 2],
    ['xxoo', 0, 2],
    ['x..x.x', 3, 3],
    ['...', 0, 0],
    ['xxxxoxx', 2, 4],
  ])('of "%s" are %d now and %d at most', (pattern, current, longest) => {
    const { currentStreak, longestStreak } = adherenceOf(days(pattern));
    expect([currentStreak, longestStreak]).toEqual([current, longest]);
  });

  it('never decrease when another step is done', () => {
    for (let run = 0; run < 300; run += 1) {
      const pattern = Array.from({ length: 40 }, () => 'xxxo-.'[Math.floor(Math.random() * 6)]).join('');
      const before = adherenceOf(days(pattern));
      const better = days(pattern).map((day, index) =>
        index === run % 40 ? { ...day, done: day.planned } : day,
      );
      const after = adherenceOf(better);
      expect(after.currentStreak).toBeGreaterThanOrEqual(before.currentStreak);
      expect(after.longestStreak).toBeGreaterThanOrEqual(before.longestStreak);
      expect(after.longestStreak).toBeGreaterThanOrEqual(after.currentStreak);
    }
  });
});

describe('shares', () => {
  it('count the last 7 and 30 days', () => {
    const { sevenDays, thirtyDays } = adherenceOf(days(`${'x'.repeat(23)}${'o'.repeat(4)}xxx`));
    expect(sevenDays).toEqual({ planned: 28, done: 12, percent: 300 / 7 });
    expect(thirtyDays).toEqual({ planned: 120, done: 104, percent: 1040 / 12 });
  });

  it('do not decrease because today is not over', () => {
    expect(adherenceOf(days('xxxxxxo')).sevenDays).toEqual({ planned: 24, done: 24, percent: 100 });
    expect(adherenceOf(days('xxxxxx-')).sevenDays.percent).toBe(100);
    expect(adherenceOf(days('o')).sevenDays.percent).toBeNull();
  });
});

describe('days', () => {
  const spans: string[][] = [];
  const service = new AdherenceService({
    records: async (_viewer, from, to) => {
      spans.push([from, to]);
      const all: DayRecord[] = [];
      for (let day = from; day <= to; day = addDays(day, 1)) all.push({ day, planned: 1, done: 1 });
      return all;
    },
  });
  const viewer = { ...SOMEBODY, userId: 'u', sessionId: 's', role: 'USER' as const, expiresAt: new Date() };

  it.each([
    // Both sides of midnight, of the clock changes, and of the date line.
    ['Europe/Berlin', '2026-03-28T22:59:59Z', '2026-03-28'],
    ['Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T21:59:59Z', '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T22:00:00Z', '2026-03-30'],
    ['Europe/Berlin', '2026-10-25T22:59:59Z', '2026-10-25'],
    ['Europe/Berlin', '2026-10-25T23:00:00Z', '2026-10-26'],
    ['Pacific/Kiritimati', '2026-05-01T10:00:00Z', '2026-05-02'],
    ['Pacific/Pago_Pago', '2026-05-01T10:59:59Z', '2026-04-30'],
  ])('end with today in %s at %s', async (timeZone, now, today) => {
    const { days, currentStreak } = await service.adherence(viewer, timeZone, new Date(now));
    expect(spans.at(-1)).toEqual([addDays(today, -399), today]);
    expect(days.at(-1)?.day).toBe(today);
    expect(days).toHaveLength(30);
    expect(currentStreak).toBe(400);
  });
});
