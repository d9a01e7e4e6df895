import { randomUUID } from 'node:crypto';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Environment } from './env.ts';

const MAX_WAIT_MS = 10_000;

/** Throws, and names the setting, if something must be written to DATA_DIR and cannot be. */
export async function assertDataFolder(env: Environment): Promise<void> {
  if (env.DATABASE_URL && env.S3_BUCKET && env.SMTP_URL) return;
  const late = setTimeout(MAX_WAIT_MS, undefined, { ref: false }).then(() => {
    throw new Error(`${env.DATA_DIR} does not answer`);
  });
  try {
    await Promise.race([writeProbe(env.DATA_DIR), late]);
  } catch (error) {
    throw new Error(`Bad setting: DATA_DIR: cannot be written: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

async function writeProbe(folder: string): Promise<void> {
  await make(folder);
  const probe = join(folder, `.probe-${randomUUID()}`);
  await (await open(probe, 'wx', 0o600)).close();
  await rm(probe);
}

/** Level by level: `recursive` of Node never ends in a folder like /proc. */
async function make(folder: string): Promise<void> {
  const isThere = await stat(folder).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  if (isThere) return;
  await make(dirname(folder));
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error; // another process of this start
  });
}
