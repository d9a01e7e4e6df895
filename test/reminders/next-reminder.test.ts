import { describe, expect, it, test } from 'vitest';
import { addDays } from '../../src/platform/time/calendar-days.ts';
import { nextReminder, remindersAfter, wallTime } from '../../src/reminders/next-reminder.ts';
import { expectedReminders, localClock } from '../setup/wall-clock.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const listAfter = (timeZone: string, time: string, start: string, count: number, weekdays = EVERY_DAY) => {
  const reminders = remindersAfter({ timeZone, time, weekdays }, new Date(start));
  return Array.from({ length: count }, () => reminders.next().value!).map(
    ({ day, at }) => `${day} ${at.toISOString().slice(0, 16)}Z`,
  );
};

describe('the next reminder', () => {
  it.each([
    // The clock goes forward at 2:00 and back at 3:00: the same wall time, another instant.
    [
      'Europe/Berlin',
      '08:00',
      '2026-03-28T00:00Z',
      ['2026-03-28 2026-03-28T07:00Z', '2026-03-29 2026-03-29T06:00Z'],
    ],
    [
      'America/New_York',
      '21:30',
      '2026-11-01T00:00Z',
      ['2026-10-31 2026-11-01T01:30Z', '2026-11-01 2026-11-02T02:30Z'],
    ],
    [
      'Australia/Lord_Howe',
      '07:15',
      '2026-10-03T00:00Z',
      ['2026-10-04 2026-10-03T20:15Z', '2026-10-05 2026-10-04T20:15Z'],
    ],
    [
      'Asia/Kathmandu',
      '06:00',
      '2026-11-22T00:00Z',
      ['2026-11-22 2026-11-22T00:15Z', '2026-11-23 2026-11-23T00:15Z'],
    ],
  ])('in %s at %s after %s', (timeZone, time, start, reminders) => {
    expect(listAfter(timeZone, time, start, reminders.length)).toEqual(reminders);
  });

  it.each([
    // 2:30 does not exist; the first minute after the change is 3:00.
    [
      'Europe/Berlin',
      '02:30',
      '2026-03-29T00:00Z',
      ['2026-03-29 2026-03-29T01:00Z', '2026-03-30 2026-03-30T00:30Z'],
    ],
    ['America/New_York', '02:59', '2026-03-08T05:00Z', ['2026-03-08 2026-03-08T07:00Z']],
    // Half an hour is skipped, from 2:00 to 2:30.
    [
      'Australia/Lord_Howe',
      '02:10',
      '2026-10-03T14:00Z',
      ['2026-10-04 2026-10-03T15:30Z', '2026-10-05 2026-10-04T15:10Z'],
    ],
    // The change skips midnight, or ends on it.
    ['America/Sao_Paulo', '00:15', '2018-11-03T12:00Z', ['2018-11-04 2018-11-04T03:00Z']],
    [
      'America/Nuuk',
      '23:30',
      '2024-03-30T12:00Z',
      ['2024-03-30 2024-03-31T01:00Z', '2024-03-31 2024-04-01T00:30Z'],
    ],
    // The change ends at 0:44:30.
    ['Africa/Monrovia', '00:30', '1972-01-06T12:00Z', ['1972-01-07 1972-01-07T00:45Z']],
  ])(
    'comes at the first valid minute where a change skips it: %s at %s',
    (timeZone, time, start, reminders) => {
      expect(listAfter(timeZone, time, start, reminders.length)).toEqual(reminders);
    },
  );

  it.each([
    [
      'Europe/Berlin',
      '02:30',
      '2026-10-24T12:00Z',
      ['2026-10-25 2026-10-25T00:30Z', '2026-10-26 2026-10-26T01:30Z'],
    ],
    [
      'America/New_York',
      '01:00',
      '2026-10-31T12:00Z',
      ['2026-11-01 2026-11-01T05:00Z', '2026-11-02 2026-11-02T06:00Z'],
    ],
    [
      'Australia/Lord_Howe',
      '01:45',
      '2026-04-04T12:00Z',
      ['2026-04-05 2026-04-04T14:45Z', '2026-04-06 2026-04-05T15:15Z'],
    ],
  ])('comes once where the time comes twice: %s at %s', (timeZone, time, start, reminders) => {
    expect(listAfter(timeZone, time, start, reminders.length)).toEqual(reminders);
    const [day, first] = reminders[0]!.split(' ');
    const between = new Date(Date.parse(first!) + 60_000);
    expect(nextReminder({ timeZone, time, weekdays: EVERY_DAY }, between)?.day).toBe(addDays(day!, 1));
  });

  it('skips a day that a zone skipped', () => {
    expect(listAfter('Pacific/Apia', '08:00', '2011-12-29T00:00Z', 3)).toEqual([
      '2011-12-29 2011-12-29T18:00Z',
      '2011-12-31 2011-12-30T18:00Z',
      '2012-01-01 2011-12-31T18:00Z',
    ]);
    // The 30th would have been a Friday.
    expect(listAfter('Pacific/Apia', '08:00', '2011-12-24T00:00Z', 1, [5])).toEqual([
      '2012-01-06 2012-01-05T18:00Z',
    ]);
  });

  it('respects the weekdays, and is never at the instant itself', () => {
    expect(listAfter('UTC', '08:00', '2026-11-23T08:00Z', 3, [1, 4])).toEqual([
      '2026-11-26 2026-11-26T08:00Z',
      '2026-11-30 2026-11-30T08:00Z',
      '2026-12-03 2026-12-03T08:00Z',
    ]);
    expect(nextReminder({ timeZone: 'UTC', time: '08:00', weekdays: [] }, new Date())).toBeNull();
  });

  it('accepts old names of zones and rejects unknown ones', () => {
    expect(listAfter('Asia/Calcutta', '08:00', '2026-11-22T00:00Z', 1)).toEqual([
      '2026-11-22 2026-11-22T02:30Z',
    ]);
    expect(listAfter('PST', '08:00', '2026-11-22T00:00Z', 1)).toEqual(['2026-11-22 2026-11-22T16:00Z']);
    expect(wallTime(new Date('2026-11-22T16:00Z'), 'PST')).toBe('08:00');
    const unknown = { timeZone: 'Mars/Olympus', time: '08:00', weekdays: EVERY_DAY };
    expect(() => nextReminder(unknown, new Date())).toThrow(RangeError);
  });
});

