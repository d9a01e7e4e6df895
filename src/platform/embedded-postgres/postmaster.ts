import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './postgres-account.ts';
import { type Cluster, POSTGRES_ENVIRONMENT } from './postgres-cluster.ts';
import { give } from './postgres-folder.ts';

/** PostgreSQL failed to start; `message` contains its last lines of output. */
class PostgresStartFailed extends Error {
  override readonly name = 'PostgresStartFailed';
}

export interface PostmasterOptions {
  bin: string;
  account: Account;
  cluster: Cluster;
  port: number;
  /** False only for disposable data: a machine crash may corrupt it. */
  durable: boolean;
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '64MB',
  max_wal_size: '256MB',
  min_wal_size: '32MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  io_method: 'sync',
  jit: 'off',
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  timezone: 'UTC',
};
const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

export function spawnPostmaster(options: PostmasterOptions): ChildProcess {
  const { bin, account, cluster, port, durable } = options;
  const settings = { ...SETTINGS, ...(!durable && CARELESS), port: String(port) };
  const log = openSync(cluster.logFile, 'w', 0o600);
  give(cluster.logFile, account);
  const child = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      cluster.directory,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      ...account.identity,
      cwd: cluster.directory,
      env: POSTGRES_ENVIRONMENT,
      stdio: ['ignore', log, log],
      detached: true, // its own process group: Ctrl-C in the terminal must reach only us, and we shut it down cleanly
      windowsHide: true,
    },
  );
  closeSync(log);
  return child;
}

/** Resolves when PostgreSQL accepts connections, within 60 s, since it may have to recover from a crash. */
export async function untilReady(child: ChildProcess, cluster: Cluster): Promise<void> {
  let failed: unknown;
  child.once('error', (error) => {
    failed = error;
  });
  for (const end = performance.now() + 60_000; performance.now() < end; await sleep(10)) {
    if (failed || hasExited(child)) throw new PostgresStartFailed(lastWords(cluster), { cause: failed });
    const status = readStatus(cluster.directory);
    if (status?.pid === child.pid && status?.ready) return;
  }
  child.kill('SIGKILL');
  throw new PostgresStartFailed(`PostgreSQL was not ready within 60 s. ${lastWords(cluster)}`);
}

/** Stops PostgreSQL and rolls back open statements; kills it after 15 s. */
export async function stopPostmaster(child: ChildProcess): Promise<void> {
  if (child.pid !== undefined && !hasExited(child)) await stopProcess(child.pid, () => hasExited(child));
}

/** Stops a PostgreSQL that still serves this directory after the process that started it has ended. */
export async function stopOrphan(directory: string): Promise<void> {
  const pid = readStatus(directory)?.pid;
  if (pid === undefined || !isAlive(pid)) return;
  const owner = identify(pid, directory);
  if (owner === 'ours') await stopProcess(pid, () => !isAlive(pid));
  // The pid has been reused by another process; PostgreSQL would mistake that for itself and not start.
  if (owner === 'stranger') rmSync(join(directory, 'postmaster.pid'), { force: true });
}

export const hasExited = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function stopProcess(pid: number, gone: () => boolean): Promise<void> {
  const steps = [
    { signal: 'SIGINT', seconds: 10 }, // fast: disconnects all clients, writes a checkpoint
    { signal: 'SIGQUIT', seconds: 3 }, // immediate: recovers at the next start
    { signal: 'SIGKILL', seconds: 2 },
  ] as const;
  for (const { signal, seconds } of steps) {
    try {
      process.kill(pid, signal);
    } catch {
      return; // it has ended
    }
    for (const end = performance.now() + seconds * 1000; performance.now() < end; await sleep(10))
      if (gone()) return;
  }
}

/** From postmaster.pid: its first line is the process, its eighth the state. */
function readStatus(directory: string): { pid: number; ready: boolean } | undefined {
  try {
    const lines = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie process no longer has a command.
    return process.platform !== 'linux' || commandOf(pid) !== '';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** `unknown` if in doubt: PostgreSQL then refuses to start, since two servers on one directory would destroy it. */
function identify(pid: number, directory: string): 'ours' | 'stranger' | 'unknown' {
  try {
    const command = commandOf(pid);
    if (!command.includes('postgres')) return 'stranger';
    if (process.platform === 'win32' || command.includes(`-D ${directory}`)) return 'ours';
    return readlinkSync(`/proc/${pid}/cwd`) === directory ? 'ours' : 'unknown'; // the folder was moved
  } catch {
    return 'unknown';
  }
}

function commandOf(pid: number): string {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  const [program = '', ...args] =
    process.platform === 'win32'
      ? ['tasklist', '/NH', '/FI', `PID eq ${pid}`]
      : ['ps', '-o', 'command=', '-p', String(pid)];
  return execFileSync(program, args, { encoding: 'utf8' });
}

function lastWords(cluster: Cluster): string {
  const lines = readFileSync(cluster.logFile, 'utf8').trim().split('\n');
  return `PostgreSQL says: ${lines.slice(-3).join(' | ')}`;
}
