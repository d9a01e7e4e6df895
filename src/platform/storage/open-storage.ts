import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../env.ts';
import type { BucketOptions } from './bucket-storage.ts';
import type { FileStorage } from './file-storage.ts';
import { FolderStorage } from './folder-storage.ts';
import { MigratingStorage } from './migrating-storage.ts';

type Settings = Pick<
  Environment,
  'DATA_DIR' | 'S3_BUCKET' | 'S3_REGION' | 'S3_ENDPOINT' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY'
>;

/** Beside photos that are still in the folder: the bucket that servers use now. */
const MARK = 'bucket.txt';

export const photoFolder = ({ DATA_DIR }: Pick<Environment, 'DATA_DIR'>): string => join(DATA_DIR, 'photos');

/** Null if files are stored in a folder. */
export function bucketOf(env: Settings): BucketOptions | null {
  if (!env.S3_BUCKET) return null;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  return {
    bucket: env.S3_BUCKET,
    region: env.S3_REGION,
    endpoint: env.S3_ENDPOINT,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
  };
}

/** The client of S3 is loaded only if there is a bucket. */
export async function openBucket(options: BucketOptions) {
  const { BucketStorage } = await import('./bucket-storage.ts');
  return new BucketStorage(options);
}

/** The storage of photos and exports that the settings name; with a bucket also what is still in the folder. */
export async function openStorage(env: Settings): Promise<FileStorage & { close?(): void }> {
  const options = bucketOf(env);
  const folder = photoFolder(env);
  if (!options) return new FolderStorage(folder);
  const bucket = await openBucket(options);
  if ((await entriesOf(folder)).length === 0) return bucket;
  await writeFile(join(folder, MARK), nameOf(options), { mode: 0o600 });
  return new MigratingStorage(new FolderStorage(folder), bucket);
}

/** Whether a server has been started that finds photos in both this folder and this bucket. */
export async function isMigrating(folder: string, options: BucketOptions): Promise<boolean> {
  const entries = await entriesOf(folder);
  return entries.includes(MARK) && (await readFile(join(folder, MARK), 'utf8')) === nameOf(options);
}

/** Removes the mark if nothing else is left in the folder; returns whether that is so. */
export async function endMigration(folder: string): Promise<boolean> {
  const isOver = (await entriesOf(folder)).every((name) => name === MARK);
  if (isOver) await rm(join(folder, MARK), { force: true });
  return isOver;
}

const nameOf = ({ endpoint, region, bucket }: BucketOptions): string => `${endpoint ?? region} ${bucket}`;

async function entriesOf(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
