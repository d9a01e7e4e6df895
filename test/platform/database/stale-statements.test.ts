import { eq, sql } from 'drizzle-orm';
import { integer, pgEnum, pgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  connectDatabase,
  type DatabaseConnection,
  isDatabaseUnavailable,
} from '../../../src/platform/database/database.ts';
import { createEmptyDatabase, type TestDatabase } from '../../setup/database/test-database.ts';

const POOL = 3;
const colors = pgEnum('color', ['RED', 'BLUE']);
const things = pgTable('things', { id: integer().primaryKey(), color: colors() });

let database: TestDatabase;
let running: DatabaseConnection;
let migrating: DatabaseConnection;
beforeAll(async () => {
  database = await createEmptyDatabase();
  const open = (poolSize: number) =>
    connectDatabase({ url: database.url, poolSize, statementTimeoutSeconds: 10 });
  running = open(POOL);
  migrating = open(1);
  await migrating.db.execute(sql`create type color as enum ('RED', 'BLUE')`);
  await migrating.db.execute(sql`create table things (id int primary key, color color)`);
});
afterAll(async () => {
  await running.close();
  await migrating.close();
  await database.drop();
});

/** As in migrations that add a value to a type and use it. */
async function replaceType(): Promise<void> {
  await migrating.db.transaction(async (tx) => {
    await tx.execute(sql`alter type color rename to color_before`);
    await tx.execute(sql`create type color as enum ('RED', 'BLUE', 'GREEN')`);
    await tx.execute(sql`alter table things alter color type color using color::text::color`);
    await tx.execute(sql`drop type color_before`);
  });
}

const insert = (id: number, by: Pick<DatabaseConnection['db'], 'insert'> = running.db) =>
  by.insert(things).values({ id, color: 'RED' });
const red = (by: Pick<DatabaseConnection['db'], 'select'> = running.db) =>
  by.select({ id: things.id }).from(things).where(eq(things.color, 'RED'));
test('statements outlive the types that they were prepared with', async () => {
  await Promise.all(Array.from({ length: POOL }, (_, at) => insert(at)));
  await Promise.all(Array.from({ length: 20 }, () => red()));
  for (let migration = 1; migration <= 3; migration += 1) {
    await replaceType();
    const found = await Promise.all(Array.from({ length: 20 }, () => red()));
    for (const rows of found) expect(rows).toHaveLength(POOL * migration);
    await Promise.all(Array.from({ length: POOL }, (_, at) => insert(migration * POOL + at)));
  }
  expect(await red()).toHaveLength(POOL * 4);
});

test('of transactions the first ones fail as an outage, and later ones do not', async () => {
  const read = () => running.db.transaction((tx) => red(tx));
  const all = () => Promise.allSettled(Array.from({ length: POOL }, read));
  await all();
  await replaceType();
  const failures = (await all()).flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  expect(failures.length).toBeGreaterThan(0);
  for (const failure of failures) expect(isDatabaseUnavailable(failure)).toBe(true);
  for (let round = 0; round < 3; round += 1) {
    expect((await all()).map(({ status }) => status)).toEqual(Array(POOL).fill('fulfilled'));
  }
});

test('a statement that is wrong fails as before', async () => {
  const wrong = () => running.db.execute(sql`select nothing from things where id = ${1}`);
  for (let time = 0; time < 2; time += 1) {
    await expect(wrong()).rejects.toMatchObject({ cause: { code: '42703' } });
  }
});
