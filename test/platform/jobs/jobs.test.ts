import { sql } from 'drizzle-orm';
import postgres, { type Sql } from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { connectDatabase, type DatabaseConnection } from '../../../src/platform/database/database.ts';
import { defineQueue, Jobs, type Queue } from '../../../src/platform/jobs/jobs.ts';
import { createLog } from '../../../src/platform/logging/log.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database/test-database.ts';
import { makeDue } from '../../setup/queues.ts';

const log = createLog({ level: 'silent', readable: false });
let database: TestDatabase;
let connection: DatabaseConnection;
let admin: Sql;
let started: Jobs[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase({ url: database.url, poolSize: 4, statementTimeoutSeconds: 10 });
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
  const jobs = await Jobs.connect({ databaseUrl: database.url, log, upkeepSeconds: 1 });
  started.push(jobs);
  return jobs;
}

let queues = 0;
const queueOf = (settings: Partial<Queue<{ n: number }>> = {}) =>
  defineQueue<{ n: number }>({
    name: `queue-${queues++}`,
    retryLimit: 2,
    retryDelaySeconds: 1,
    expireInSeconds: 30,
    ...settings,
  });
const statesOf = async (queue: Queue<{ n: number }>) =>
  (await admin`select state from pgboss.job where name = ${queue.name}`).map((row) => row.state);
const soon = { timeout: 180_000, interval: 20 };

describe('enqueue', () => {
  test('belongs to the transaction of the caller', async () => {
    const jobs = await connect();
    const queue = queueOf();
    const seen: number[] = [];
    await jobs.work(queue, { concurrency: 1 }, async ({ n }) => void seen.push(n));
    const failed = connection.db.transaction(async (tx) => {
      await jobs.enqueue(tx, queue, { n: 1 });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await connection.db.transaction(async (tx) => {
      await jobs.enqueue(tx, queue, { n: 2 });
      await tx.transaction((inner) => jobs.enqueue(inner, queue, { n: 3 }));
    });
    await jobs.enqueue(connection.db, queue, { n: 4 });
    await vi.waitFor(() => expect(seen.sort()).toEqual([2, 3, 4]), soon);
  });

  test('works in a process that handles no jobs, before any other process does', async () => {
    const api = await connect();
    const queue = queueOf({ deadLetter: `queue-${queues++}` });
    await api.enqueue(connection.db, queue, { n: 1 });
    const worker = await connect();
    const handle = vi.fn(async () => {});
    await worker.work(queue, { concurrency: 1 }, handle);
    await vi.waitFor(() => expect(handle).toHaveBeenCalledTimes(1), soon);
  });

  test('does not add a second job under the same key', async () => {
    const jobs = await connect();
    const queue = queueOf();
    const handle = vi.fn(async () => {});
    for (const singletonKey of ['a', 'a', 'b', undefined, undefined]) {
      await jobs.enqueue(connection.db, queue, { n: 1 }, { singletonKey });
    }
    await jobs.work(queue, { concurrency: 5 }, handle);
    await vi.waitFor(async () => expect(await statesOf(queue)).toEqual(Array(4).fill('completed')), soon);
    await jobs.enqueue(connection.db, queue, { n: 1 }, { singletonKey: 'a' });
    expect(await statesOf(queue)).toHaveLength(4);
  });

  test('can delay a job and put one before others', async () => {
    const jobs = await connect();
    const queue = queueOf();
    const seen: number[] = [];
    await jobs.enqueue(connection.db, queue, { n: 1 }, { startAfterSeconds: 3600 });
    await jobs.enqueue(connection.db, queue, { n: 2 });
    await jobs.enqueue(connection.db, queue, { n: 3 }, { priority: 5 });
    await jobs.work(queue, { concurrency: 1 }, async ({ n }) => void seen.push(n));
    await vi.waitFor(() => expect(seen).toEqual([3, 2]), soon);
    await makeDue(connection.db, sql`name = ${queue.name}`);
    await vi.waitFor(() => expect(seen).toEqual([3, 2, 1]), soon);
  });
});

describe('work', () => {
  test('hands each job to one of two processes, never above the concurrency', async () => {
    const queue = queueOf();
    const seen: number[] = [];
    let running = 0;
    let most = 0;
    for (const jobs of [await connect(), await connect()]) {
      await jobs.work(queue, { concurrency: 3 }, async ({ n }) => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 20)); // so that jobs overlap
        seen.push(n);
        running--;
      });
    }
    await connection.db.transaction(async (tx) => {
      for (let n = 0; n < 40; n++) await started[0]!.enqueue(tx, queue, { n });
    });
    await vi.waitFor(() => expect(seen.length).toBe(40), soon);
    expect(new Set(seen).size).toBe(40);
    expect(most).toBeLessThanOrEqual(6);
  });

  test('retries a failing job, then moves it to the dead-letter queue with that queue’s retry limit', async () => {
    const jobs = await connect();
    const dead = queueOf({ retryLimit: 7 });
    const queue = queueOf({ retryLimit: 1, retryDelaySeconds: 0, deadLetter: dead.name });
    const tries = vi.fn(async () => {
      throw new Error('poison');
    });
    const burials: number[] = [];
    await jobs.work(dead, { concurrency: 1 }, async ({ n }) => void burials.push(n));
    await jobs.work(queue, { concurrency: 1 }, tries);
    await jobs.enqueue(connection.db, queue, { n: 42 });
    await vi.waitFor(() => expect(burials).toEqual([42]), soon);
    expect(tries).toHaveBeenCalledTimes(2);
    const [row] = await admin`select retry_limit, output from pgboss.job where name = ${dead.name}`;
    expect(row?.retry_limit).toBe(7);
    expect(JSON.stringify(row?.output)).not.toContain('poison');
  });

  test('a job that was added before its queue had a dead letter gets it', async () => {
    const jobs = await connect();
    const before = queueOf({ retryLimit: 0, retryDelaySeconds: 1 });
    await jobs.enqueue(connection.db, before, { n: 43 });
    const later = await connect();
    const dead = queueOf();
    const burials: number[] = [];
    await later.work(dead, { concurrency: 1 }, async ({ n }) => void burials.push(n));
    await later.work({ ...before, deadLetter: dead.name }, { concurrency: 1 }, async () => {
      throw new Error('poison');
    });
    await vi.waitFor(() => expect(burials).toEqual([43]), soon);
  });

  test('a job abandoned by its process is retried after its time limit, and dead-lettered after the last attempt', async () => {
    const jobs = await connect();
    const dead = queueOf();
    const queue = queueOf({ retryLimit: 1, expireInSeconds: 1, deadLetter: dead.name });
    const burials: number[] = [];
    await jobs.work(dead, { concurrency: 1 }, async ({ n }) => void burials.push(n));
    await jobs.enqueue(connection.db, queue, { n: 9 });
    // A process that takes the job and dies is a job that stays active.
    const take = () => admin`update pgboss.job set state = 'active', retry_count = retry_count +
      (started_on is not null)::int, started_on = now() where name = ${queue.name} and state < 'active'
      and start_after < now() returning retry_count`;
    expect(await take()).toEqual([{ retry_count: 0 }]);
    await vi.waitFor(async () => expect(await take()).toEqual([{ retry_count: 1 }]), soon);
    await vi.waitFor(() => expect(burials).toEqual([9]), soon);
  }, 120_000);

  test('an attempt that takes too long is aborted and retried', async () => {
    const jobs = await connect();
    const queue = queueOf({ expireInSeconds: 1 });
    const reasons: unknown[] = [];
    await jobs.work(queue, { concurrency: 1 }, async (_, { signal }) => {
      if (reasons.length > 0) return;
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      reasons.push(signal.reason);
    });
    await jobs.enqueue(connection.db, queue, { n: 1 });
    await vi.waitFor(async () => expect(await statesOf(queue)).toEqual(['completed']), soon);
    expect(reasons).toHaveLength(1);
  });

  test('survives the loss of its database connections, and logs it once', async () => {
    const warn = vi.spyOn(log, 'warn');
    const jobs = await connect();
    const queue = queueOf();
    const seen: number[] = [];
    await jobs.work(queue, { concurrency: 2 }, async ({ n }) => {
      if (n === 1)
        await admin`select pg_terminate_backend(pid, 2000) from pg_stat_activity
        where datname = current_database() and application_name = 'skincare-jobs'`;
      seen.push(n);
    });
    await jobs.enqueue(connection.db, queue, { n: 1 });
    await vi.waitFor(async () => expect(await statesOf(queue)).toEqual(['completed']), soon);
    await jobs.enqueue(connection.db, queue, { n: 2 });
    await vi.waitFor(() => expect(seen).toEqual([1, 2]), soon);
    expect(warn.mock.calls.length).toBeLessThanOrEqual(2);
    await jobs.ping();
  });

  test('stopping waits for running jobs and takes no new ones', async () => {
    const jobs = await connect();
    const queue = queueOf();
    let finished = 0;
    let finish = () => {};
    const running = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await jobs.work(queue, { concurrency: 1 }, async () => {
      await running;
      finished++;
    });
    await jobs.enqueue(connection.db, queue, { n: 1 });
    await jobs.enqueue(connection.db, queue, { n: 2 });
    jobs.wake(queue);
    await vi.waitFor(async () => expect(await statesOf(queue)).toContain('active'), soon);
    const stopped = jobs.stop();
    finish();
    await stopped;
    started = started.filter((other) => other !== jobs);
    expect(finished).toBe(1);
    expect((await statesOf(queue)).sort()).toEqual(['completed', 'created']);
  });
});

