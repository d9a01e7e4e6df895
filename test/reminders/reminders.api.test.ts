import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  ActivateRoutineDocument,
  CreateRoutineDocument,
  DeleteRoutineDocument,
  LogRoutineStepDocument,
  MyNotificationsDocument,
  MyReminderSettingsDocument,
  MyUpcomingRemindersDocument,
  NotificationReceivedDocument,
  PauseRoutineDocument,
  ReportReactionDocument,
  UpdateNotificationPreferencesDocument,
  UpdateProfileDocument,
  UpdateReminderSettingsDocument,
} from '../../operations/generated.ts';
import { encodeSequenceCursor } from '../../src/graphql/types/cursor.ts';
import { addDays } from '../../src/platform/time/calendar-days.ts';
import { localDay } from '../../src/platform/time/local-day.ts';
import { reminders } from '../../src/reminders/reminders.table.ts';
import type { TestUser } from '../setup/api.ts';
import { uuidOf } from '../setup/ids.ts';
import { localClock } from '../setup/wall-clock.ts';
import { api, follow, NOON, person, rowsOf, setUp, upcoming, update } from './reminder-setup.ts';

setUp();

describe('upcoming reminders', () => {
  it('are those of sessions with open steps, soonest first, in the person’s time zone', async () => {
    const user = await person();
    const timeZone = 'Asia/Kathmandu';
    await user.client.request(UpdateProfileDocument, { input: { timeZone } });
    await update(user, { morning: { enabled: true }, evening: { enabled: true, time: '23:59' } });
    expect(await upcoming(user)).toEqual([]);
    const { id, name } = await follow(user);
    const list = await upcoming(user, 50);
    expect(list.length).toBeGreaterThanOrEqual(27);
    expect(list.map(({ dueAt }) => dueAt)).toEqual(list.map(({ dueAt }) => dueAt).sort());
    for (const { dueAt, day, time, session, stepCount, routine } of list) {
      expect(routine).toEqual({ id, name });
      expect(localClock(timeZone, new Date(dueAt))).toEqual({ day, time });
      expect([session, time, stepCount]).toEqual(session === 'AM' ? ['AM', '08:00', 2] : ['PM', '23:59', 1]);
    }
    expect(Date.parse(list.at(-1)!.dueAt)).toBeLessThanOrEqual(Date.now() + 14 * 86_400_000);
    expect(await upcoming(user, 3)).toEqual(list.slice(0, 3));
    expect(await upcoming(user)).toHaveLength(10);
  });

  it('exclude logged, paused and already sent steps, and are empty without an active routine', async () => {
    const user = await person();
    await user.client.request(UpdateProfileDocument, { input: { timeZone: NOON } });
    await update(user, { evening: { enabled: true } });
    const { id, steps } = await follow(user, ['PM', 'PM']);
    const today = localDay(NOON, new Date());
    const [first] = await upcoming(user);
    expect(first).toMatchObject({ day: today, stepCount: 2 });
    await user.client.request(LogRoutineStepDocument, { input: { stepId: steps[0]!.id } });
    expect((await upcoming(user))[0]).toMatchObject({ day: today, stepCount: 1 });
    await user.client.request(LogRoutineStepDocument, {
      input: { stepId: steps[1]!.id, outcome: 'SKIPPED' },
    });
    expect((await upcoming(user))[0]).toMatchObject({ day: addDays(today, 1), stepCount: 2 });
    await api.db
      .update(reminders)
      .set({ remindedOn: addDays(today, 1) })
      .where(eq(reminders.userId, user.id));
    expect((await upcoming(user))[0]).toMatchObject({ day: addDays(today, 2) });
    await user.client.request(PauseRoutineDocument, { input: { id } });
    expect(await upcoming(user)).toEqual([]);
    await user.client.request(ActivateRoutineDocument, { input: { id } });
    expect(await upcoming(user)).not.toEqual([]);
    await update(user, { evening: { enabled: false } });
    expect(await upcoming(user)).toEqual([]);
  });

  it('are empty while notifications of their kind have no channel', async () => {
    const user = await person();
    await update(user, { morning: { enabled: true } });
    await follow(user);
    const kind = 'ROUTINE_REMINDER';
    const set = (channel: 'IN_APP' | 'EMAIL', enabled: boolean) =>
      user.client.request(UpdateNotificationPreferencesDocument, {
        input: { toggles: [{ kind, channel, enabled }] },
      });
    await set('IN_APP', false);
    expect(await upcoming(user)).toEqual([]);
    await set('EMAIL', true);
    expect(await upcoming(user)).not.toEqual([]);
    await api.db.execute(sql`update notification_preferences set email_suspended_at = now()
      where user_id = ${user.id}`);
    expect(await upcoming(user)).toEqual([]);
    await set('IN_APP', true);
    expect(await upcoming(user)).not.toEqual([]);
  });

  it('work in a zone stored by an old abbreviation', async () => {
    const user = await person();
    await update(user, { morning: { enabled: true } });
    await follow(user);
    await api.db.execute(sql`update users set time_zone = 'PST' where id = ${user.id}`);
    const [first] = await upcoming(user);
    expect(first).toMatchObject({ time: '08:00' });
    expect(localClock('America/Los_Angeles', new Date(first!.dueAt))).toEqual({
      day: first!.day,
      time: '08:00',
    });
  });

  it('exclude actives that are paused after a reaction', async () => {
    const user = await person();
    await user.client.request(UpdateProfileDocument, { input: { timeZone: NOON } });
    await update(user, { evening: { enabled: true } });
    await user.client.request(CreateRoutineDocument, {
      input: {
        name: 'Glow',
        steps: [{ session: 'PM', kind: 'RETINOID', name: 'Night serum', label: 'Aqua, Retinol' }],
        activate: true,
      },
    });
    const before = (await upcoming(user, 50)).length;
    await user.client.request(ReportReactionDocument, { input: { severity: 'MILD', symptoms: ['REDNESS'] } });
    const after = await upcoming(user, 50);
    expect(before).toBeGreaterThan(0);
    expect(after.length).toBeLessThan(before);
    expect(after[0]!.day >= addDays(localDay(NOON, new Date()), 7)).toBe(true);
  });

  it.each([0, 51, -1])('refuse first: %i', async (first) => {
    const { errors } = await (await person()).client.send(MyUpcomingRemindersDocument, { first });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('take the same number of statements for any length', async () => {
    const user = await person();
    await update(user, { morning: { enabled: true }, evening: { enabled: true } });
    await follow(user, ['AM']);
    const few = await api.statements(() => upcoming(user, 1));
    await follow(user, ['AM', 'AM', 'AM', 'PM', 'PM', 'PM', 'PM']);
    expect(await api.statements(() => upcoming(user, 50))).toHaveLength(few.length);
    expect(few.length).toBeLessThanOrEqual(7);
  });
});

describe('a reminder', () => {
  const due = (user: TestUser) =>
    api.db.execute(sql`update reminders set next_at = now(), next_on = ${localDay('UTC', new Date())}
      where user_id = ${user.id}`);
  const told = async (user: TestUser) =>
    (await user.client.request(MyNotificationsDocument, { first: 100 })).viewer.notifications.nodes;

  it('reaches the person live, names the routine, and is followed by that of another day', async () => {
    const user = await person();
    await update(user, { morning: { enabled: true } });
    const { id } = await follow(user);
    const live = user.client.subscribe(NotificationReceivedDocument, { after: encodeSequenceCursor(0) });
    const pushed = live.next();
    await due(user);
    expect((await pushed).value?.notificationReceived).toMatchObject({
      kind: 'ROUTINE_REMINDER',
      title: 'Your morning routine',
      message: '2 steps of “Glow” are due.',
      routine: { id, name: 'Glow' },
      goal: null,
    });
    await live.return?.();
    expect(await told(user)).toHaveLength(1);
    const [row] = await rowsOf(user);
    expect(row!.nextAt!.getTime()).toBeGreaterThan(Date.now());
    await user.client.request(DeleteRoutineDocument, { input: { id } });
    expect((await told(user))[0]).toMatchObject({ kind: 'ROUTINE_REMINDER', routine: null });
  });

  it('is listed with its own routine, with as many statements for one as for many', async () => {
    const [user, other] = [await person(), await person()];
    const mine = await follow(user);
    const theirs = await follow(other);
    const insert = (routineId: string, from: number, to: number) =>
      api.db.execute(sql`insert into notifications (id, user_id, sequence, kind, title, message, object_id, cause)
        select gen_random_uuid(), ${user.id}, n, 'ROUTINE_REMINDER', 'T', 'M', ${uuidOf(routineId)}, n::text
        from generate_series(${from}::int, ${to}::int) n`);
    await insert(mine.id, 1, 1);
    const one = await api.statements(() => told(user));
    await insert(mine.id, 2, 20);
    await insert(theirs.id, 21, 22);
    expect(await api.statements(() => told(user))).toHaveLength(one.length);
    const routineIds = (await told(user)).map(({ routine }) => routine?.id ?? null);
    expect(routineIds).toEqual([null, null, ...Array.from({ length: 20 }, () => mine.id)]);
  });
});

it.each([
  ['viewer.reminderSettings', MyReminderSettingsDocument, {}],
  ['viewer.upcomingReminders', MyUpcomingRemindersDocument, {}],
  ['updateReminderSettings', UpdateReminderSettingsDocument, { input: {} }],
] as const)('%s is closed to strangers', async (_name, document, variables) => {
  const { errors } = await api.stranger().sendText(String(document), variables);
  expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
});
