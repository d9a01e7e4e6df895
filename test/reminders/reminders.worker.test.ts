import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createLog } from '../../src/platform/logging/log.ts';
import { localDay } from '../../src/platform/time/local-day.ts';
import { RemindersWorker } from '../../src/reminders/reminders.worker.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';
import { insertPeople, openScheduler, toldCounts } from '../setup/rows/reminder-rows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('polls for reminders until it is stopped, whatever happens to the database', async () => {
  const [scheduler, other] = [await openScheduler(database.url), await openScheduler(database.url)];
  const { db } = other.connection;
  const lines: string[] = [];
  const log = createLog({ level: 'silent', readable: false });
  const keep = (first: unknown, text = String(first)) => lines.push(text);
  Object.assign(log, { warn: keep, info: keep });
  const due = () =>
    insertPeople(
      db,
      Array.from({ length: 3 }, () => ({ nextAt: new Date(), nextOn: localDay('UTC', new Date()) })),
    );
  const told = (people: number) =>
    vi.waitFor(async () => expect(await toldCounts(db)).toMatchObject({ people, told: people }), {
      timeout: 180_000,
      interval: 100,
    });

  const worker = new RemindersWorker(scheduler.fire, log);
  await due();
  worker.start();
  await told(3);
  await db.execute(sql`alter table reminders rename to away`);
  await vi.waitFor(() => expect(lines).toEqual(['Reminders cannot be sent; retrying.']), {
    timeout: 180_000,
  });
  await db.execute(sql`alter table away rename to reminders`);
  await due();
  await told(6);
  expect(lines.slice(1)).toEqual(['Reminders are being sent again.']);
  await db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
    where pid <> pg_backend_pid() and datname = current_database()`);
  await due();
  await told(9);

  await worker.stop();
  await worker.stop();
  await due();
  expect(await toldCounts(db)).toMatchObject({ told: 9 });
  const [left] = await db.execute(sql`select count(*)::int as due from reminders where next_at <= now()`);
  expect(left).toEqual({ due: 3 });
  await Promise.all([scheduler.connection.close(), other.connection.close()]);
});

it('uses the clock of the database, not a wrong local one', async () => {
  const own = await createTestDatabase();
  const { connection, fire } = await openScheduler(own.url);
  const { db } = connection;
  const now = new Date();
  const tomorrow = new Date(now.getTime() + 86_400_000);
  await insertPeople(db, [
    { nextAt: now, nextOn: localDay('UTC', now) },
    { nextAt: tomorrow, nextOn: localDay('UTC', tomorrow) },
  ]);
  vi.useFakeTimers({ toFake: ['Date'], now: tomorrow.getTime() + 3_600_000 });
  try {
    while (await fire.batch());
  } finally {
    vi.useRealTimers();
  }
  expect((await toldCounts(db)).told).toBe(1);
  await connection.close();
  await own.drop();
});
