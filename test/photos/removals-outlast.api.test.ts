import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expireExport } from '../../src/accounts/accounts.queues.ts';
import { EXPORT_FILE } from '../../src/accounts/data-exports.service.ts';
import { releasedSweeps, sweepPhotoFolder } from '../../src/photos/photos.queues.ts';
import { Jobs, type Queue } from '../../src/platform/jobs/jobs.ts';
import { createLog } from '../../src/platform/logging/log.ts';
import { BucketStorage } from '../../src/platform/storage/bucket-storage.ts';
import { TestApi } from '../setup/api.ts';
import { makeDue } from '../setup/queues.ts';
import { BucketServer } from '../setup/servers/bucket-server.ts';

const soon = { timeout: 180_000, interval: 50 };

let bucket: BucketServer;
let storage: BucketStorage;
let api: TestApi;
let jobs: Jobs;
beforeAll(async () => {
  bucket = await BucketServer.start();
  storage = new BucketStorage(bucket.options);
  api = await TestApi.start({ ...bucket.settings, LOG_LEVEL: 'silent' });
  jobs = await Jobs.connect({
    databaseUrl: api.databaseUrl,
    log: createLog({ level: 'silent', readable: false }),
  });
});
afterAll(async () => {
  await bucket.revive().catch(() => undefined);
  await jobs.stop();
  await api.close();
  storage.close();
  await bucket.close();
});

/** Where a file is that must go, and the job that removes it. */
type Removal<T extends object = object> = { queue: Queue<T>; data: T; folder: string; name: string };

const sweepOf = (folder: string) => ({ owner: 'analyses', folder });
const orphan = async <T extends object>(queue: Queue<T>, data: (folder: string) => T) => {
  const folder = randomUUID();
  return { queue, data: data(folder), folder, name: 'photo.jpg' } as Removal;
};
const expired = async () => {
  const folder = randomUUID();
  const { id: userId } = await api.createUser({ consents: false });
  const [row] = await api.db.execute(sql`insert into data_exports (id, user_id, folder, status, expires_at)
    values (gen_random_uuid(), ${userId}, ${folder}, 'EXPIRED', now()) returning id`);
  return { queue: expireExport, data: { exportId: String(row!.id) }, folder, name: EXPORT_FILE } as Removal;
};
const lastAttempt = (name: string) =>
  vi.waitFor(async () => {
    const rows = await api.db.execute(sql`update pgboss.job set retry_count = retry_limit
      where name = ${name} and state = 'retry' returning id`);
    expect(rows).toHaveLength(1);
    await makeDue(api.db, sql`name = ${name}`);
  }, soon);
/** Whether a new job has taken the place of the one that failed. */
const queuedAgain = (queue: string) =>
  vi.waitFor(async () => {
    expect(await makeDue(api.db, sql`name = ${queue} and state = 'created' and retry_count = 0`)).toBe(1);
  }, soon);

describe('a bucket that is away for longer than a removal is tried', () => {
  it.each([
    ['a photo', () => orphan(sweepPhotoFolder, sweepOf), sweepPhotoFolder],
    [
      'a photo of an earlier release',
      () => orphan(releasedSweeps[0]!.queue, (folder) => ({ folder })),
      sweepPhotoFolder,
    ],
    ['an export', expired, expireExport],
  ])('keeps nothing of %s that had to go', async (_, prepare, { name: queue }) => {
    const { folder, name, ...job } = await prepare();
    await storage.save(folder, name, Buffer.from('health data'));
    await bucket.die();
    try {
      await jobs.enqueue(api.db, job.queue, job.data);
      await lastAttempt(queue);
      await queuedAgain(queue);
    } finally {
      await bucket.revive();
    }
    await vi.waitFor(async () => expect(await storage.read(folder, name)).toBeNull(), soon);
  });
});
