import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './postgres-account.ts';
import { give } from './postgres-folder.ts';

export interface Cluster {
  /** What PostgreSQL calls its data directory. */
  directory: string;
  /** The log file of PostgreSQL. */
  logFile: string;
  password: string;
}

export const POSTGRES_USER = 'skincare';

/** PostgreSQL gets no other environment variables; Windows needs its own. */
export const POSTGRES_ENVIRONMENT =
  process.platform === 'win32' ? undefined : { LC_ALL: 'C', PATH: '/usr/bin:/bin' };

interface ClusterOptions {
  folder: string;
  bin: string;
  account: Account;
  durable: boolean;
}

/** Opens the cluster in `folder`, creating it first if there is none (about a second). */
export async function openCluster({ folder, bin, account, durable }: ClusterOptions): Promise<Cluster> {
  const passwordFile = join(folder, 'password');
  if (!existsSync(passwordFile)) {
    writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    give(passwordFile, account);
  }
  const directory = join(folder, 'cluster');
  if (!existsSync(directory)) {
    const unfinished = join(folder, 'cluster.new');
    rmSync(unfinished, { recursive: true, force: true });
    const settings = {
      pgdata: unfinished,
      username: POSTGRES_USER,
      pwfile: passwordFile,
      auth: 'scram-sha-256',
      encoding: 'UTF8',
      locale: 'C',
      'locale-provider': 'builtin',
      'builtin-locale': 'C.UTF-8',
    };
    const flags = Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
    const place = { ...account.identity, cwd: folder, env: POSTGRES_ENVIRONMENT };
    await promisify(execFile)(join(bin, 'initdb'), durable ? flags : [...flags, '--no-sync'], {
      ...place,
      timeout: 60_000,
    });
    renameSync(unfinished, directory);
  }
  return {
    directory,
    logFile: join(folder, 'server.log'),
    password: readFileSync(passwordFile, 'utf8').trim(),
  };
}
