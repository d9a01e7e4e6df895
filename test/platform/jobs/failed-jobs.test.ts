import postgres from 'postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connectDatabase, type DatabaseConnection } from '../../../src/platform/database/database.ts';
import { JOB_CHANNEL } from '../../../src/platform/database/job-schema.ts';
import { FailedJobs } from '../../../src/platform/jobs/failed-jobs.ts';
import { defineQueue, Jobs } from '../../../src/platform/jobs/jobs.ts';
import { createLog } from '../../../src/platform/logging/log.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database/test-database.ts';

const PAGE = { first: 10, after: null };
const soon = { timeout: 180_000, interval: 20 };
const letters = defineQueue<{ n: number }>({
  ...{ name: 'letters', retryLimit: 5, retryDelaySeconds: 1, expireInSeconds: 30 },
});
const work = defineQueue<{ n: number }>({
  ...{ name: 'work', retryLimit: 0, retryDelaySeconds: 1, expireInSeconds: 30, deadLetter: letters.name },
});

let database: TestDatabase;
let connection: DatabaseConnection;
let jobs: Jobs;
beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase({ url: database.url, poolSize: 4, statementTimeoutSeconds: 10 });
  jobs = await Jobs.connect({
    databaseUrl: database.url,
    log: createLog({ level: 'silent', readable: false }),
  });
});
afterAll(async () => {
  await jobs.stop();
  await connection.close();
  await database.drop();
});

test('a job that failed is listed without its text, runs again, fails again, and can be removed', async () => {
  const { db } = connection;
  const failed = new FailedJobs(db);
  const outcomes = [new RangeError('secret of somebody'), undefined, new TypeError('again')];
  let runs = 0;
  await jobs.work(letters, { concurrency: 1 }, async () => {});
  await jobs.work(work, { concurrency: 1 }, async () => {
    const error = outcomes[runs++];
    if (error) throw error;
  });
  await jobs.enqueue(db, work, { n: 1 });
  const one = await vi.waitFor(async () => {
    const [row] = await failed.list(PAGE, work.name);
    expect(row).toMatchObject({ queue: 'work', attemptCount: 1, error: 'RangeError', deadLetter: 'letters' });
    return row!;
  }, soon);
  expect(JSON.stringify(one)).not.toContain('secret');
  expect(one.failedAt.getTime()).toBeGreaterThanOrEqual(one.enqueuedAt.getTime());

  const heard: string[] = [];
  const listener = postgres(database.url, { max: 1 });
  await listener.listen(JOB_CHANNEL, (text) => void heard.push(text));
  expect(await db.transaction((tx) => failed.retry(tx, [one]))).toEqual(['work']);
  await vi.waitFor(() => expect(heard).toEqual(['work 0']), soon); // so workers of other processes take it at once
  await listener.end();
  await vi.waitFor(() => expect(runs).toBe(2), soon);
  expect(await db.transaction((tx) => failed.retry(tx, [one]))).toEqual([]);
  expect(await failed.list(PAGE, null)).toEqual([]);

  await jobs.enqueue(db, work, { n: 2 });
  await vi.waitFor(async () => expect(await failed.count(work.name)).toBe(1), soon);
  expect(await db.transaction((tx) => failed.discard(tx, 'work'))).toEqual(['work']);
  expect(await failed.count(null)).toBe(0);
});
