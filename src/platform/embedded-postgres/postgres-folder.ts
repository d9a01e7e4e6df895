import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Log } from '../logging/log.ts';
import { type Account, EmbeddedPostgresUnsupported } from './postgres-account.ts';
import { SYSTEM_FOLDER } from './postgres-binaries.ts';

/**
 * The real path of a folder that `account` can use, created if missing. If root's PostgreSQL cannot reach `wanted`
 * (for example, below /root), `wanted` becomes a link to a folder in /var/lib.
 */
export function prepareFolder(wanted: string, account: Account, log: Log): string {
  mkdirSync(dirname(wanted), { recursive: true });
  const link = lstatSync(wanted, { throwIfNoEntry: false })?.isSymbolicLink()
    ? readlinkSync(wanted)
    : undefined;
  if (link && !existsSync(wanted)) {
    log.warn(`The database in ${link} no longer exists; starting with an empty one.`);
    rmSync(wanted);
  }
  // Several processes may start at once; the second finds the folder in place.
  if (!existsSync(wanted)) mkdirSync(wanted, { mode: 0o700, recursive: true });
  if (!account.isAnother) {
    assertUsable(wanted);
    return realpathSync(wanted);
  }
  give(wanted, account);
  if (reaches(realpathSync(wanted), account)) return realpathSync(wanted);
  if (readdirSync(wanted).length > 0) {
    throw new EmbeddedPostgresUnsupported(
      `it does not run as root, and no other user can reach ${realpathSync(wanted)}`,
    );
  }
  const folder = createSystemFolder(account);
  rmdirSync(wanted);
  symlinkSync(folder, wanted);
  log.info(`PostgreSQL cannot reach ${wanted}, so its data is in ${folder}.`);
  return folder;
}

/** Makes the account the owner of a file or folder, unless it is the account of this process. */
export function give(path: string, account: Account): void {
  const { uid, gid } = account.identity;
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

function assertUsable(folder: string): void {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new EmbeddedPostgresUnsupported(`its data folder ${folder} belongs to another user`);
  }
}

function reaches(folder: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -w "$0"', folder], { ...account.identity, cwd: '/' }).status === 0;
}

function createSystemFolder(account: Account): string {
  const folder = join(SYSTEM_FOLDER, `data-${randomUUID()}`);
  try {
    mkdirSync(SYSTEM_FOLDER, { recursive: true });
    chmodSync(SYSTEM_FOLDER, 0o755); // regardless of the umask
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    throw new EmbeddedPostgresUnsupported(
      `${SYSTEM_FOLDER} cannot be written (${(error as NodeJS.ErrnoException).code})`,
    );
  }
  give(folder, account);
  return folder;
}
