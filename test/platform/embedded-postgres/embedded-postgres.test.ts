import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  DataFolderInUse,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../src/platform/embedded-postgres/embedded-postgres.ts';
import { createLog } from '../../../src/platform/logging/log.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const launcher = join(repository, 'src/platform/embedded-postgres/embedded-postgres.ts');
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
const log = createLog({ level: 'silent', readable: false });

vi.setConfig({ testTimeout: 300_000 }); // several processes, and databases to create

let folder: string;
let dataDirectory: string;
let servers: EmbeddedPostgres[] = [];
let owners: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'skincare-embedded-'));
  chmodSync(folder, 0o755);
  dataDirectory = join(folder, '.data', 'postgres');
});
afterEach(async () => {
  for (const owner of owners.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
    owner.stdin?.end();
    await once(owner, 'exit');
  }
  owners = [];
  await Promise.all(servers.map((server) => server.stop()));
  servers = [];
  if (existsSync(dataDirectory)) rmSync(realpathSync(dataDirectory), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

async function start(durable = false): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDirectory, log, durable });
  servers.push(server);
  return server;
}

/** Another process that owns the server; `said` is its first line. */
async function startOwner(options: { uid?: number; gid?: number; module?: string } = {}) {
  const { module = launcher, ...identity } = options;
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const script = fileURLToPath(new URL('./embedded-postgres-owner.ts', import.meta.url));
  const owner = spawn(process.execPath, ['--import', tsx, script, module, dataDirectory], {
    ...identity,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  owners.push(owner);
  const [line] = await once(createInterface(owner.stdout), 'line');
  return { owner, said: JSON.parse(line) as { url?: string; error?: string; message?: string } };
}

async function query<T>(url: string, text: string): Promise<T[]> {
  const client = postgres(url, { max: 1, connect_timeout: 5 });
  try {
    return [...(await client.unsafe(text))] as unknown as T[];
  } finally {
    await client.end();
  }
}

const postmasterPid = () =>
  Number(readFileSync(join(dataDirectory, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('keeps its data, has its own password, and listens on the loopback interface only', async () => {
  const first = await start();
  await query(first.url, 'create table kept as select 42 as answer');
  const { password } = new URL(first.url);
  expect(password.length).toBeGreaterThanOrEqual(32);
  expect(statSync(join(dataDirectory, 'password')).mode & 0o777).toBe(0o600);
  expect(await query(first.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  await expect(query(first.url.replace(password, 'guess'), 'select 1')).rejects.toThrow('password');
  const pid = postmasterPid();
  await first.stop();
  expect(isAlive(pid)).toBe(false);

  const started = performance.now();
  const second = await start();
  expect(performance.now() - started).toBeLessThan(5000);
  expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('restarts on the same port after a crash', async () => {
  const server = await start();
  const warn = vi.spyOn(log, 'warn');
  const pid = postmasterPid();
  process.kill(pid, 'SIGKILL');
  await vi.waitFor(async () => expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]), {
    timeout: 180_000,
    interval: 50,
  });
  expect(postmasterPid()).not.toBe(pid);
  expect(warn).toHaveBeenCalledTimes(1);
});

describe('the process that owns it', () => {
  test('may be killed: the next one takes over with every row', async () => {
    const { owner, said } = await startOwner();
    await query(said.url!, 'create table kept as select 42 as answer');
    const orphan = postmasterPid();
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    expect(isAlive(orphan)).toBe(true);
    const server = await start();
    await vi.waitFor(() => expect(isAlive(orphan)).toBe(false), { timeout: 180_000 });
    expect(await query(server.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('may exit without stopping it: it then stops on its own', async () => {
    const { owner } = await startOwner();
    const pid = postmasterPid();
    owner.stdin!.write('exit\n');
    expect((await once(owner, 'exit'))[0]).toBe(3);
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 180_000 });
  });

  test('shuts it down cleanly when the terminal sends Ctrl-C to all', async () => {
    const { owner } = await startOwner();
    const pid = postmasterPid();
    expect(Number(spawnSync('ps', ['-o', 'pgid=', '-p', String(pid)], { encoding: 'utf8' }).stdout)).toBe(
      pid,
    );
    owner.kill('SIGINT');
    expect((await once(owner, 'exit'))[0]).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });

  test('does not share its folder, through any path', async () => {
    await startOwner();
    await expect(start()).rejects.toThrow(DataFolderInUse);
    dataDirectory = join(folder, '.data', '..', '.data', 'postgres');
    await expect(start()).rejects.toThrow(
      /^The data folder [^\n]+ is in use by another running server[^\n]+$/,
    );
  });
});

test('gets the folder alone if several start at once', async () => {
  const outcomes = await Promise.all([startOwner(), startOwner(), startOwner()]);
  const results = outcomes.map(({ said }) => (said.url ? 'runs' : `${said.error}: ${said.message}`)).sort();
  expect(results).toEqual([
    expect.stringMatching(/^DataFolderInUse/),
    expect.stringMatching(/^DataFolderInUse/),
    'runs',
  ]);
});

test('an interrupted first start and a reused process id are no obstacles', async () => {
  mkdirSync(join(dataDirectory, 'cluster.new', 'half'), { recursive: true });
  const first = await start();
  await first.stop();
  const innocent = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  owners.push(innocent);
  writeFileSync(join(dataDirectory, 'cluster/postmaster.pid'), `${innocent.pid}\n/elsewhere\n`);
  const second = await start();
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(isAlive(innocent.pid!)).toBe(true);
});

test('runs in a checkout that others cannot enter', async () => {
  // What `npm ci` leaves below a 0700 folder: the launcher and the binaries, without the links between libraries.
  const require = createRequire(launcher);
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const installed = dirname(dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`)));
  cpSync(join(repository, 'src/platform'), join(folder, 'src/platform'), { recursive: true });
  cpSync(installed, join(folder, relative(repository, installed)), {
    recursive: true,
    filter: (path) => !lstatSync(path).isSymbolicLink(),
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  chmodSync(folder, 0o700);
  const module = join(folder, 'src/platform/embedded-postgres/embedded-postgres.ts');

  for (const rows of ['create table kept as select 42 as answer', 'select answer from kept']) {
    const { owner, said } = await startOwner({ module });
    expect(said.message).toBeUndefined();
    await query(said.url!, rows);
    owner.stdin!.end();
    await once(owner, 'exit');
  }
});

test.runIf(isRoot)('when its folder in the system is gone, it says so and starts empty', async () => {
  chmodSync(folder, 0o700);
  await (await start()).stop();
  const warn = vi.spyOn(log, 'warn');
  rmSync(realpathSync(dataDirectory), { recursive: true });
  const server = await start();
  expect(warn.mock.calls.flat().join()).toContain('no longer exists');
  await query(server.url, 'select 1');
});

const othersReach =
  spawnSync('/bin/sh', ['-c', 'test -r "$0"', launcher], {
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
    cwd: '/',
  }).status === 0;

test.runIf(othersReach)('runs as an ordinary user', async () => {
  mkdirSync(dataDirectory, { recursive: true });
  const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  if (isRoot) for (const path of [dataDirectory, dirname(dataDirectory)]) chownSync(path, NOBODY, NOBODY);
  const { owner, said } = await startOwner(identity);
  expect(said.message).toBeUndefined();
  await query(said.url!, 'select 1');
  expect(statSync(join(dataDirectory, 'cluster')).uid).toBe(isRoot ? NOBODY : process.getuid!());
  owner.stdin!.end();
  await once(owner, 'exit');
});

test.runIf(isRoot && othersReach)('a user without a name is told to bring a database', async () => {
  chmodSync(folder, 0o777);
  const { said } = await startOwner({ uid: 54_321, gid: 54_321 });
  expect(said).toMatchObject({ error: 'EmbeddedPostgresUnsupported' });
  expect(said.message).toMatch(/^The embedded PostgreSQL cannot run here: [^\n]+DATABASE_URL[^\n]+$/);
});
