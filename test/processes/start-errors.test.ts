import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort, runUntilExit } from '../../scripts/server-process.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skincare-start-'));
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const start = (settings: Record<string, string>) =>
  runUntilExit({ DATA_DIR: folder, DATABASE_URL: database.url, PORT: '0', ...settings });

it('names DATABASE_URL if nothing listens there, or the password or database is wrong', async () => {
  const [port, wrongPassword, wrongName] = [await freePort(), new URL(database.url), new URL(database.url)];
  wrongPassword.username = 'nobody-known';
  wrongName.pathname = '/nothing';
  for (const url of [`postgres://u:hidden@127.0.0.1:${port}/x`, wrongPassword.href, wrongName.href]) {
    const { code, output } = await start({ DATABASE_URL: url });
    expect(code).toBe(1);
    expect(output).toContain('The server did not start. DATABASE_URL: PostgreSQL cannot be used: ');
    expect(output).not.toContain('hidden');
  }
});

it('names HOST if it is not an address of this machine, or unknown', async () => {
  for (const HOST of ['192.0.2.1', 'nowhere.invalid']) {
    const { code, output } = await start({ HOST });
    expect(code).toBe(1);
    expect(output).toContain('The server did not start. HOST: ');
  }
});

it.each(['/dev/null/x', '/proc/x', 'file'])('names DATA_DIR if it is %s, without a hang', async (path) => {
  await writeFile(join(folder, 'file'), '');
  const started = performance.now();
  const { code, output } = await start({ DATA_DIR: path === 'file' ? join(folder, path) : path });
  expect(code).toBe(1);
  expect(output).toContain('The server did not start. Bad setting: DATA_DIR: cannot be written: ');
  expect(performance.now() - started).toBeLessThan(15_000);
});

it('reads a file of settings, and names it if it is not there', async () => {
  const file = join(folder, 'settings.env');
  const silent = createServer().listen(0, '127.0.0.1');
  await writeFile(file, 'METRICS_TOKEN=short\n');
  expect((await start({ ENV_FILE: file })).output).toContain('Bad setting: METRICS_TOKEN');
  expect((await start({ ENV_FILE: `${file}.none` })).output).toContain('Bad setting: ENV_FILE');
  const { port } = silent.address() as AddressInfo;
  expect((await start({ PORT: String(port) })).output).toContain(`Port ${port} is in use`);
  silent.close();
});
