import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, NO_SETTINGS } from '../../scripts/server-process.ts';
import { TestApi } from '../setup/api.ts';
import { BucketServer } from '../setup/servers/bucket-server.ts';
import { MailServer } from '../setup/servers/mail-server.ts';

const COMMAND = fileURLToPath(new URL('../../dist/commands/doctor.js', import.meta.url));
const MODEL_DIR = fileURLToPath(new URL('../../ml-models', import.meta.url));
const SECRET = 'a-secret-of-the-test-that-nobody-may-read';

describe('the command doctor', () => {
  let api: TestApi;
  let mails: MailServer;
  let folder: string;
  let silent: Server;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    api = await TestApi.start();
    mails = await MailServer.start();
    folder = await mkdtemp(join(tmpdir(), 'skincare-doctor-'));
    silent = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    silent.close();
    await mails.close();
    await api.close();
    await rm(folder, { recursive: true, force: true });
  });

  const silentPort = () => (silent.address() as AddressInfo).port;
  const run = (settings: Record<string, string> = {}) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const env = {
        ...NO_SETTINGS,
        NODE_ENV: 'production',
        DATABASE_URL: api.databaseUrl,
        PUBLIC_URL: 'https://skin.example',
        JWT_SECRET: SECRET,
        SMTP_URL: mails.url,
        DATA_DIR: folder,
        MODEL_DIR,
        ...settings,
      };
      execFile(process.execPath, [COMMAND], { env, cwd: tmpdir(), timeout: 40_000 }, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });

  it('finds a good deployment good', async () => {
    const { code, out, err } = await run();
    expect({ code, err }, out).toEqual({ code: 0, err: '' });
    expect(out.trim().split('\n')).toHaveLength(10);
    expect(out).not.toMatch(/^(failed|warning)/m);
  });

  it('names each part that is broken, and no secret', async () => {
    const port = await freePort();
    const models = join(folder, 'models');
    await mkdir(models);
    await writeFile(join(models, 'manifest.json'), '{}');
    await writeFile(join(folder, 'file'), '');
    const { code, out } = await run({
      DATABASE_URL: `postgres://somebody:hidden-word@127.0.0.1:${port}/none`,
      REDIS_URL: `redis://:hidden-word@127.0.0.1:${port}`,
      SMTP_URL: `smtp://somebody:hidden-word@127.0.0.1:${port}`,
      DATA_DIR: join(folder, 'file'),
      MODEL_DIR: models,
    });
    expect(code).toBe(1);
    for (const name of [
      'PostgreSQL',
      'migrations',
      'clock',
      'Redis',
      'mail',
      'photo storage',
      'skin model',
    ]) {
      expect(out).toMatch(new RegExp(`^failed {3}${name}: .+`, 'm'));
    }
    expect(out).not.toContain('hidden-word');
  }, 40_000);

  it('tries the bucket, and names what is wrong with it', async () => {
    const bucket = await BucketServer.start();
    const good = await run(bucket.settings);
    expect(good.out).toMatch(/^ok {7}photo storage: the bucket photos can be read and written/m);
    const bad = await run({ ...bucket.settings, S3_BUCKET: 'another', S3_SECRET_ACCESS_KEY: 'hidden-word' });
    expect(bad.code).toBe(1);
    expect(bad.out).toMatch(/^failed {3}photo storage: the bucket another: .+ S3_/m);
    bucket.fault = 'FORBIDDEN';
    expect((await run(bucket.settings)).out).toMatch(/^failed {3}photo storage: the bucket photos/m);
    expect(bad.out).not.toContain('hidden-word');
    await bucket.close();
  }, 60_000);

  it('does not hang where nothing answers', async () => {
    const { code, out } = await run({
      DATABASE_URL: `postgres://somebody@127.0.0.1:${silentPort()}/none`,
      REDIS_URL: `redis://127.0.0.1:${silentPort()}`,
      SMTP_URL: `smtp://127.0.0.1:${silentPort()}`,
    });
    expect(code).toBe(1);
    expect(out.match(/^failed/gm)).toHaveLength(5);
  }, 45_000);

  it('says which setting is wrong', async () => {
    const { code, out } = await run({ JWT_SECRET: 'short' });
    expect(code).toBe(1);
    expect(out).toMatch(/^failed {3}settings: Bad setting: JWT_SECRET/);
    expect(out).not.toContain('short');
  });
});
