import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BucketStorage } from '../../../src/platform/storage/bucket-storage.ts';
import type { ByteRange, FileStorage } from '../../../src/platform/storage/file-storage.ts';
import { FolderStorage } from '../../../src/platform/storage/folder-storage.ts';
import { BucketServer } from '../../setup/servers/bucket-server.ts';

const MIB = 1024 * 1024;

describe.each(['a folder', 'a bucket'])('files in %s', (kind) => {
  let root: string;
  let server: BucketServer;
  let storage: FileStorage;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'photos-'));
    server = await BucketServer.start();
    storage = kind === 'a folder' ? new FolderStorage(root) : new BucketStorage(server.options);
  });
  afterAll(async () => {
    await server.close();
    await rm(root, { recursive: true, force: true });
  });
  const saved = async (text: string) => {
    const folder = randomUUID();
    await storage.save(folder, 'photo.jpg', Buffer.from(text));
    return folder;
  };

  it('are read as they were saved, in the newer of two versions', async () => {
    const folder = await saved('first');
    await storage.save(folder, 'photo.jpg', Buffer.from('second'));
    expect(String(await storage.read(folder, 'photo.jpg'))).toBe('second');
    const file = await storage.stream(folder, 'photo.jpg');
    if (!file || file === 'OUT_OF_RANGE') throw new Error('not found');
    expect(file).toMatchObject({ size: 6, start: 0, bytes: 6 });
    expect(String(await buffer(file.content))).toBe('second');
  });

  it('are null if they were never saved, alone or beside others', async () => {
    const folder = await saved('x');
    for (const place of [randomUUID(), folder]) {
      expect(await storage.read(place, 'other.jpg')).toBeNull();
      expect(await storage.stream(place, 'other.jpg')).toBeNull();
      expect(await storage.stream(place, 'other.jpg', { last: 1 })).toBeNull();
    }
  });

  it.each([0, 9, 20 * MIB + 1])('of %i bytes are written from a stream', async (size) => {
    const folder = randomUUID();
    const bytes = randomBytes(size);
    async function* pieces() {
      for (let at = 0; at < size; at += 777_777) yield bytes.subarray(at, at + 777_777);
    }
    expect(await storage.write(folder, 'export.zip', pieces())).toBe(size);
    expect((await storage.read(folder, 'export.zip'))!.equals(bytes)).toBe(true);
  });

  it.each([0, 9 * MIB])(
    'are as before if a stream fails after %i bytes, whose error is thrown',
    async (size) => {
      const folder = randomUUID();
      await storage.save(folder, 'export.zip', Buffer.from('before'));
      async function* pieces() {
        for (let at = 0; at < size; at += MIB) yield Buffer.alloc(MIB);
        throw new RangeError('broken');
      }
      await expect(storage.write(folder, 'export.zip', pieces())).rejects.toThrow(new RangeError('broken'));
      expect(String(await storage.read(folder, 'export.zip'))).toBe('before');
      await storage.remove(folder);
      expect(await storage.read(folder, 'export.zip')).toBeNull();
    },
  );

  it.each<[ByteRange, number, string]>([
    [{ start: 0, end: 1 }, 0, '01'],
    [{ start: 2, end: 4 }, 2, '234'],
    [{ start: 7 }, 7, '789'],
    [{ start: 8, end: 1000 }, 8, '89'],
    [{ last: 3 }, 7, '789'],
    [{ last: 1000 }, 0, '0123456789'],
  ])('are opened from %j', async (range, start, text) => {
    const file = await storage.stream(await saved('0123456789'), 'photo.jpg', range);
    if (!file || file === 'OUT_OF_RANGE') throw new Error('not found');
    expect(file).toMatchObject({ size: 10, start, bytes: text.length });
    expect(String(await buffer(file.content))).toBe(text);
  });

  it.each<[ByteRange]>([[{ start: 10 }], [{ start: 10, end: 12 }], [{ last: 0 }]])(
    'have no part %j',
    async (range) => {
      expect(await storage.stream(await saved('0123456789'), 'photo.jpg', range)).toBe('OUT_OF_RANGE');
    },
  );

  it('are removed with their folder, and no others; idempotently', async () => {
    const [folder, other] = [await saved('x'), await saved('y')];
    await storage.save(folder, 'heatmap-pores.webp', Buffer.from('x'));
    await storage.remove(folder);
    await storage.remove(folder);
    expect(await storage.read(folder, 'photo.jpg')).toBeNull();
    expect(await storage.read(folder, 'heatmap-pores.webp')).toBeNull();
    expect(String(await storage.read(other, 'photo.jpg'))).toBe('y');
  });

  it('are one of the versions that were saved at once', async () => {
    const folder = randomUUID();
    const versions = Array.from({ length: 8 }, () => randomBytes(100_000));
    await Promise.all(versions.map((bytes) => storage.save(folder, 'photo.jpg', bytes)));
    const last = await storage.read(folder, 'photo.jpg');
    expect(versions.some((bytes) => bytes.equals(last!))).toBe(true);
  });

  it.each([
    ['../../etc', 'photo.jpg'],
    [randomUUID(), '../photo.jpg'],
    [randomUUID(), 'photo.exe'],
    ['', 'photo.jpg'],
  ])('are never at the place %j %j', async (folder, name) => {
    await expect(storage.save(folder, name, Buffer.from('x'))).rejects.toThrow('must');
    await expect(storage.write(folder, name, (async function* () {})())).rejects.toThrow('must');
    await expect(storage.read(folder, name)).rejects.toThrow('must');
    await expect(storage.stream(folder, name)).rejects.toThrow('must');
  });

  it('can be used', () => storage.ping());
});
