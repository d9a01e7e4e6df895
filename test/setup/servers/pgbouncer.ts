import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import postgres from 'postgres';
import { inject } from 'vitest';
import { freePort } from '../../../scripts/server-process.ts';
import { chooseAccount } from '../../../src/platform/embedded-postgres/postgres-account.ts';

/** The program; undefined where there is none, and then `npm test` says so. */
export const pgbouncerProgram: string | undefined = inject('pgbouncer');

/** Whether it keeps prepared statements in transaction mode, as it does from 1.21 on. */
export const keepsStatements = pgbouncerProgram !== undefined && isAtLeast(1, 21);

/** The same as a setting. */
export const PREPARE = keepsStatements ? 'true' : 'false';

export interface PgBouncer {
  /** The URL of the database through the pooler. */
  urlOf(databaseUrl: string): string;
  /** Ends all connections and takes new ones. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts PgBouncer in transaction mode in front of the server of `databaseUrl`; `settings` are lines of `[pgbouncer]`. */
export async function startPgBouncer(
  databaseUrl: string,
  settings: readonly string[] = [],
): Promise<PgBouncer> {
  const folder = await mkdtemp(join(tmpdir(), 'skincare-pgbouncer-'));
  await chmod(folder, 0o755); // it refuses to run as root
  const target = new URL(databaseUrl);
  const port = await freePort();
  const users = join(folder, 'users.txt');
  const config = join(folder, 'pgbouncer.ini');
  await writeFile(users, `"${target.username}" "${decodeURIComponent(target.password)}"\n`);
  await writeFile(
    config,
    `[databases]
* = host=${target.hostname} port=${target.port || 5432}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
default_pool_size = 5
${keepsStatements ? 'max_prepared_statements = 200' : ''}
${settings.join('\n')}
`,
  );
  const urlOf = (url: string) => {
    const pooled = new URL(url);
    pooled.host = `127.0.0.1:${port}`;
    return pooled.href;
  };
  let child = await run(config, urlOf(databaseUrl));
  return {
    urlOf,
    restart: async () => {
      await end(child);
      child = await run(config, urlOf(databaseUrl));
    },
    stop: async () => {
      await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function run(config: string, url: string): Promise<ChildProcess> {
  const { identity } = chooseAccount('');
  const child = spawn(pgbouncerProgram!, ['-q', config], { ...identity, stdio: 'ignore' });
  const kill = () => child.kill('SIGKILL'); // it must not outlive this process
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const limit = Date.now() + 120_000;
  while (Date.now() < limit && child.exitCode === null) {
    if (await answers(url)) return child;
    await setTimeout(50);
  }
  await end(child);
  throw new Error('PgBouncer does not start.');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function answers(url: string): Promise<boolean> {
  const client = postgres(url, { max: 1, connect_timeout: 2, fetch_types: false });
  try {
    await client.unsafe('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end({ timeout: 1 });
  }
}

function isAtLeast(major: number, minor: number): boolean {
  const version = execFileSync(pgbouncerProgram!, ['--version'], { encoding: 'utf8' });
  const [, one, two] = /PgBouncer (\d+)\.(\d+)/.exec(version) ?? [];
  return Number(one) > major || (Number(one) === major && Number(two) >= minor);
}
