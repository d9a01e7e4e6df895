import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ActivateRoutineDocument,
  CreateRoutineDocument,
  LogRoutineStepDocument,
  MyAdherenceDocument,
  MyStatisticsDocument,
  type RoutineSkipReason,
} from '../../operations/generated.ts';
import { addDays } from '../../src/platform/time/calendar-days.ts';
import { localDay } from '../../src/platform/time/local-day.ts';
import { routinePeriods, routines } from '../../src/routines/plans/routines.table.ts';
import { users } from '../../src/users/users.table.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { uuidOf } from '../setup/ids.ts';

describe('adherence', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());

  const adherenceOf = async (user: TestUser) =>
    (await user.client.request(MyAdherenceDocument, {})).viewer.adherence;

  /** An active routine of two daily steps that began so many days ago; returns how to do its steps on a day. */
  async function routineOf(user: TestUser, daysAgo: number, timeZone = 'UTC') {
    await api.db.update(users).set({ timeZone }).where(eq(users.id, user.id));
    const { createRoutine } = await user.client.request(CreateRoutineDocument, {
      input: {
        name: 'Plain',
        steps: [
          { session: 'AM', kind: 'SUNSCREEN', name: 'Day shield', spf: 50 },
          { session: 'PM', kind: 'CLEANSER', name: 'Soft foam' },
        ],
      },
    });
    const { id, steps } = createRoutine.routine!;
    await user.client.request(ActivateRoutineDocument, { input: { id } });
    const today = localDay(timeZone, new Date());
    const startsOn = addDays(today, -daysAgo);
    await api.db
      .update(routines)
      .set({ startsOn })
      .where(eq(routines.id, uuidOf(id)));
    await api.db
      .update(routinePeriods)
      .set({ startedOn: startsOn })
      .where(eq(routinePeriods.routineId, uuidOf(id)));
    const done = async (ago: number, count = 2) => {
      for (const { id: stepId } of steps.slice(0, count)) {
        const input = { stepId, day: addDays(today, -ago) };
        const { logRoutineStep } = await user.client.request(LogRoutineStepDocument, { input });
        expect(logRoutineStep.userErrors).toEqual([]);
      }
    };
    const skip = async (ago: number, reason: RoutineSkipReason | null, count = 2) => {
      for (const { id: stepId } of steps.slice(0, count)) {
        const input = { stepId, day: addDays(today, -ago), outcome: 'SKIPPED' as const, reason };
        const { logRoutineStep } = await user.client.request(LogRoutineStepDocument, { input });
        expect(logRoutineStep.log).toMatchObject({ outcome: 'SKIPPED', reason });
      }
    };
    return { today, done, skip };
  }

  it('is empty without a routine', async () => {
    const nothing = { plannedCount: 0, doneCount: 0, percent: null };
    expect(await adherenceOf(await api.createUser())).toMatchObject({
      ...{ currentStreak: 0, longestStreak: 0, sevenDays: nothing, thirtyDays: nothing },
    });
  });

  it.each(['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
    'counts streaks and shares by the days of %s',
    async (timeZone) => {
      const user = await api.createUser();
      const { today, done } = await routineOf(user, 9, timeZone);
      for (const ago of [9, 8, 7, 6, 4, 3, 2]) await done(ago);
      await done(5, 1);
      await done(1);
      const before = await adherenceOf(user);
      expect(before).toMatchObject({
        ...{ currentStreak: 4, longestStreak: 4 },
        sevenDays: { plannedCount: 12, doneCount: 11, percent: expect.closeTo((100 * 11) / 12) },
        thirtyDays: { plannedCount: 18, doneCount: 17 },
      });
      expect(before.days.at(-1)).toEqual({ day: today, plannedCount: 2, doneCount: 0 });
      await done(0);
      expect(await adherenceOf(user)).toMatchObject({
        ...{ currentStreak: 5, longestStreak: 5, sevenDays: { plannedCount: 14, doneCount: 13 } },
      });
    },
  );

  it.each(['IRRITATION', 'RECOVERY', 'ON_ADVICE'] as const)(
    'counts a step that was left out for %s as neither planned nor done',
    async (reason) => {
      const user = await api.createUser();
      const { done, skip } = await routineOf(user, 5);
      for (const ago of [5, 4, 1]) await done(ago);
      await done(3);
      await skip(3, reason, 1);
      await skip(2, reason);
      const adherence = await adherenceOf(user);
      // Four days with everything done that was planned; the day without any is no day of the streak.
      expect(adherence).toMatchObject({
        ...{ currentStreak: 4, longestStreak: 4 },
        sevenDays: { plannedCount: 7, doneCount: 7, percent: 100 },
      });
      expect(adherence.days.slice(-4, -2)).toMatchObject([
        { plannedCount: 1, doneCount: 1 },
        { plannedCount: 0, doneCount: 0 },
      ]);
      const { viewer } = await user.client.request(MyStatisticsDocument, {});
      expect(viewer.statistics).toMatchObject({ currentStreak: 4, longestStreak: 4 });
    },
  );

  it.each([null, 'TRAVEL', 'FORGOT', 'OTHER'] as const)(
    'breaks a streak at a step that was left out for %s',
    async (reason) => {
      const user = await api.createUser();
      const { done, skip } = await routineOf(user, 3);
      for (const ago of [3, 2, 1]) await done(ago);
      await skip(2, reason, 1);
      expect(await adherenceOf(user)).toMatchObject({
        ...{ currentStreak: 1, longestStreak: 1, sevenDays: { plannedCount: 6, doneCount: 5 } },
      });
    },
  );

  it('gives no streak for leaving everything out', async () => {
    const user = await api.createUser();
    const { skip } = await routineOf(user, 6);
    for (const ago of [6, 5, 4, 3, 2, 1, 0]) await skip(ago, 'IRRITATION');
    expect(await adherenceOf(user)).toMatchObject({
      ...{ currentStreak: 0, longestStreak: 0, sevenDays: { plannedCount: 0, doneCount: 0, percent: null } },
    });
  });

  it('is read with the same number of statements for any history', async () => {
    const [short, long] = [await api.createUser(), await api.createUser()];
    await routineOf(short, 0);
    const { done } = await routineOf(long, 30);
    for (const ago of [20, 10, 5]) await done(ago);
    const count = async (user: TestUser) => (await api.statements(() => adherenceOf(user))).length;
    expect(await count(long)).toBe(await count(short));
    expect(await count(long)).toBeLessThanOrEqual(5);
  });

  it('is rejected for anonymous callers', async () => {
    const { errors } = await api.stranger().sendText(String(MyAdherenceDocument), {});
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
