import 'reflect-metadata';
import { join } from 'node:path';
import { ReanalysisService } from '../analyses/reanalysis.service.ts';
import { readModel } from '../inference/model-manifest.ts';
import { connectDatabase } from '../platform/database/database.ts';
import { findRunningPostgres } from '../platform/embedded-postgres/running-postgres.ts';
import { readEnvironment } from '../platform/env.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { createLog } from '../platform/log.ts';

/** `npm run reanalyze [-- --limit 1000]`: queues old photos for the model in MODEL_DIR. */
const DEFAULT_LIMIT = 100_000;

try {
  await run(readLimit(process.argv.slice(2)));
} catch (error) {
  console.error(`Nothing more was queued. ${String((error as Error).message).split('\n', 1)[0]}`);
  process.exitCode = 1;
}

async function run(limit: number): Promise<void> {
  const env = readEnvironment(process.env);
  const { manifest } = readModel(env.MODEL_DIR);
  const url = env.DATABASE_URL ?? findRunningPostgres(join(env.DATA_DIR, 'postgres'));
  if (!url) throw new Error('Start the server first, or set DATABASE_URL: the queue is in its database.');
  const log = createLog({ level: env.LOG_LEVEL, readable: !env.production });
  const { db, close } = connectDatabase({ url, poolSize: 2, statementTimeoutSeconds: 60 });
  const jobs = await Jobs.connect({ databaseUrl: url, log }).catch(async (error) => {
    await close();
    throw error;
  });
  try {
    const service = new ReanalysisService(db, jobs);
    const all = await service.count(manifest);
    const queued = await service.enqueue(manifest, limit);
    const model = `${manifest.name} ${manifest.version}`;
    console.log(`${queued} photos are queued for ${model}; ${Math.max(0, all - queued)} more are left.`);
  } finally {
    await jobs.stop();
    await close();
  }
}

function readLimit(args: readonly string[]): number {
  if (args.length === 0) return DEFAULT_LIMIT;
  const [name, value, ...more] = args;
  const limit = Number(value);
  if (name !== '--limit' || more.length > 0 || !Number.isInteger(limit) || limit < 1) {
    throw new Error('Usage: npm run reanalyze -- --limit 1000');
  }
  return limit;
}
