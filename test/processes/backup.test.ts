import { type ExecFileOptions, execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/server-process.ts';
import { migrateDatabase } from '../../src/platform/database/database.ts';
import { chooseAccount } from '../../src/platform/embedded-postgres/postgres-account.ts';
import { FolderStorage } from '../../src/platform/storage/folder-storage.ts';
import { blocks } from '../documents/blocks.ts';

const exec = promisify(execFile);
const VERSIONS = '/usr/lib/postgresql'; // of Debian: the embedded PostgreSQL has no pg_dump
const programs = (existsSync(VERSIONS) ? readdirSync(VERSIONS) : [])
  .map((version) => join(VERSIONS, version, 'bin'))
  .find((folder) => existsSync(join(folder, 'pg_dump')) && existsSync(join(folder, 'initdb')));
if (!programs && process.env.CI === 'true') {
  throw new Error('The test of backups needs PostgreSQL with pg_dump when CI=true: install postgresql.');
}
if (!programs) console.warn('No PostgreSQL with pg_dump was found: the test of backups is left out.');

/** Of the superuser and of two roles of the server; one needs quoting. */
const PASSWORDS = ['superuser', 'first', "it's second"] as const;

/** The commands of docs/operations.md. */
const blockWith = (program: string) =>
  blocks.find(({ page, text }) => page === 'docs/operations.md' && text.startsWith(program))!.text;

describe.skipIf(!programs)('a backup', () => {
  const { identity } = chooseAccount('');
  let folder: string;
  let address: string;
  let url: string;
  let server: (...args: string[]) => Promise<unknown>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'skincare-backup-'));
    await chmod(folder, 0o755);
    const cluster = join(folder, 'cluster');
    await mkdir(cluster);
    if (identity.uid !== undefined) await chown(cluster, identity.uid, identity.gid!);
    const options: ExecFileOptions = { ...identity, cwd: cluster };
    const passwordFile = join(cluster, 'password');
    await writeFile(passwordFile, PASSWORDS[0], { mode: 0o644 });
    const login = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
    await exec(join(programs!, 'initdb'), ['-D', join(cluster, 'data'), ...login], options);
    const port = await freePort();
    const settings = `-p ${port} -k ${cluster} -c listen_addresses=127.0.0.1 -c fsync=off`;
    server = (...args) =>
      exec(
        join(programs!, 'pg_ctl'),
        ['-D', join(cluster, 'data'), '-w', '-l', join(cluster, 'log'), ...args],
        options,
      );
    await server('start', '-o', settings);
    address = `127.0.0.1:${port}`;
    url = `postgres://skincare_a:${PASSWORDS[1]}@${address}/skincare`;
    await shell(blockWith('psql "$ADMIN_URL"'));
    await mkdir(join(folder, 'backup'));
  });
  afterAll(async () => {
    await server?.('stop', '-m', 'immediate');
    await rm(folder, { recursive: true, force: true });
  });

  const adminUrl = () => `postgres://postgres:${PASSWORDS[0]}@${address}/postgres`;
  const administrate = async (statement: string) => {
    const client = postgres(adminUrl(), { max: 1, onnotice: () => {} });
    await client.unsafe(statement).finally(() => client.end());
  };
  const query = async (statement: string) => {
    const client = postgres(url, { max: 1, onnotice: () => {} });
    return await client.unsafe(statement).finally(() => client.end());
  };
  const shell = (text: string) =>
    exec('bash', ['-e', '-c', text], {
      env: {
        PATH: [programs, process.env.PATH].join(delimiter),
        ADMIN_URL: adminUrl(),
        PASSWORD: PASSWORDS[1],
        NEW_PASSWORD: PASSWORDS[2],
        DATABASE_URL: url,
        DATA_DIR: join(folder, 'data'),
        BACKUP: join(folder, 'backup'),
      },
    });

  it('by the commands of the document brings back what was lost', async () => {
    const storage = new FolderStorage(join(folder, 'data', 'photos'));
    const [photo, bytes] = [randomUUID(), randomBytes(50_000)];
    await migrateDatabase(url);
    await query(`insert into pgboss.queue (name) values ('backup-test') on conflict do nothing`);
    await query(`create table marker as select n from generate_series(1, 1000) n`);
    await storage.save(photo, 'photo.jpg', bytes);
    const state = () =>
      query(`select (select count(*) from drizzle.__drizzle_migrations)::int as migrations,
        (select sum(n) from marker)::int as rows, (select count(*) from pg_indexes)::int as indexes`);
    const before = [...(await state())];

    await shell(blockWith('pg_dump'));
    await administrate('drop database skincare with (force)');
    await rm(join(folder, 'data'), { recursive: true });
    await administrate('create database skincare owner skincare');
    await mkdir(join(folder, 'data'));
    await shell(blockWith('pg_restore'));

    expect([...(await state())]).toEqual(before);
    expect((await storage.read(photo, 'photo.jpg'))?.equals(bytes)).toBe(true);
    await migrateDatabase(url); // as the next start does
    expect([...(await state())]).toEqual(before);
  });

  it('is not needed for a change of the password: two roles act as one owner', async () => {
    const change = blocks.filter(
      ({ page, text }) =>
        page === 'docs/operations.md' && text.startsWith('psql') && text.includes('alter role'),
    );
    const [, second, last] = change.map(({ text }) => text);
    const former = url;
    await shell(second!);
    url = `postgres://skincare_b:${encodeURIComponent(PASSWORDS[2])}@${address}/skincare`;
    await migrateDatabase(url);
    await query('alter table users add column by_the_other text');
    await query('alter table users drop column by_the_other');
    const still = postgres(former, { max: 1 });
    expect(await still.unsafe('select 1').finally(() => still.end())).toHaveLength(1);
    await shell(last!);
    const refused = postgres(former, { max: 1 });
    await expect(refused.unsafe('select 1').finally(() => refused.end())).rejects.toThrow(
      'not permitted to log in',
    );
    expect(await query(`select current_user as acts, session_user as logged_in`)).toMatchObject([
      { acts: 'skincare', logged_in: 'skincare_b' },
    ]);
  });
});
