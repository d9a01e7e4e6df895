import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { eq, sql } from 'drizzle-orm';
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  connectDatabase,
  type DatabaseConnection,
  holdSingleProcessLock,
  isDatabaseUnavailable,
  migrateDatabase,
} from '../../../src/platform/database/database.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database/test-database.ts';

const things = pgTable('things', { id: integer().primaryKey(), displayName: text() });

let database: TestDatabase;
let connection: DatabaseConnection;
const statements: string[] = [];
const unprepared: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase({
    url: database.url,
    poolSize: 2,
    statementTimeoutSeconds: 2,
    onStatement: (text) => statements.push(text),
    onUnprepared: (text) => unprepared.push(text),
  });
  await connection.db.execute(sql`create table things (id int primary key, display_name text)`);
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe('connectDatabase', () => {
  test('reads and writes with snake_case columns, in transactions too, and reports statements', async () => {
    const { db } = connection;
    await db.transaction(async (tx) => {
      await tx.insert(things).values({ id: 1, displayName: 'one' });
      await tx.transaction((inner) => inner.insert(things).values({ id: 2 }));
    });
    expect(await db.select().from(things).orderBy(things.id)).toEqual([
      { id: 1, displayName: 'one' },
      { id: 2, displayName: null },
    ]);
    expect(statements.some((text) => text.includes('"display_name"'))).toBe(true);
  });

  test('a transaction that throws leaves no changes', async () => {
    const attempt = connection.db.transaction(async (tx) => {
      await tx.insert(things).values({ id: 50 });
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    expect(await connection.db.select().from(things).where(sql`id = 50`)).toEqual([]);
  });

  test('statements are prepared on the server, whether or not in a transaction', async () => {
    const { db } = connection;
    unprepared.length = 0;
    const read = (id: number) => db.select().from(things).where(eq(things.id, id));
    for (const id of [1, 2, 3]) await read(id);
    await db.transaction(async (tx) => {
      await tx.update(things).set({ displayName: 'new' }).where(eq(things.id, 77));
      await tx.transaction((inner) => inner.delete(things).where(eq(things.id, 78)));
      const prepared = await tx.execute<{ statement: string }>(
        sql`select statement from pg_prepared_statements where statement like '%things%' and statement like ${'%"id" = %'}`,
      );
      expect(prepared.map(({ statement }) => statement.split(' ')[0])).toEqual(
        expect.arrayContaining(['update', 'delete']),
      );
    });
    expect(unprepared).toEqual([]);
  });

  test('statements are not prepared where their text depends on values, nor more than 300 of them', async () => {
    const { db } = connection;
    unprepared.length = 0;
    await db.insert(things).values([{ id: 81 }, { id: 82 }]);
    expect(unprepared).toHaveLength(1);
    for (let made = 0; made < 400; made += 1) await db.execute(sql.raw(`select ${made}`));
    expect(unprepared.length).toBeGreaterThan(100);
    const [row] = await db.execute<{ count: number }>(sql`select count(*)::int from pg_prepared_statements`);
    expect(row!.count).toBeLessThan(320); // some are postgres.js’ own

    const now = performance.now.bind(performance);
    const later = vi.spyOn(performance, 'now').mockImplementation(() => now() + 3_700_000);
    const before = unprepared.length;
    await db.execute(sql.raw('select 401'));
    later.mockRestore();
    expect(unprepared).toHaveLength(before); // by then no connection has the others
  });

  test('more statements than connections all complete', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) => connection.db.execute<{ n: number }>(sql`select ${n}::int as n`)),
    );
    expect(answers.map(([row]) => row?.n)).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });

  test('a caller that waits too long for a connection gets the error that the database is unavailable', async () => {
    const own = connectDatabase({ url: database.url, poolSize: 2, statementTimeoutSeconds: 20 });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const holders = [1, 2].map(() =>
      own.db.transaction(async (tx) => {
        await tx.execute(sql`select 1`);
        await held;
      }),
    );
    const started = Date.now();
    const error = await failureOf(own.ping());
    expect(isDatabaseUnavailable(error)).toBe(true);
    expect(Date.now() - started).toBeLessThan(10_000);
    release();
    await Promise.all(holders);
    await own.ping();
    await own.close();
  });

  test('time during which this process was busy does not count as waiting for a connection', async () => {
    const own = connectDatabase({ url: database.url, poolSize: 1, statementTimeoutSeconds: 20 });
    await own.ping();
    const sleeping = own.db.execute(sql`select pg_sleep(1)`);
    const answers = Promise.all([sleeping, own.ping(), own.ping()]);
    await new Promise(setImmediate); // all are sent or waiting
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5000);
    await answers;
    await own.close();
  });

  test('a statement that runs for too long is stopped', async () => {
    const error = await failureOf(connection.db.execute(sql`select pg_sleep(30)`));
    expect(isDatabaseUnavailable(error)).toBe(true);
    await connection.ping();
  });

  test('a network that drops all packets is detected, and the pool recovers', async () => {
    const { hostname, port } = new URL(database.url);
    const sockets = new Set<Socket>();
    const proxy = createServer((near) => {
      const far = connect(Number(port), hostname);
      near.pipe(far).pipe(near);
      for (const socket of [near, far]) sockets.add(socket.on('error', () => {}));
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const url = new URL(database.url);
    url.port = String((proxy.address() as AddressInfo).port);
    const own = connectDatabase({ url: url.href, poolSize: 2, statementTimeoutSeconds: 5 });
    await Promise.all([own.ping(), own.ping()]);
    const idle = connectDatabase({ url: database.url, poolSize: 1, statementTimeoutSeconds: 5 });
    const backendOf = async () => [
      ...(await idle.db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)),
    ];
    const backend = await backendOf();
    for (const socket of sockets) socket.unpipe().pause();
    const started = Date.now();
    const errors = await Promise.all([1, 2, 3].map(() => failureOf(own.ping())));
    expect(errors.map(isDatabaseUnavailable)).toEqual([true, true, true]);
    expect(Date.now() - started).toBeLessThan(15_000);
    expect(await backendOf()).toEqual(backend); // nothing was awaited there
    await idle.close();
    await vi.waitFor(() => own.ping(), 60_000);
    await own.close();
    for (const socket of sockets) socket.destroy();
    proxy.close();
  }, 120_000);

  test('a server that does not exist, or accepts connections and stays silent, is unavailable', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    for (const url of ['postgres://a:b@127.0.0.1:1/c', `postgres://a:b@127.0.0.1:${port}/c`]) {
      const own = connectDatabase({ url, poolSize: 1, statementTimeoutSeconds: 2 });
      const started = Date.now();
      expect(isDatabaseUnavailable(await failureOf(own.ping()))).toBe(true);
      expect(Date.now() - started).toBeLessThan(10_000);
      await own.close();
    }
    silent.close();
  });
});

test('a violation of a unique index is not taken for a database that is away', async () => {
  await connection.db.insert(things).values({ id: 7 });
  const error = await failureOf(Promise.resolve(connection.db.insert(things).values({ id: 7 })));
  expect(isDatabaseUnavailable(error)).toBe(false);
});

test('concurrent migrations are safe and can be repeated', async () => {
  await Promise.all([1, 2, 3].map(() => migrateDatabase(database.url)));
});

test('one process holds a database at a time', async () => {
  const first = await holdSingleProcessLock(database.url);
  expect(first).not.toBeNull();
  expect(await holdSingleProcessLock(database.url)).toBeNull();
  await first?.release();
  const next = await holdSingleProcessLock(database.url);
  expect(next).not.toBeNull();
  await next?.release();
});
