import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NotificationDraft } from '../../src/notifications/notifications.service.ts';
import { SOMEBODY } from '../../src/platform/language/language.ts';
import { createLog } from '../../src/platform/logging/log.ts';
import { RemindersService } from '../../src/reminders/reminders.service.ts';
import { Accounts } from '../../src/users/accounts.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';
import { insertPeople, openScheduler, reminderOf, toldCounts } from '../setup/rows/reminder-rows.ts';
import { readDraft } from '../setup/walks/read-draft.ts';

const AT = new Date('2026-11-23T08:00:00Z');
const DUE = { nextAt: AT, nextOn: '2026-11-23' };
const TOMORROW = { nextAt: new Date('2026-11-24T08:00:00Z'), nextOn: '2026-11-24' };
const plus = (minutes: number, from = AT) => new Date(from.getTime() + minutes * 60_000);

let database: TestDatabase;
let scheduler: Awaited<ReturnType<typeof openScheduler>>;
let statements: string[] = [];
const lines: string[] = [];
const log = createLog({ level: 'silent', readable: false });
beforeAll(async () => {
  database = await createTestDatabase();
  Object.assign(log, { warn: (_details: object, text: string) => lines.push(text) });
  scheduler = await openScheduler(database.url, { log, onStatement: (text) => statements.push(text) });
});
afterAll(async () => {
  await scheduler.connection.close();
  await database.drop();
});

const db = () => scheduler.connection.db;
/** Until nothing more is due; at most so many batches that it must have ended. */
async function fireAll(now: Date, { fire } = scheduler): Promise<void> {
  for (let batch = 0; await fire.batch(now); batch += 1) expect(batch).toBeLessThan(100);
}
const told = async (userId: string) =>
  (
    await db().execute(sql`select code, params, cause, object_id from notifications where user_id = ${userId}
      order by sequence`)
  ).map((row) => {
    const { cause, object_id, code, params } = row as {
      cause: string;
      object_id: string;
      code: string;
      params: object;
    };
    const [title, message] = readDraft({ code, params } as unknown as NotificationDraft, 'en');
    return { title, message, cause, object_id };
  });
const logStep = (userId: string, outcome: string, day = '2026-11-23') =>
  db().execute(sql`insert into routine_step_logs (id, user_id, routine_id, step_id, day, session, outcome)
    select gen_random_uuid(), user_id, routine_id, s.id, ${day}, s.session, ${outcome}::routine_log_outcome
    from routine_steps s join routines r on r.id = s.routine_id
    where r.user_id = ${userId} and not exists
      (select 1 from routine_step_logs l where l.step_id = s.id and l.day = ${day}) order by position limit 1`);

