import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FolderStorage } from '../../src/platform/file-storage.ts';

describe('photos in a folder', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'photos-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it('reads what was saved, and the newer of two versions', async () => {
    const storage = new FolderStorage(root);
    const folder = randomUUID();
    await storage.save(folder, 'photo.jpg', Buffer.from('first'));
    await storage.save(folder, 'photo.jpg', Buffer.from('second'));
    expect(String(await storage.read(folder, 'photo.jpg'))).toBe('second');
  });

  it('returns nothing for a file that was never saved', async () => {
    expect(await new FolderStorage(root).read(randomUUID(), 'photo.jpg')).toBeNull();
  });

  it('removes a whole folder, idempotently', async () => {
    const storage = new FolderStorage(root);
    const folder = randomUUID();
    await storage.save(folder, 'photo.jpg', Buffer.from('x'));
    await storage.save(folder, 'heatmap-pores.webp', Buffer.from('x'));
    await storage.remove(folder);
    await storage.remove(folder);
    expect(await storage.read(folder, 'heatmap-pores.webp')).toBeNull();
  });

  it('leaves no unfinished file behind', async () => {
    const own = await mkdtemp(join(tmpdir(), 'photos-'));
    const storage = new FolderStorage(own);
    await Promise.all(
      Array.from({ length: 8 }, () => storage.save(randomUUID(), 'photo.jpg', Buffer.alloc(9))),
    );
    const files = (await readdir(own, { recursive: true })).filter((name) => name.includes('.'));
    expect(files.every((name) => name.endsWith('photo.jpg'))).toBe(true);
    expect(files).toHaveLength(8);
    await rm(own, { recursive: true });
  });

  it.each([
    ['../../etc', 'photo.jpg'],
    [randomUUID(), '../photo.jpg'],
    [randomUUID(), 'photo.exe'],
    ['', 'photo.jpg'],
  ])('refuses the place %j %j', async (folder, name) => {
    await expect(new FolderStorage(root).save(folder, name, Buffer.from('x'))).rejects.toThrow();
    await expect(new FolderStorage(root).read(folder, name)).rejects.toThrow();
  });

  it('reports a folder that cannot be written', async () => {
    await expect(new FolderStorage('/dev/null/photos').ping()).rejects.toThrow();
  });
});
