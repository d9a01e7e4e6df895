import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { POSTGRES_USER } from './postgres-cluster.ts';

/**
 * The URL of the embedded PostgreSQL that a running server has in this folder, for commands that run alongside it; null
 * if none is running.
 */
export function findRunningPostgres(dataDirectory: string): string | null {
  try {
    const folder = realpathSync(dataDirectory);
    // Lines of postmaster.pid: process, directory, start, port, sockets, address, shared memory, state.
    const lines = readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(lines[0]), 0);
    const password = readFileSync(join(folder, 'password'), 'utf8').trim();
    return `postgres://${POSTGRES_USER}:${password}@127.0.0.1:${lines[3]!.trim()}/postgres`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return null;
    throw error;
  }
}
