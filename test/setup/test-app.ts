import { type App, startApp } from '../../src/app/app.ts';
import { InferencePool } from '../../src/inference/inference-pool.ts';
import { readEnvironment } from '../../src/platform/env.ts';
import { createLog } from '../../src/platform/logging/log.ts';

/** As in the environment. */
export type Settings = Record<string, string | undefined>;

/** The servers of a test process share it, as each start of it takes more than all else; it ends with the process. */
let inference: Promise<InferencePool> | undefined;
function sharedInference(): Promise<InferencePool> {
  const { MODEL_DIR: modelDirectory } = readEnvironment({});
  const log = createLog({ level: 'error', readable: true });
  inference ??= InferencePool.start({
    ...{ modelDirectory, concurrency: 1, withModel: true, log },
    ...{ startTimeoutMs: 120_000, taskTimeoutMs: 60_000 }, // on a busy machine
  });
  return inference;
}

/** An insert of several rows, or a part of an import, which makes tables. */
const NEVER_PREPARED = /\bvalues \([^)]*\), \(|^\s*(create|drop|alter|analyze|lock|set) /;
const unprepared: string[] = [];

/** Statements that were not prepared since the last call. */
export const takeUnprepared = (): string[] => unprepared.splice(0);

/** Throws when something is read that was not loaded: a resolver reads a column that it does not name. */
const strictRow = (row: Record<string, unknown>, type: string): Record<string, unknown> =>
  new Proxy(row, {
    get: (target, name) => {
      if (typeof name === 'symbol' || name in target || NO_COLUMNS.has(name)) return target[name as string];
      throw new Error(`${type}.${name} was read, but it was not loaded.`);
    },
  });
/** Whether something is a promise is asked of everything, and how it is written. */
const NO_COLUMNS = new Set(['then', 'toJSON']);

/** @param listeners are called with each statement */
export async function openApp(settings: Settings, listeners: Set<(sql: string) => void>): Promise<App> {
  const env = readEnvironment(settings);
  const log = createLog({ level: env.LOG_LEVEL, readable: true });
  return startApp({
    env,
    log,
    inference: settings.MODEL_DIR ? undefined : await sharedInference(),
    databaseUrl: env.DATABASE_URL!,
    plans: { atOnce: true, mostOfOne: 100, watchRow: strictRow },
    onUnprepared: (statement) => {
      if (!NEVER_PREPARED.test(statement)) unprepared.push(statement);
    },
    onStatement: (statement) => {
      for (const listener of listeners) listener(statement);
    },
  });
}
