import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../src/platform/env.ts';
import { BucketStorage } from '../../../src/platform/storage/bucket-storage.ts';
import { type FileStorage, StorageUnavailable } from '../../../src/platform/storage/file-storage.ts';
import { FolderStorage } from '../../../src/platform/storage/folder-storage.ts';
import { BucketServer } from '../../setup/servers/bucket-server.ts';

const folder = randomUUID();

/** Each of them, and not one answer that says that a file is not there. */
async function expectUnavailable(storage: FileStorage): Promise<void> {
  const bytes = Buffer.from('x');
  async function* pieces() {
    yield bytes;
  }
  const calls = [
    storage.save(folder, 'photo.jpg', bytes),
    storage.write(folder, 'photo.jpg', pieces()),
    storage.read(folder, 'photo.jpg'),
    storage.stream(folder, 'photo.jpg'),
    storage.remove(folder),
  ];
  const settled = await Promise.allSettled(calls);
  for (const call of settled) {
    expect(call).toMatchObject({ status: 'rejected', reason: expect.any(StorageUnavailable) });
  }
  await expect(storage.ping()).rejects.toThrow();
}

describe('a bucket', () => {
  let server: BucketServer;
  let storage: BucketStorage;
  beforeAll(async () => {
    server = await BucketServer.start();
    storage = new BucketStorage(server.options);
    await storage.save(folder, 'photo.jpg', Buffer.from('kept'));
  });
  afterEach(() => {
    server.fault = null;
  });
  afterAll(async () => {
    storage.close();
    await server.close();
  });

  it('that is dead is unavailable, and works again once it is back', async () => {
    await server.die();
    await expectUnavailable(storage);
    await server.revive();
    expect(String(await storage.read(folder, 'photo.jpg'))).toBe('kept');
  });

  it.each(['SILENT', 'BUSY', 'FORBIDDEN'] as const)(
    'that is %s is unavailable within 40 s',
    async (fault) => {
      server.fault = fault;
      const started = performance.now();
      await expectUnavailable(storage);
      expect(performance.now() - started).toBeLessThan(40_000);
    },
  );

  it('that is not there is unavailable, not empty', async () => {
    await expectUnavailable(new BucketStorage({ ...server.options, bucket: 'another' }));
  });

  it('at an address of something else is unavailable, not empty', async () => {
    const endpoint = `${server.options.endpoint}/nothing/here`;
    await expectUnavailable(new BucketStorage({ ...server.options, endpoint }));
  });

  it('that breaks off gives no shorter file', async () => {
    server.fault = 'CUT_CONTENT';
    await expect(storage.read(folder, 'photo.jpg')).rejects.toThrow(StorageUnavailable);
    const file = await storage.stream(folder, 'photo.jpg');
    if (!file || file === 'OUT_OF_RANGE') throw new Error('not found');
    await expect(buffer(file.content)).rejects.toThrow();
  });

  it('is tried again after a failure', async () => {
    server.fault = 'BUSY';
    const reading = storage.read(folder, 'photo.jpg');
    await expect.poll(() => server.requests.at(-1)).toContain('photo.jpg');
    server.fault = null;
    expect(String(await reading)).toBe('kept');
  });
});

describe('a folder', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'photos-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it('that cannot be used is unavailable', async () => {
    await writeFile(join(root, 'file'), '');
    await expectUnavailable(new FolderStorage(join(root, 'file')));
  });

  it('has no unfinished file', async () => {
    const own = join(root, 'own');
    await mkdir(own);
    const storage = new FolderStorage(own);
    await Promise.all(
      Array.from({ length: 8 }, () => storage.save(randomUUID(), 'photo.jpg', Buffer.alloc(9))),
    );
    const files = (await readdir(own, { recursive: true })).filter((name) => name.includes('.'));
    expect(files.every((name) => name.endsWith('photo.jpg'))).toBe(true);
    expect(files).toHaveLength(8);
  });
});

it.each([
  [{ S3_BUCKET: 'photos', S3_ACCESS_KEY_ID: 'a' }, 'S3_SECRET_ACCESS_KEY'],
  [{ S3_BUCKET: 'photos', S3_SECRET_ACCESS_KEY: 'a' }, 'S3_ACCESS_KEY_ID'],
  [{ S3_ENDPOINT: 'http://127.0.0.1' }, 'S3_BUCKET'],
  [{ S3_BUCKET: 'photos', S3_ENDPOINT: '127.0.0.1:9000' }, 'S3_ENDPOINT'],
])('the settings %j name %s', (settings, name) => {
  expect(() => readEnvironment(settings)).toThrow(`Bad setting: ${name}`);
});
