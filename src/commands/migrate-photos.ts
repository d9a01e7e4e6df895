import { readEnvironment } from '../platform/env.ts';
import { givenSettings } from '../platform/env-file.ts';
import { lockFolder } from '../platform/folder-lock.ts';
import { moveToBucket } from '../platform/storage/move-to-bucket.ts';
import {
  bucketOf,
  endMigration,
  isMigrating,
  openBucket,
  photoFolder,
} from '../platform/storage/open-storage.ts';

/** `npm run photos:migrate`: moves photos and exports from DATA_DIR to the bucket of S3_BUCKET. Safe to end and to run again. */
const MIB = 1024 * 1024;

try {
  await run();
} catch (error) {
  const { message, cause } = error as Error;
  const reason = cause instanceof Error ? `${message} ${cause.message}` : message;
  console.error(`The photos were not moved completely; run this again. ${reason.split('\n', 1)[0]}`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const env = readEnvironment(givenSettings());
  const options = bucketOf(env);
  if (!options) throw new Error('S3_BUCKET is not set.');
  const folder = photoFolder(env);
  if (!(await isMigrating(folder, options))) {
    throw new Error(
      `Start all servers with this S3_BUCKET first, over ${folder}: they then find photos in both places. If ${folder} is empty, there is nothing to move.`,
    );
  }
  // What one run has just moved, another would take for new, though it was removed since.
  const lock = await lockFolder(folder);
  if (!lock) throw new Error(`Another run moves ${folder}.`);
  const bucket = await openBucket(options);
  try {
    await bucket.ping();
    const { files, bytes, foreign } = await moveToBucket(folder, bucket);
    console.log(
      `${files} files (${(bytes / MIB).toFixed(1)} MiB) were moved to the bucket ${options.bucket}.`,
    );
    for (const path of foreign.slice(0, 20)) console.log(`Left, as it is not from this server: ${path}`);
    const isOver = await endMigration(folder);
    console.log(isOver ? `${folder} is empty now.` : `${folder} still holds other files.`);
  } finally {
    bucket.close();
    await lock.release();
  }
}
