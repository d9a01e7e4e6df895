import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pendingRegistrations } from '../../src/auth/auth.table.ts';
import { deleteExpiredRows } from '../../src/auth/expired-rows.ts';
import { addRegistration, soleRegistration } from '../../src/auth/registration/pending-registrations.ts';
import {
  connectDatabase,
  type Database,
  type DatabaseConnection,
} from '../../src/platform/database/database.ts';
import { Accounts } from '../../src/users/accounts.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';

let database: TestDatabase;
let connection: DatabaseConnection;
let db: Database;
let accounts: Accounts;
beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase({ url: database.url, poolSize: 4, statementTimeoutSeconds: 10 });
  db = connection.db;
  accounts = new Accounts(db);
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

const newEmail = () => `${randomUUID()}@example.com`;

/** The passwords stand for who registered. Returns the id of the account. */
const register = (email: string, passwordHash: string): Promise<string> =>
  db.transaction(async (tx) => {
    const chosen = { passwordHash, firstName: null, lastName: null, locale: 'en', timeZone: 'UTC' };
    const { id: userId, isNew } = await accounts.register(tx, { email, ...chosen });
    await addRegistration(tx, { userId, isFirst: isNew, device: null, ...chosen });
    return userId;
  });
const pass = (userId: string, hours: number) =>
  db
    .update(pendingRegistrations)
    .set({ createdAt: sql`${pendingRegistrations.createdAt} - make_interval(hours => ${hours})` })
    .where(eq(pendingRegistrations.userId, userId));
const pendingOf = (userId: string) =>
  db.select().from(pendingRegistrations).where(eq(pendingRegistrations.userId, userId));
const resendable = async (userId: string) => {
  const id = await db.transaction((tx) => soleRegistration(tx, userId));
  return (await pendingOf(userId)).find((row) => row.id === id)?.passwordHash;
};

const EVENTS = ['victim', 'attacker', 'day', 'two days'] as const;
const sequences = (length: number): (typeof EVENTS)[number][][] =>
  length === 0
    ? [[]]
    : sequences(length - 1).flatMap((earlier) => EVENTS.map((event) => [...earlier, event]));

it('never resends another person’s registration to a victim, in any order of events', async () => {
  for (const events of sequences(3)) {
    if (!events.includes('victim') || !events.includes('attacker')) continue;
    const email = newEmail();
    let userId = '';
    for (const event of events) {
      if (event === 'victim' || event === 'attacker') userId = await register(email, event);
      else if (userId) await pass(userId, event === 'day' ? 25 : 49);
      if (event === 'two days') await deleteExpiredRows(db);
    }
    expect(await resendable(userId), events.join()).not.toBe('attacker');
  }
});

it('resends the only registration for a day', async () => {
  const userId = await register(newEmail(), 'victim');
  expect(await resendable(userId)).toBe('victim');
  await pass(userId, 23);
  expect(await resendable(userId)).toBe('victim');
  await pass(userId, 2);
  expect(await resendable(userId)).toBeUndefined();
});

it('keeps the latest five registrations of an address', async () => {
  const email = newEmail();
  const userId = await register(email, '0');
  for (const name of ['1', '2', '3', '4', '5', '6']) await register(email, name);
  const names = (await pendingOf(userId)).map((row) => row.passwordHash);
  expect(names.sort()).toEqual(['2', '3', '4', '5', '6']);
  expect(await resendable(userId)).toBeUndefined();
});

it('deletes registrations that were not confirmed', async () => {
  const email = newEmail();
  const userId = await register(email, 'old');
  await pass(userId, 49);
  await register(email, 'new');
  await deleteExpiredRows(db);
  expect((await pendingOf(userId)).map((row) => row.passwordHash)).toEqual(['new']);
});

it('locks an account without holding up rows that refer to it', async () => {
  const email = newEmail();
  const userId = await register(email, 'victim');
  await db.transaction(async (tx) => {
    expect((await accounts.locked(tx, userId))?.email).toBe(email);
    await db.execute(
      sql`insert into sessions (id, user_id, expires_at) values (${randomUUID()}, ${userId}, now())`,
    );
  });
});