describe('a reminder that is due', () => {
  it('says how many steps there are, once, and is scheduled for its next day', async () => {
    const [user] = await insertPeople(db(), [{ ...DUE, name: 'Glow' }]);
    await fireAll(plus(-1));
    expect(await told(user!)).toEqual([]);
    await fireAll(AT);
    await fireAll(plus(1));
    const [only, ...others] = await told(user!);
    expect(others).toEqual([]);
    const [routine] = await db().execute(sql`select id from routines where user_id = ${user}`);
    expect(only).toEqual({
      title: 'Your morning routine',
      message: '2 steps of “Glow” are due.',
      cause: `reminder:${routine!.id}:AM:2026-11-23`,
      object_id: routine!.id,
    });
    expect(await reminderOf(db(), user!)).toMatchObject({ ...TOMORROW, remindedOn: '2026-11-23' });
    await fireAll(TOMORROW.nextAt);
    expect(await told(user!)).toHaveLength(2);
  });

  it('counts the steps of its session that are due on its day and not logged', async () => {
    const monday = { kind: 'WEEKDAYS' as const, weekdays: [1] };
    const tuesday = { kind: 'WEEKDAYS' as const, weekdays: [2] };
    const [one, evening, begun, done, skipped, other, none] = await insertPeople(db(), [
      { ...DUE, schedules: [monday, tuesday] },
      { ...DUE, session: 'PM' },
      DUE,
      DUE,
      DUE,
      { ...DUE, schedules: [tuesday] },
      { ...DUE, session: 'PM' },
    ]);
    await logStep(begun!, 'DONE');
    for (const outcome of ['DONE', 'SKIPPED']) await logStep(done!, outcome);
    await logStep(skipped!, 'DONE', '2026-11-22');
    await db().execute(sql`update reminders set session = 'AM' where user_id = ${none}`);
    await fireAll(AT);
    const texts = async (user?: string) => (await told(user!)).map(({ title, message }) => [title, message]);
    expect(await texts(one)).toEqual([['Your morning routine', '1 step of “Mine” is due.']]);
    expect(await texts(evening)).toEqual([['Your evening routine', '2 steps of “Mine” are due.']]);
    expect(await texts(begun)).toEqual([['Your morning routine', '1 of 2 steps of “Mine” is still open.']]);
    expect(await texts(skipped)).toEqual([['Your morning routine', '2 steps of “Mine” are due.']]);
    for (const user of [done, other, none]) {
      expect(await texts(user)).toEqual([]);
      expect(await reminderOf(db(), user!)).toMatchObject({ ...TOMORROW, remindedOn: null });
    }
  });

  it('is not sent without an active routine, before it starts and while its steps are paused', async () => {
    const [paused, draft, later, resting] = await insertPeople(db(), [DUE, DUE, DUE, DUE]);
    await db().execute(sql`update routines set status = 'PAUSED' where user_id = ${paused}`);
    await db().execute(sql`update routines set status = 'DRAFT' where user_id = ${draft}`);
    await db().execute(sql`update routines set starts_on = '2026-11-24' where user_id = ${later}`);
    await db().execute(sql`update routine_steps set paused_from = '2026-11-20', paused_until = '2026-11-27'
      where routine_id = (select id from routines where user_id = ${resting})`);
    await fireAll(AT);
    for (const user of [paused, draft, later, resting]) expect(await told(user!)).toEqual([]);
    await fireAll(TOMORROW.nextAt);
    expect(await told(later!)).toHaveLength(1);
    expect(await told(resting!)).toEqual([]);
  });

  it('is sent once a day, even if its time, its zone or the routine changes afterward', async () => {
    const [user] = await insertPeople(db(), [DUE]);
    const viewer = { ...SOMEBODY, userId: user!, sessionId: '', role: 'USER' as const, expiresAt: AT };
    const settings = new RemindersService(db(), new Accounts(db()));
    await fireAll(AT);
    await settings.update(viewer, { morning: { time: '09:00' } }, plus(5));
    expect(await reminderOf(db(), user!)).toMatchObject({ nextAt: plus(60), nextOn: '2026-11-23' });
    await fireAll(plus(60));
    await db().execute(sql`update routines set status = 'PAUSED' where user_id = ${user}`);
    await db().execute(sql`insert into routines select gen_random_uuid(), user_id, 'next', name, origin, 'ACTIVE',
      starts_on, activated_at, profile, notes, rules_version from routines where user_id = ${user}`);
    await db().execute(sql`update reminders set next_at = ${plus(90).toISOString()}, next_on = '2026-11-23'
      where user_id = ${user}`);
    await fireAll(plus(90));
    expect(await told(user!)).toHaveLength(1);
    expect((await reminderOf(db(), user!)).nextOn).toBe('2026-11-24');
  });

  it('is skipped if it is more than two hours late, but today’s is not lost', async () => {
    const [late, intime, days] = await insertPeople(db(), [
      DUE,
      DUE,
      { nextAt: plus(-3 * 1440), nextOn: '2026-11-20' },
    ]);
    await fireAll(plus(119));
    expect(await told(intime!)).toHaveLength(1);
    expect(await told(late!)).toHaveLength(1);
    expect((await told(days!)).map(({ cause }) => cause.slice(-10))).toEqual(['2026-11-23']);
    const [gone] = await insertPeople(db(), [DUE]);
    await fireAll(plus(121));
    expect(await told(gone!)).toEqual([]);
    expect(await reminderOf(db(), gone!)).toMatchObject(TOMORROW);
  });

  it('waits while the account is closed, and resumes when it is restored', async () => {
    const [user] = await insertPeople(db(), [DUE]);
    await db().execute(sql`update users set deactivated_at = now() where id = ${user}`);
    await fireAll(AT);
    expect(await told(user!)).toEqual([]);
    expect(await reminderOf(db(), user!)).toMatchObject(TOMORROW);
    await db().execute(sql`update users set deactivated_at = null where id = ${user}`);
    await fireAll(TOMORROW.nextAt);
    expect(await told(user!)).toHaveLength(1);
  });

  it('is not sent by a time zone that the person has left', async () => {
    const [user] = await insertPeople(db(), [DUE]);
    await db().execute(sql`update users set time_zone = 'America/New_York' where id = ${user}`);
    await fireAll(AT);
    expect(await told(user!)).toEqual([]);
    expect(await reminderOf(db(), user!)).toMatchObject({
      timeZone: 'America/New_York',
      nextAt: new Date('2026-11-23T13:00:00Z'),
      nextOn: '2026-11-23',
    });
  });

  it('takes as many statements for a hundred people as for one', async () => {
    const reads = async () => {
      statements = [];
      await scheduler.fire.batch(AT);
      return statements.length;
    };
    await insertPeople(db(), [DUE]);
    const one = await reads();
    await insertPeople(
      db(),
      Array.from({ length: 100 }, () => DUE),
    );
    expect(await reads()).toBe(one);
    await fireAll(AT);
  });

  it('takes as many statements to mail a hundred people as one', async () => {
    const mailed = async (count: number) => {
      const ids = await insertPeople(
        db(),
        Array.from({ length: count }, () => DUE),
      );
      for (const id of ids) {
        await db().execute(sql`update users set email_verified_at = now() where id = ${id}`);
        await db().execute(sql`insert into notification_preferences (user_id, toggles)
          values (${id}, '{"EMAIL:ROUTINE_REMINDER": true}')`);
      }
      statements = [];
      await scheduler.fire.batch(AT);
      const made = statements.length;
      const jobs = await db().execute(
        sql`select data->>'userId' as id from pgboss.job where name = 'send-notification-mail'`,
      );
      expect(jobs.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
      return made;
    };
    expect(await mailed(100)).toBe(await mailed(1));
  });
});

describe('a reminder that cannot be handled', () => {
  it('does not hold up the others: an unknown zone is retried a day later', async () => {
    const [lost, fine] = await insertPeople(db(), [
      { ...DUE, timeZone: 'Mars/Olympus', nextAt: plus(-1) },
      DUE,
    ]);
    await fireAll(AT);
    expect(await told(fine!)).toHaveLength(1);
    expect(await reminderOf(db(), lost!)).toMatchObject({ nextAt: plus(1440), nextOn: null });
    await db().execute(sql`update users set time_zone = 'UTC' where id = ${lost}`);
    await fireAll(plus(1441));
    expect(await reminderOf(db(), lost!)).toMatchObject({
      timeZone: 'UTC',
      nextAt: new Date('2026-11-25T08:00:00Z'),
    });
  });

  it('does not hold up the others: after an error it is retried in an hour, and the error is logged', async () => {
    const [broken, ...fine] = await insertPeople(db(), [{ ...DUE, nextAt: plus(-1) }, DUE, DUE]);
    await db().execute(sql`update routine_steps set schedule = 'null'
      where routine_id = (select id from routines where user_id = ${broken})`);
    lines.length = 0;
    await fireAll(AT);
    for (const user of fine) expect(await told(user)).toHaveLength(1);
    expect(await told(broken!)).toEqual([]);
    expect(await reminderOf(db(), broken!)).toMatchObject({ nextAt: plus(60), nextOn: null });
    expect(lines).toEqual(['A reminder failed; retrying in an hour.']);
    await db().execute(sql`update routine_steps set schedule = '{"kind": "DAILY"}'
      where routine_id = (select id from routines where user_id = ${broken})`);
    await fireAll(plus(61));
    expect(await told(broken!)).toHaveLength(1);
  });
});

describe('several schedulers on one database', () => {
  let own: TestDatabase;
  beforeAll(async () => {
    own = await createTestDatabase();
  });
  afterAll(() => own.drop());

  it('notify each person once', async () => {
    const schedulers = await Promise.all([1, 2, 3].map(() => openScheduler(own.url)));
    const [{ connection }] = schedulers as [Awaited<ReturnType<typeof openScheduler>>];
    const people = Array.from({ length: 600 }, () => DUE);
    const ids = await insertPeople(connection.db, people);
    // Half of them are reminded of both sessions at the same minute.
    await connection.db.execute(sql`insert into routine_steps (id, routine_id, position, session, type, name, schedule)
      select gen_random_uuid(), id, 9, 'PM', 'SERUM', 'Night', '{"kind": "DAILY"}' from routines
      where user_id::text < '8'`);
    await connection.db.execute(sql`insert into reminders select user_id, 'PM', enabled, time, weekdays, time_zone,
      next_at, next_on from reminders where user_id::text < '8'`);
    const both = ids.filter((id) => id < '8').length;
    await Promise.all(schedulers.map((each) => fireAll(AT, each)));
    await fireAll(AT, schedulers[0]);
    const all = ids.length + both;
    expect(await toldCounts(connection.db)).toEqual({ people: ids.length, told: all, causes: all });
    const [left] = await connection.db.execute(
      sql`select count(*)::int as due from reminders where next_on <> '2026-11-24'`,
    );
    expect(left).toEqual({ due: 0 });
    for (const each of schedulers) await each.connection.close();
  });
});
