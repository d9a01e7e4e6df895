import postgres, { type Sql } from 'postgres';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { connectDatabase, type DatabaseConnection } from '../../../src/platform/database/database.ts';
import { JobLookout } from '../../../src/platform/jobs/job-lookout.ts';
import { defineQueue, Jobs } from '../../../src/platform/jobs/jobs.ts';
import { createLog, type Log } from '../../../src/platform/logging/log.ts';
import { PostgresProxy } from '../../setup/database/postgres-proxy.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database/test-database.ts';

const log = createLog({ level: 'silent', readable: false });
let database: TestDatabase;
let connection: DatabaseConnection;
let admin: Sql;
let started: Jobs[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase({ url: database.url, poolSize: 1, statementTimeoutSeconds: 10 });
  admin = postgres(database.url, { max: 1 });
});
afterEach(async () => {
  await Promise.all(started.map((jobs) => jobs.stop()));
  started = [];
});
afterAll(async () => {
  await admin.end();
  await connection.close();
  await database.drop();
});

async function connect(): Promise<Jobs> {
  const jobs = await Jobs.connect({ databaseUrl: database.url, log });
  started.push(jobs);
  return jobs;
}

let queues = 0;
const queueOf = (retryDelaySeconds = 1) =>
  defineQueue<{ n: number }>({
    name: `lookout-${queues++}`,
    retryLimit: 2,
    retryDelaySeconds,
    expireInSeconds: 30,
  });
const soon = { timeout: 180_000, interval: 20 };
/** The connections that listen. */
const lookouts = async () =>
  (
    await admin`select pid from pg_stat_activity where datname = current_database()
      and application_name = 'skincare-lookout' and state = 'idle' and query not like 'listen%'`
  ).map((row) => row.pid as number);

test('starts jobs of another process within milliseconds after their commit', async () => {
  const jobs = await connect();
  const api = await connect();
  const queue = queueOf();
  let startedAt = 0;
  await jobs.work(queue, { concurrency: 1 }, async () => {
    startedAt = performance.now();
  });
  await vi.waitFor(async () => expect(await lookouts()).toHaveLength(1), soon);
  const delays: number[] = [];
  for (let n = 0; n < 5; n++) {
    startedAt = 0;
    await api.enqueue(connection.db, queue, { n });
    const committed = performance.now();
    await vi.waitFor(() => expect(startedAt).toBeGreaterThan(0), soon);
    delays.push(startedAt - committed);
  }
  expect(Math.min(...delays)).toBeLessThan(100); // nobody looks at the queue for another ten seconds
});

test('starts jobs that are due one after the other, and a retry, without waiting for a look', async () => {
  const jobs = await connect();
  const queue = queueOf();
  const seen: number[] = [];
  let tries = 0;
  await jobs.work(queue, { concurrency: 1 }, async ({ n }) => {
    if (n === 0 && tries++ === 0) throw new Error('once more');
    seen.push(n);
  });
  await vi.waitFor(async () => expect(await lookouts()).toHaveLength(1), soon);
  const due = [0, 1, 2, 3].map((n) => ({ data: { n }, startAfterSeconds: n * 0.5 }));
  await jobs.enqueueAll(connection.db, queue, due);
  // By looks alone, each of which learns of one, they would take 20 s or more.
  await vi.waitFor(() => expect(seen.toSorted()).toEqual([0, 1, 2, 3]), { timeout: 15_000, interval: 20 });
});

test('says once that it cannot listen, and once that it listens again', async () => {
  const proxy = await PostgresProxy.listen(database.url);
  const lines: string[] = [];
  const note = (...said: unknown[]) => void lines.push(String(said.at(-1)));
  let tries = 0;
  proxy.onMessage = () => {
    tries += 1;
    return { at: 'before', by: 'RST' };
  };
  const lookout = new JobLookout({
    ...{ url: proxy.url, onDue: () => {} },
    log: { warn: note, info: note } as unknown as Log,
  });
  try {
    lookout.watch('a queue');
    await vi.waitFor(() => expect(tries).toBeGreaterThan(2), soon);
    expect(lines).toEqual([expect.stringContaining('does not notify')]);
    proxy.onMessage = () => undefined;
    await vi.waitFor(() => expect(lines[1]).toContain('again'), soon);
  } finally {
    await lookout.stop();
    await proxy.close();
  }
  expect(lines).toHaveLength(2);
});

test('polls while it cannot listen, and finds what was added before it listens again', async () => {
  const jobs = await connect();
  const queue = queueOf();
  const seen: number[] = [];
  await jobs.work(queue, { concurrency: 1 }, async ({ n }) => void seen.push(n));
  await vi.waitFor(async () => expect(await lookouts()).toHaveLength(1), soon);
  const [before] = await lookouts();
  for (const n of [1, 2, 3]) {
    await admin`select pg_terminate_backend(pid, 2000) from pg_stat_activity
      where datname = current_database() and application_name = 'skincare-lookout'`;
    await jobs.enqueue(connection.db, queue, { n });
    await vi.waitFor(() => expect(seen).toContain(n), { timeout: 5000, interval: 20 });
  }
  await vi.waitFor(async () => expect(await lookouts()).toHaveLength(1), soon);
  expect(await lookouts()).not.toEqual([before]);
});
