import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mailTokens, refreshTokens, sessions } from '../../src/auth/auth.table.ts';
import { deleteExpiredRows } from '../../src/auth/expired-rows.ts';
import {
  connectDatabase,
  type Database,
  type DatabaseConnection,
} from '../../src/platform/database/database.ts';
import { users } from '../../src/users/users.table.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';

let database: TestDatabase;
let connection: DatabaseConnection;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase({ url: database.url, poolSize: 2, statementTimeoutSeconds: 10 });
  db = connection.db;
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

it('deletes expired rows, even thousands, and keeps valid ones', async () => {
  const userId = randomUUID();
  await db.insert(users).values({ id: userId, email: 'a@example.com', passwordHash: '-' });
  const [live, dead, recent] = [randomUUID(), randomUUID(), randomUUID()];
  await db.insert(sessions).values([
    { id: live, userId, expiresAt: inDays(30) },
    { id: recent, userId, expiresAt: inDays(-1), endedAt: inDays(-2) },
    { id: dead, userId, expiresAt: inDays(-31) },
  ]);
  await db.insert(refreshTokens).values([
    { hash: 'live', sessionId: live, expiresAt: inDays(30) },
    { hash: 'used', sessionId: live, expiresAt: inDays(1), usedAt: inDays(-1) },
    { hash: 'of the dead', sessionId: dead, expiresAt: inDays(1) },
  ]);
  await db.execute(sql`insert into refresh_tokens (hash, session_id, expires_at)
    select n::text, ${live}, now() - interval '1 s' from generate_series(1, 2500) n`);
  await db.insert(mailTokens).values([
    { hash: 'live', userId, purpose: 'VERIFY_EMAIL', expiresAt: inDays(1) },
    { hash: 'expired', userId, purpose: 'VERIFY_EMAIL', expiresAt: inDays(-1) },
  ]);

  expect(await deleteExpiredRows(db)).toBe(2502);

  const left = async (text: string) => (await db.execute(sql.raw(text))).map((row) => Object.values(row)[0]);
  expect(await left('select hash from refresh_tokens order by hash')).toEqual(['live', 'used']);
  expect(await left('select hash from mail_tokens')).toEqual(['live']);
  expect((await left('select id from sessions')).sort()).toEqual([live, recent].sort());
  expect(await deleteExpiredRows(db)).toBe(0);
});
