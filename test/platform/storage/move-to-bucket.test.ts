import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BucketStorage } from '../../../src/platform/storage/bucket-storage.ts';
import { FolderStorage } from '../../../src/platform/storage/folder-storage.ts';
import { MigratingStorage } from '../../../src/platform/storage/migrating-storage.ts';
import { moveToBucket } from '../../../src/platform/storage/move-to-bucket.ts';
import { BucketServer } from '../../setup/servers/bucket-server.ts';

const NAME = 'photo.jpg';

let server: BucketServer;
let bucket: BucketStorage;
beforeAll(async () => {
  server = await BucketServer.start();
  bucket = new BucketStorage(server.options);
});
afterAll(async () => {
  bucket.close();
  await server.close();
});

let root: string;
let folder: string;
let running: MigratingStorage;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'skincare-move-'));
  folder = randomUUID();
  const from = new FolderStorage(root);
  await from.save(folder, NAME, Buffer.from('health data'));
  running = new MigratingStorage(from, bucket);
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** The bucket for a move, in which something happens at the moment when it has taken a file. */
function whenWritten(act: () => Promise<unknown>): BucketStorage {
  class Meanwhile extends BucketStorage {
    override async write(...file: Parameters<BucketStorage['write']>): Promise<number> {
      const bytes = await super.write(...file);
      await act();
      return bytes;
    }
  }
  return new Meanwhile(server.options);
}

describe('a file that is removed while it is moved', () => {
  /** As a server removes it whose look into the bucket came just before the file did. */
  const remove = async () => {
    await running.remove(folder);
    await bucket.save(folder, NAME, Buffer.from('health data'));
  };

  it('does not stay in the bucket', async () => {
    await moveToBucket(root, whenWritten(remove));
    expect(await running.read(folder, NAME)).toBeNull();
    expect(await readdir(root)).toEqual([]);
  });

  it('does not stay in the bucket if the move is killed at that moment, and runs again', async () => {
    const killed = whenWritten(async () => {
      await remove();
      throw new Error('killed');
    });
    await expect(moveToBucket(root, killed)).rejects.toThrow('killed');
    expect(await new FolderStorage(root).read(folder, NAME)).toBeNull();
    await moveToBucket(root, bucket);
    expect(await bucket.read(folder, NAME)).toBeNull();
    expect(await readdir(root)).toEqual([]);
  });

  it('is gone from the folder at once, and its removal can be repeated', async () => {
    await running.remove(folder);
    await running.remove(folder);
    const names = await readdir(root, { recursive: true });
    expect(names.filter((name) => name.endsWith(NAME))).toEqual([]);
    await moveToBucket(root, bucket);
    expect(await readdir(root)).toEqual([]);
  });
});

it('a second move at the same time loses nothing', async () => {
  const other = async () => {
    expect((await moveToBucket(root, bucket)).files).toBe(1);
  };
  await moveToBucket(root, whenWritten(other));
  expect(String(await bucket.read(folder, NAME))).toBe('health data');
});
