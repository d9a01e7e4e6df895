import { createReadStream } from 'node:fs';
import { access, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { BucketStorage } from './bucket-storage.ts';
import { isFileName, isFolder } from './file-storage.ts';
import { REMOVED, unlessMissing } from './folder-storage.ts';

const CONCURRENCY = 4;

export interface Moved {
  files: number;
  bytes: number;
  /** Paths of what this server did not store. */
  foreign: string[];
}

/** Moves all files below `root`, each as soon as the bucket has it; running it again continues. */
export async function moveToBucket(root: string, bucket: BucketStorage): Promise<Moved> {
  const moved: Moved = { files: 0, bytes: 0, foreign: [] };
  const limit = pLimit({ concurrency: CONCURRENCY, rejectOnClear: true });
  for (const spread of (await readdir(root, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  )) {
    const parent = join(root, spread.name);
    const folders = (await namesIn(parent)).filter((name) => !isMark(name));
    try {
      await Promise.all(folders.map((folder) => limit(() => moveFolder(parent, folder, bucket, moved))));
    } catch (error) {
      limit.clearQueue();
      throw error;
    }
    // Only now, as what was removed meanwhile may have come to the bucket.
    for (const mark of (await namesIn(parent)).filter(isMark)) {
      await bucket.remove(mark.slice(0, -REMOVED.length));
      await rm(join(parent, mark), { recursive: true, force: true });
    }
    await removeIfEmpty(parent);
  }
  return moved;
}

/** None if another run has removed the directory. */
const namesIn = async (directory: string): Promise<string[]> =>
  (await readdir(directory).catch(unlessMissing)) ?? [];

const isMark = (name: string): boolean => name.endsWith(REMOVED) && isFolder(name.slice(0, -REMOVED.length));

async function moveFolder(
  parent: string,
  folder: string,
  bucket: BucketStorage,
  moved: Moved,
): Promise<void> {
  const directory = join(parent, folder);
  if (!isFolder(folder)) {
    moved.foreign.push(directory);
    return;
  }
  for (const name of await namesIn(directory)) {
    const path = join(directory, name);
    if (isFileName(name)) await moveFile(path, folder, name, bucket, moved);
    else if (name.endsWith('.tmp')) await rm(path, { force: true });
    else moved.foreign.push(path);
  }
  await removeIfEmpty(directory);
}

async function moveFile(
  path: string,
  folder: string,
  name: string,
  bucket: BucketStorage,
  moved: Moved,
): Promise<void> {
  // What the bucket has is complete, and newer if it differs.
  if (!(await bucket.has(folder, name))) {
    try {
      moved.bytes += await bucket.write(folder, name, createReadStream(path));
      await access(path);
    } catch (error) {
      unlessMissing(error as NodeJS.ErrnoException);
      return; // a server removed it in the meantime, and left a mark, or another run moved it
    }
  }
  await rm(path, { force: true });
  moved.files += 1;
}

async function removeIfEmpty(directory: string): Promise<void> {
  await rmdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'ENOENT') throw error;
  });
}
