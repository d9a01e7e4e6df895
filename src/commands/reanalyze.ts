import 'reflect-metadata';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ReanalysisService } from '../analyses/reanalysis.service.ts';
import { readModel } from '../inference/manifest/model-manifest.ts';
import { connectDatabase } from '../platform/database/database.ts';
import { poolingOf } from '../platform/database/pooler.ts';
import { findRunningPostgres } from '../platform/embedded-postgres/running-postgres.ts';
import { readEnvironment } from '../platform/env.ts';
import { givenSettings } from '../platform/env-file.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { createLog } from '../platform/logging/log.ts';

/** `npm run reanalyze [-- --limit 1000] [--watch]`: queues old photos for the model in MODEL_DIR. */
const DEFAULT_LIMIT = '100000';
const USAGE = 'Usage: npm run reanalyze -- [--limit 1000] [--watch]';
const LOOK_MS = 2000;

interface Options {
  limit: number;
  /** Print the progress until no photo is queued any more. */
  watch: boolean;
}

try {
  await run(readOptions());
} catch (error) {
  console.error(`Nothing more was queued. ${String((error as Error).message).split('\n', 1)[0]}`);
  process.exitCode = 1;
}

async function run({ limit, watch }: Options): Promise<void> {
  const env = readEnvironment(givenSettings());
  const { manifest } = readModel(env.MODEL_DIR);
  const url = env.DATABASE_URL ?? findRunningPostgres(join(env.DATA_DIR, 'postgres'));
  if (!url) throw new Error('Start the server first, or set DATABASE_URL: the queue is in its database.');
  const log = createLog({ level: env.LOG_LEVEL, readable: !env.production });
  const { db, close } = connectDatabase({ url, ...poolingOf(env), poolSize: 2, statementTimeoutSeconds: 60 });
  const jobs = await Jobs.connect({ databaseUrl: url, log, ...poolingOf(env) }).catch(async (error) => {
    await close();
    throw error;
  });
  try {
    const service = new ReanalysisService(db, jobs);
    const { outdated } = await service.progress(manifest);
    const queued = await service.enqueue(manifest, limit);
    const model = `${manifest.name} ${manifest.version}`;
    console.log(`${queued} photos are queued for ${model}; ${Math.max(0, outdated - queued)} more are left.`);
    if (watch) await report(() => service.progress(manifest), model);
  } finally {
    await jobs.stop();
    await close();
  }
}

/** Prints a line whenever the progress has changed. Interrupting it stops nothing: the queue is worked off by the server. */
async function report(look: () => ReturnType<ReanalysisService['progress']>, model: string): Promise<void> {
  for (let last = ''; ; await setTimeout(LOOK_MS)) {
    const { current, outdated, open } = await look();
    const line = `${current} of ${current + outdated} photos have a result of ${model}; ${open} are queued.`;
    if (line !== last) console.log(line);
    last = line;
    if (open > 0) continue;
    if (outdated > 0)
      console.log(`${outdated} were left: over the limit, without a current consent, or failed.`);
    return;
  }
}

function readOptions(): Options {
  const { limit, watch } = parse();
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1) throw new Error(USAGE);
  return { limit: most, watch };
}

function parse() {
  try {
    return parseArgs({
      options: {
        limit: { type: 'string', default: DEFAULT_LIMIT },
        watch: { type: 'boolean', default: false },
      },
    }).values;
  } catch (cause) {
    throw new Error(USAGE, { cause });
  }
}
