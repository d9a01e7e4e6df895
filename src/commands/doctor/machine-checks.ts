import { randomUUID } from 'node:crypto';
import { open, readFile, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readModel } from '../../inference/manifest/model-manifest.ts';
import type { Environment } from '../../platform/env.ts';
import type { BucketOptions } from '../../platform/storage/bucket-storage.ts';
import { bucketOf, openBucket, photoFolder } from '../../platform/storage/open-storage.ts';
import { type Finding, failed, lineOf, ok, warning } from './finding.ts';

const MIB = 1024 * 1024;
/** The server refuses photos below. */
const DISK_FAILED_MIB = 64;
const DISK_WARNING_MIB = 1024;
/** As in package.json. */
const LEAST_NODE = [20, 19] as const;

export async function checkNode(): Promise<Finding> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [leastMajor, leastMinor] = LEAST_NODE;
  const isEnough = major > leastMajor || (major === leastMajor && minor >= leastMinor);
  return isEnough
    ? ok(process.version)
    : failed(process.version, `Install Node.js ${LEAST_NODE.join('.')} or newer.`);
}

export async function checkStorage(env: Environment): Promise<Finding> {
  const bucket = bucketOf(env);
  return bucket ? await checkBucket(bucket) : await checkFolder(env);
}

/** Stores a file, reads it and removes it. */
async function checkBucket(options: BucketOptions): Promise<Finding> {
  const bucket = await openBucket(options);
  const [folder, name, bytes] = [randomUUID(), 'probe.jpg', Buffer.from('probe')];
  try {
    await bucket.ping();
    await bucket.save(folder, name, bytes);
    const found = await bucket.read(folder, name);
    await bucket.remove(folder);
    if (!found?.equals(bytes) || (await bucket.has(folder, name))) {
      return failed(
        'the bucket does not keep what is stored',
        'Use a server that speaks the protocol of S3.',
      );
    }
    return ok(`the bucket ${options.bucket} can be read and written`);
  } catch (error) {
    const { cause } = error as Error;
    return failed(
      `the bucket ${options.bucket}: ${lineOf(cause ?? error)}`,
      'Check the settings S3_…, and that the key may list the bucket, and get, put and delete its objects.',
    );
  } finally {
    bucket.close();
  }
}

async function checkFolder(env: Environment): Promise<Finding> {
  const folder = await existing(photoFolder(env));
  const probe = join(folder, `.doctor-${randomUUID()}`);
  try {
    const file = await open(probe, 'wx', 0o600);
    try {
      await file.writeFile('probe');
      await file.sync();
    } finally {
      await file.close();
    }
    return ok(`${folder} can be written`);
  } catch (error) {
    return failed(
      lineOf(error),
      'Let the user of the server write to DATA_DIR, and run this command as that user.',
    );
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}

export async function checkDisk(env: Environment): Promise<Finding> {
  const { bavail, bsize } = await statfs(await existing(env.DATA_DIR));
  const free = Math.floor((bavail * bsize) / MIB);
  const detail = `${free} MiB are free for DATA_DIR`;
  const advice = 'Free space, or move DATA_DIR to a larger disk.';
  if (free < DISK_FAILED_MIB) return failed(detail, advice);
  return free < DISK_WARNING_MIB ? warning(detail, advice) : ok(detail);
}

export async function checkModel(env: Environment): Promise<Finding> {
  try {
    await readFile(join(env.MODEL_DIR, 'manifest.json')); // a dead disk shows here, where the wait is limited
    const { manifest, files } = readModel(env.MODEL_DIR);
    return ok(`${manifest.name} ${manifest.version}, ${files.size} files with the right checksums`);
  } catch (error) {
    return failed(lineOf(error), 'Copy the model files of this version again, or correct MODEL_DIR.');
  }
}

/** The folder, or the nearest one above that is there. */
async function existing(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (found || at === dirname(at)) return at;
  }
}
