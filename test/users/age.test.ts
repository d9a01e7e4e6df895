import { describe, expect, it } from 'vitest';
import { ageOf, statedAge } from '../../src/users/age.ts';

const at = (day: string) => new Date(`${day}T12:00:00Z`);
const DAY_MS = 86_400_000;

describe('the age of a person', () => {
  it('is the stated one from that day on, and grows on the same day of later years', () => {
    const stated = statedAge(15, at('2026-03-10'));
    const ages = ['2026-03-10', '2026-12-31', '2027-01-01', '2027-03-09', '2027-03-10', '2028-03-09'];
    expect(ages.map((day) => ageOf(stated, at(day)))).toEqual([15, 15, 15, 15, 16, 16]);
  });

  it.each(['2026-01-01', '2026-12-31', '2028-02-29', '2028-03-01'])(
    'stated on %s is never above that of the youngest person it may be',
    (day) => {
      const stated = statedAge(12, at(day));
      // Born twelve years before that day at the latest.
      const born = new Date(at(day));
      born.setUTCFullYear(born.getUTCFullYear() - 12);
      if (born.getUTCDate() !== at(day).getUTCDate()) born.setUTCDate(0);
      expect(ageOf(stated, at(day))).toBe(12);
      for (let now = at(day).getTime(), end = now + 7 * 366 * DAY_MS; now < end; now += DAY_MS) {
        const today = new Date(now);
        const before = today.toISOString().slice(5, 10) < born.toISOString().slice(5, 10) ? 1 : 0;
        const youngest = today.getUTCFullYear() - born.getUTCFullYear() - before;
        expect(ageOf(stated, today)).toBeLessThanOrEqual(youngest);
        expect(ageOf(stated, today)).toBeGreaterThanOrEqual(youngest - 1);
      }
    },
  );

  it('of a year of birth alone is that of someone born on its last day', () => {
    const old = { birthYear: 2010, ageStatedOn: null };
    expect(['2026-01-01', '2026-12-30', '2026-12-31'].map((day) => ageOf(old, at(day)))).toEqual([
      15, 15, 16,
    ]);
    expect(ageOf({ birthYear: null, ageStatedOn: null })).toBeNull();
  });
});
