import { pino } from 'pino';
import { InferencePool } from '../../src/inference/inference-pool.ts';

/** A minimal server to be killed by a test: it starts a pool and reports the ids of its children. */
const pool = await InferencePool.start({
  modelDirectory: 'ml-models',
  concurrency: 2,
  withModel: false,
  startTimeoutMs: 55_000,
  log: pino({ level: 'silent' }),
});
process.send?.(pool.pids);
setInterval(() => {}, 1000);
