import { expect, test } from 'vitest';
import { planReminder, turnOf } from '../../src/reminders/reminder-plan.ts';
import type { Reminder } from '../../src/reminders/reminders.table.ts';
import { expectedReminders } from '../setup/wall-clock.ts';

const MINUTE = 60_000;
const ZONES = [
  ['Europe/Berlin', '2026-03-27'],
  ['Europe/Berlin', '2026-10-23'],
  ['America/New_York', '2026-03-06'],
  ['Australia/Lord_Howe', '2026-10-02'],
  ['Australia/Lord_Howe', '2026-04-03'],
  ['America/Nuuk', '2026-03-26'],
  ['Asia/Kathmandu', '2026-11-20'],
  ['Pacific/Apia', '2011-12-28'],
] as const;
const reminder: Reminder = {
  ...{ userId: 'one', session: 'AM', enabled: true, time: '02:30', weekdays: [1, 2, 3, 4, 5, 6, 7] },
  ...{ timeZone: 'UTC', nextAt: null, nextOn: null, remindedOn: null },
};

/** The days reminded of by a scheduler that polls late; each poll has its own delay in minutes. */
function toldDays(timeZone: string, from: Date, to: Date, delays: readonly number[]) {
  let row: Reminder = { ...reminder, ...planReminder(reminder, timeZone, from) };
  const told: { day: string; at: Date; lateBy: number }[] = [];
  for (let look = 0; row.nextAt! <= to; look += 1) {
    const planned = row.nextAt!;
    const now = new Date(
      Math.max(planned.getTime(), told.at(-1)?.at.getTime() ?? 0) + delays[look % delays.length]! * MINUTE,
    );
    const { day, plan } = turnOf(row, { timeZone }, now);
    if (day) told.push({ day, at: now, lateBy: (now.getTime() - planned.getTime()) / MINUTE });
    row = { ...row, ...plan, remindedOn: day ?? row.remindedOn };
    expect(row.nextAt!.getTime()).toBeGreaterThan(planned.getTime());
  }
  return told;
}

test.each(ZONES)(
  'every day is told once in %s after %s, however late within two hours',
  (timeZone, start) => {
    const from = new Date(`${start}T12:00:00Z`);
    const to = new Date(from.getTime() + 6 * 1440 * MINUTE);
    const expected = expectedReminders(timeZone, reminder.time, from, to).map((each) => each.slice(0, 10));
    for (const delays of [[0], [1], [120], [3, 119, 0, 60]]) {
      expect(toldDays(timeZone, from, to, delays).map(({ day }) => day)).toEqual(expected);
    }
  },
);

test.each(ZONES)('outages make nothing come twice or too late in %s after %s', (timeZone, start) => {
  const from = new Date(`${start}T12:00:00Z`);
  const to = new Date(from.getTime() + 20 * 1440 * MINUTE);
  const days = new Set(expectedReminders(timeZone, reminder.time, from, to).map((each) => each.slice(0, 10)));
  const told = toldDays(timeZone, from, to, [0, 4000, 0, 121, 1500, 30, 2 * 1440 + 60]);
  expect(told.length).toBeGreaterThan(3);
  expect(told.length).toBeLessThan(days.size);
  expect(new Set(told.map(({ day }) => day)).size).toBe(told.length);
  for (const { day, lateBy } of told) {
    expect(days.has(day)).toBe(true);
    expect(lateBy).toBeLessThanOrEqual(120);
  }
});
