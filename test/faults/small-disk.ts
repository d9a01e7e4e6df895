import { execFile } from 'node:child_process';
import { chmod, mkdtemp, open, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LeftOut } from './fault.ts';
import type { Stage } from './stage.ts';

const run = promisify(execFile);
/** More than what `/ready` wants to be free, and a few photos. */
const MEGABYTES = 96;
/** No photo and no mail is smaller. */
const LIMIT_BYTES = 512;

/** A folder on which no space can be had while it is full. */
export interface SmallDisk {
  folder: string;
  /** Whether it is a disk of its own, so that others see how full it is. */
  ownDisk: boolean;
  /** `pids` are of those who write to it. */
  fill(pids: readonly number[]): Promise<void>;
  free(pids: readonly number[]): Promise<void>;
}

/** A small file system of its own where this user may mount one, else a limit of the size of files. */
export async function openSmallDisk(stage: Stage): Promise<SmallDisk> {
  const folder = await stage.open(mkdtemp(join(tmpdir(), 'skincare-disk-')), (path) =>
    rm(path, { recursive: true, force: true, maxRetries: 5 }),
  );
  await chmod(folder, 0o755);
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', folder]).then(
    () => true,
    () => false,
  );
  if (mounted) {
    stage.onEnd(() => run('umount', ['--lazy', folder]));
    const filler = join(folder, 'filler');
    return { folder, ownDisk: true, fill: () => fillDisk(folder, filler), free: () => rm(filler) };
  }
  await run('prlimit', ['--version']).catch(() => {
    throw new LeftOut('needs the right to mount a file system, or prlimit');
  });
  const limit = (bytes: number | 'unlimited') => async (pids: readonly number[]) => {
    for (const pid of pids) await run('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]);
  };
  return { folder, ownDisk: false, fill: limit(LIMIT_BYTES), free: limit('unlimited') };
}

async function fillDisk(folder: string, filler: string): Promise<void> {
  const file = await open(filler, 'a');
  try {
    for (const size of [1024 * 1024, 4096]) {
      const { bavail, bsize } = await statfs(folder);
      for (let left = bavail * bsize; left > 0; left -= size) await file.write(Buffer.alloc(size));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await file.close();
  }
}
