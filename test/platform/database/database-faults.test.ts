import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { integer, pgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { LOCKS } from '../../../src/platform/database/advisory-locks.ts';
import {
  connectDatabase,
  type DatabaseConnection,
  holdSingleProcessLock,
  isDatabaseUnavailable,
  migrateDatabase,
} from '../../../src/platform/database/database.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../src/platform/embedded-postgres/embedded-postgres.ts';
import { defineQueue, Jobs } from '../../../src/platform/jobs/jobs.ts';
import { createLog } from '../../../src/platform/logging/log.ts';

const log = createLog({ level: 'silent', readable: false });
const writes = pgTable('writes', { pair: integer().notNull(), half: integer().notNull() });
const marks = defineQueue<{ mark: number }>({
  name: 'marks',
  retryLimit: 5,
  retryDelaySeconds: 0,
  expireInSeconds: 5,
});
const crashes: unknown[] = [];
const onCrash = (error: unknown) => crashes.push(error);

let folder: string;
let dataDirectory: string;
let server: EmbeddedPostgres;
let connection: DatabaseConnection;

beforeAll(async () => {
  process.on('uncaughtException', onCrash);
  process.on('unhandledRejection', onCrash);
  folder = mkdtempSync(join(tmpdir(), 'skincare-faults-'));
  chmodSync(folder, 0o755);
  dataDirectory = join(folder, 'postgres');
  server = await startEmbeddedPostgres({ dataDirectory, log });
  await migrateDatabase(server.url);
  connection = connectDatabase({ url: server.url, poolSize: 6, statementTimeoutSeconds: 5 });
  await connection.db.execute(sql`create table writes (pair int not null, half int not null)`);
});
afterAll(async () => {
  process.off('uncaughtException', onCrash);
  process.off('unhandledRejection', onCrash);
  await connection.close();
  await server.stop();
  if (existsSync(dataDirectory)) rmSync(realpathSync(dataDirectory), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

function kill(signal: NodeJS.Signals): void {
  const [pid] = readFileSync(join(dataDirectory, 'cluster/postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), signal);
}

test('PostgreSQL killed within transactions under load: clean errors, fast recovery, no acknowledged write lost', async () => {
  const { db } = connection;
  const named = db
    .select()
    .from(writes)
    .where(sql`pair = ${sql.placeholder('pair')}`)
    .prepare('pair_of_writes');
  const jobs = await Jobs.connect({ databaseUrl: server.url, log });
  const warn = vi.spyOn(log, 'warn');
  const lost = vi.fn();
  const single = await holdSingleProcessLock(server.url, lost);
  expect(single).not.toBeNull();
  const marked = new Set<number>();
  await jobs.work(marks, { concurrency: 4 }, async ({ mark }) => void marked.add(mark));

  const acknowledged: number[] = [];
  const strangeErrors: unknown[] = [];
  let slowest = 0;
  let pair = 0;
  let running = true;
  const write = async () => {
    while (running) {
      const mine = pair++;
      const started = Date.now();
      try {
        await db.transaction(async (tx) => {
          await tx.insert(writes).values({ pair: mine, half: 1 });
          await jobs.enqueue(tx, marks, { mark: mine });
          await sleep(Math.random() * 20);
          await tx.insert(writes).values({ pair: mine, half: 2 });
        });
        acknowledged.push(mine);
        await named.execute({ pair: mine });
      } catch (error) {
        if (!isDatabaseUnavailable(error)) strangeErrors.push(error);
        await sleep(20);
      }
      slowest = Math.max(slowest, Date.now() - started);
    }
  };
  const load = Promise.all(Array.from({ length: 12 }, write));

  const outages: number[] = [];
  for (const signal of ['SIGKILL', 'SIGQUIT', 'SIGKILL'] as const) {
    await sleep(500 + Math.random() * 300);
    kill(signal);
    const killed = Date.now();
    await sleep(100);
    const before = acknowledged.length;
    await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(before), {
      timeout: 180_000,
      interval: 20,
    });
    outages.push(Date.now() - killed);
  }
  running = false;
  await load;

  expect(crashes).toEqual([]);
  expect(strangeErrors).toEqual([]);
  expect(Math.max(...outages)).toBeLessThan(15_000);
  expect(slowest).toBeLessThan(10_000);
  // The last writes may be from just before the crash, so that the database still starts.
  const pairs = await vi.waitFor(
    async () =>
      db.select({ pair: writes.pair, halves: sql<number>`count(*)::int` }).from(writes).groupBy(writes.pair),
    { timeout: 180_000, interval: 100 },
  );
  expect(pairs.filter(({ halves }) => halves !== 2)).toEqual([]);
  const stored = new Set(pairs.map((row) => row.pair));
  expect(acknowledged.filter((mine) => !stored.has(mine))).toEqual([]);

  await vi.waitFor(() => expect([...stored].filter((mine) => !marked.has(mine))).toEqual([]), {
    timeout: 180_000,
    interval: 100,
  });
  expect([...marked].filter((mine) => !stored.has(mine))).toEqual([]);
  expect(warn.mock.calls.length).toBeLessThan(30);

  // The mark of the single process came back by itself.
  const held = sql`select from pg_locks where locktype = 'advisory' and objid = ${LOCKS.SINGLE_PROCESS}`;
  await vi.waitFor(async () => expect(await db.execute(held)).toHaveLength(1), { timeout: 180_000 });
  expect(await holdSingleProcessLock(server.url)).toBeNull();
  expect(lost).not.toHaveBeenCalled();
  await single?.release();
  await jobs.stop();
}, 90_000);
