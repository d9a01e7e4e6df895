import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, NO_SETTINGS } from '../../scripts/server-process.ts';
import { TestApi } from '../setup/api.ts';
import { createEmptyDatabase } from '../setup/database/test-database.ts';
import { BucketServer } from '../setup/servers/bucket-server.ts';
import { makeCertificate, opensslProgram } from '../setup/servers/certificate.ts';
import { MailServer } from '../setup/servers/mail-server.ts';
import { TraceCollector } from '../setup/servers/trace-collector.ts';

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
      execFile(process.execPath, [COMMAND], { env, cwd: tmpdir(), timeout: 180_000 }, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });

  it('finds a good deployment good', async () => {
    const { code, out, err } = await run();
    expect({ code, err }, out).toEqual({ code: 0, err: '' });
    expect(out.trim().split('\n')).toHaveLength(11);
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
  }, 300_000);

  it('tries bucket, migrations and collector, and names what is wrong with them', async () => {
    const bucket = await BucketServer.start();
    const collector = await TraceCollector.start();
    const empty = await createEmptyDatabase();
    const traced = { ...collector.settings, OTEL_EXPORTER_OTLP_HEADERS: 'key=hidden%20word' };
    const good = await run({ ...bucket.settings, ...traced });
    expect(good.out).toMatch(/^ok {7}photo storage: the bucket photos can be read and written/m);
    expect(good.out).toMatch(/^ok {7}traces: the collector takes them/m);
    expect(collector.exports[0]).toMatchObject({ key: 'hidden word' });

    await collector.die();
    const wrong = { ...bucket.settings, S3_BUCKET: 'another', S3_SECRET_ACCESS_KEY: 'hidden-word' };
    const bad = await run({ ...wrong, ...traced, DATABASE_URL: empty.url });
    expect(bad.code).toBe(1);
    expect(bad.out).toMatch(/^failed {3}photo storage: the bucket another: .+ S3_/m);
    expect(bad.out).toMatch(
      /^failed {3}migrations: (\d+) of \1 are missing, first 0000_.+ Start this version/m,
    );
    expect(bad.out).toMatch(/^failed {3}traces: .*ECONNREFUSED.+ OTEL_EXPORTER_OTLP_ENDPOINT/m);
    expect(bad.out).not.toMatch(/hidden.word/);

    bucket.fault = 'FORBIDDEN';
    await migrateAhead(empty.url);
    const ahead = await run({ ...bucket.settings, DATABASE_URL: empty.url });
    expect(ahead.out).toMatch(/^failed {3}photo storage: the bucket photos/m);
    expect(ahead.out).toMatch(/^warning {2}migrations: a newer version .+ Update this installation/m);
    await Promise.all([bucket.close(), empty.drop()]);
  }, 180_000);

  it.runIf(opensslProgram)(
    'wants to know the certificate of the mail server',
    async () => {
      const { key, certificate } = await makeCertificate(folder);
      const secrets = { key: await readFile(key), cert: await readFile(certificate) };
      for (const secure of [true, false]) {
        const server = new SMTPServer({ ...secrets, secure, authOptional: true });
        server.on('error', () => undefined); // of those who do not trust it
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const { port } = server.server.address() as AddressInfo;
        const SMTP_URL = `${secure ? 'smtps' : 'smtp'}://127.0.0.1:${port}`;
        const [known, unknown] = await Promise.all([
          run({ SMTP_URL, NODE_EXTRA_CA_CERTS: certificate }),
          run({ SMTP_URL }),
        ]);
        await new Promise<void>((resolve) => server.close(resolve));
        expect(known.out).toMatch(/^ok {7}mail: takes mails, encrypted/m);
        expect(unknown.out).toMatch(/^failed {3}mail: self-signed certificate.+ certificate\.$/m);
      }
    },
    180_000,
  );

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

/** As a later version of the server would leave it. */
async function migrateAhead(url: string): Promise<void> {
  const client = postgres(url, { max: 1 });
  await client`create schema drizzle`;
  await client`create table drizzle.__drizzle_migrations (created_at bigint)`;
  await client`insert into drizzle.__drizzle_migrations values (${Date.parse('2100-01-01')})`;
  await client.end();
}
