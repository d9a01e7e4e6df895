import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_SETTINGS } from '../../scripts/server-process.ts';
import { readEnvironment } from '../../src/platform/env.ts';
import { BucketStorage } from '../../src/platform/storage/bucket-storage.ts';
import type { FileStorage } from '../../src/platform/storage/file-storage.ts';
import { FolderStorage } from '../../src/platform/storage/folder-storage.ts';
import { openStorage } from '../../src/platform/storage/open-storage.ts';
import { BucketServer } from '../setup/servers/bucket-server.ts';

const COMMAND = fileURLToPath(new URL('../../dist/commands/migrate-photos.js', import.meta.url));
const FOLDERS = 300;

let server: BucketServer;
let bucket: BucketStorage;
let data: string;
beforeAll(async () => {
  server = await BucketServer.start();
  bucket = new BucketStorage(server.options);
  data = await mkdtemp(join(tmpdir(), 'skincare-migrate-'));
});
afterAll(async () => {
  bucket.close();
  await server.close();
  await rm(data, { recursive: true, force: true });
});

const settings = () => ({ DATA_DIR: data, ...server.settings });
const photos = () => new FolderStorage(join(data, 'photos'));
const env = () => ({ ...NO_SETTINGS, ...settings() });
const migrate = () =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [COMMAND], { env: env(), timeout: 180_000 }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
const left = async () =>
  (await readdir(join(data, 'photos'), { recursive: true })).filter((name) => name.endsWith('.jpg'));
const puts = () => server.requests.filter((line) => line.startsWith('PUT')).length;

describe('the command photos:migrate', () => {
  const stored = new Map<string, Buffer>();
  let running: FileStorage;
  let removed: string;

  it('refuses while servers still use the folder alone', async () => {
    for (let n = 0; n < FOLDERS; n += 1) {
      const folder = randomUUID();
      stored.set(folder, randomBytes(20_000));
      await photos().save(folder, 'photo.jpg', stored.get(folder)!);
    }
    const { code, err } = await migrate();
    expect(code).toBe(1);
    expect(err).toContain('Start all servers with this S3_BUCKET first');
    expect(await left()).toHaveLength(FOLDERS);
  });

  it('loses nothing when it is killed amid its work, while a server reads, writes and removes', async () => {
    running = await openStorage(readEnvironment(settings()));
    const [first, another] = [...stored.keys()];
    removed = first!;
    const child: ChildProcess = spawn(process.execPath, [COMMAND], { env: env(), stdio: 'ignore' });
    const gone = once(child, 'exit');
    await expect.poll(puts, { timeout: 180_000, interval: 1 }).toBeGreaterThan(20);
    for (const [folder, bytes] of [...stored].slice(0, 40)) {
      expect((await running.read(folder, 'photo.jpg'))?.equals(bytes), folder).toBe(true);
    }
    child.kill('SIGKILL');
    await gone;
    const rest = await left();
    expect(rest.length).toBeGreaterThan(0);
    expect(rest.length).toBeLessThan(FOLDERS);

    await running.remove(removed);
    stored.delete(removed);
    stored.set(another!, Buffer.from('newer'));
    await running.save(another!, 'photo.jpg', Buffer.from('newer'));
    for (const [folder, bytes] of stored) {
      expect((await running.read(folder, 'photo.jpg'))?.equals(bytes), folder).toBe(true);
    }
  });

  it('says that the bucket is away, and leaves the files', async () => {
    const before = await left();
    await server.die();
    const { code, err } = await migrate();
    await server.revive();
    expect(code).toBe(1);
    expect(err).toContain('run this again');
    expect(await left()).toEqual(before);
  });

  it('continues when it is run again, and leaves an empty folder', async () => {
    await writeFile(join(data, 'photos', (await left())[0]!.replace('photo.jpg', 'photo.jpg.x.tmp')), 'half');
    const { code, out } = await migrate();
    expect(code, out).toBe(0);
    expect(out).toContain('is empty now');
    expect(await readdir(join(data, 'photos'))).toEqual([]);
    for (const storage of [bucket, running, await openStorage(readEnvironment(settings()))]) {
      for (const [folder, bytes] of stored) {
        expect((await storage.read(folder, 'photo.jpg'))?.equals(bytes), folder).toBe(true);
      }
    }
    expect(await bucket.read(removed, 'photo.jpg')).toBeNull();
  });

  it('has nothing more to do then', async () => {
    const { code, err } = await migrate();
    expect(code).toBe(1);
    expect(err).toContain('there is nothing to move');
  });
});