/** The same numbers at every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** A minute near a change of the clock in a year where there is one, else any minute of the year. */
function somewhereIn(year: number, timeZone: string, next: () => number): number {
  const offset = (at: number) => {
    const { day, time } = localClock(timeZone, new Date(at));
    return Date.parse(`${day}T${time}Z`) - at;
  };
  const days = Array.from({ length: 365 }, (_, day) => Date.UTC(year, 0, 1 + day));
  const changes = days.filter((at) => offset(at) !== offset(at + 86_400_000));
  const chosen = changes.length > 0 ? changes : days;
  return chosen[Math.floor(next() * chosen.length)]!;
}

const ZONES = Intl.supportedValuesOf('timeZone');
test.each(Array.from({ length: 60 }, (_, seed) => seed))(
  'each local day has its reminder once, at its time or the first valid minute (%i)',
  (seed) => {
    const next = numbers(seed + 1);
    for (let skip = 0; skip < 10; skip += 1) next();
    const timeZone = ZONES[Math.floor(next() * ZONES.length)]!;
    const middle = somewhereIn(1975 + Math.floor(next() * 75), timeZone, next);
    const [from, to] = [new Date(middle - 2 * 86_400_000), new Date(middle + 3 * 86_400_000)];
    // Most changes are at night.
    const hour = Math.floor(next() < 0.7 ? next() * 4 : next() * 24);
    const time = `${String(hour).padStart(2, '0')}:${String(Math.floor(next() * 60)).padStart(2, '0')}`;
    const found = [];
    for (const { day, at } of remindersAfter({ timeZone, time, weekdays: EVERY_DAY }, from)) {
      if (at > to) break;
      found.push(`${day} ${at.toISOString()}`);
      expect(wallTime(at, timeZone)).toBe(localClock(timeZone, at).time);
    }
    expect(found, `${timeZone} at ${time}`).toEqual(expectedReminders(timeZone, time, from, to));
  },
);