test('completed jobs are removed within bounded time', async () => {
  const jobs = await connect();
  const queue = queueOf();
  await jobs.enqueue(connection.db, queue, { n: 1 });
  await jobs.work(queue, { concurrency: 1 }, async () => {});
  await vi.waitFor(async () => expect(await statesOf(queue)).toEqual(['completed']), soon);
  await admin`update pgboss.job set completed_on = now() - interval '61 minutes' where name = ${queue.name}`;
  await vi.waitFor(async () => expect(await statesOf(queue)).toEqual([]), soon);
  await admin`update pgboss.archive set archived_on = now() - interval '73 hours' where name = ${queue.name}`;
  await vi.waitFor(
    async () => expect(await admin`select id from pgboss.archive where name = ${queue.name}`).toHaveLength(0),
    soon,
  );
}, 120_000);

test('connecting to a database without the queue’s tables fails', async () => {
  await connection.db.execute(sql`create database bare`);
  const url = new URL(database.url);
  url.pathname = 'bare';
  await expect(Jobs.connect({ databaseUrl: url.href, log })).rejects.toThrow('not installed');
  await connection.db.execute(sql`drop database bare with (force)`);
});

test('queues are declared by processes that start together', async () => {
  const processes = await Promise.all(Array.from({ length: 5 }, connect));
  const declared = Array.from({ length: 6 }, () => queueOf());
  await Promise.all(processes.map((jobs) => jobs.declare(...declared)));
  const [row] =
    await admin`select count(*)::int as count from pgboss.queue where name in ${admin(declared.map(({ name }) => name))}`;
  expect(row?.count).toBe(declared.length);
});
