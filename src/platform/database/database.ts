import { setTimeout } from 'node:timers/promises';
import { DrizzleQueryError } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type { Sql } from 'postgres';
import { shippedFile } from '../shipped-files.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { LOCKS } from './advisory-locks.ts';
import { installJobSchema } from './job-schema.ts';
import { assertKeepsSession, assertKeepsStatements, type Pooling } from './pooler.ts';
import { createClient, limitWaiting, Places, PoolExhausted } from './postgres-client.ts';
import { prepareStatements } from './prepare-statements.ts';
import { isStale } from './stale-statements.ts';
import { traceStatements } from './trace-statements.ts';

export type Database = PostgresJsDatabase & { $client: Sql };
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface DatabaseConnection {
  db: Database;
  places: Pick<Places, 'size' | 'busy' | 'waiting'>;
  /** Rejects if the database does not respond. */
  ping(): Promise<void>;
  /** Lets running statements finish, for at most 5 s. */
  close(): Promise<void>;
}

export interface DatabaseOptions extends Pooling {
  url: string;
  poolSize: number;
  statementTimeoutSeconds: number;
  /** Called with the text of every statement except BEGIN and COMMIT. */
  onStatement?: (sql: string) => void;
  /** Called with the text of every statement that is planned each time. */
  onUnprepared?: (sql: string) => void;
  tracing?: Tracing | undefined;
}

/** A pool over `url`; connects with the first statement. */
export function connectDatabase(options: DatabaseOptions): DatabaseConnection {
  const client = createClient({ ...options, applicationName: 'skincare' });
  const { tracing } = options;
  const places = new Places(options.poolSize);
  const prepared = prepareStatements(limitWaiting(client, places), options);
  const db = drizzle(tracing ? traceStatements(prepared, tracing) : prepared, { casing: 'snake_case' });
  return {
    db,
    places,
    ping: async () => {
      await db.execute('select 1');
    },
    close: () => client.end({ timeout: 5 }),
  };
}

/** How long a start waits for another one's migration. */
const MIGRATION_WAIT_MS = 60_000;

/** Loads data that ships with the program into the database. Runs at every start, so it must be idempotent. */
export type ReferenceLoader = (db: Database, client: Sql) => Promise<void>;

/**
 * Migrates the schema, then runs `loaders` in order; processes that start together wait for each other,
 * for at most 60 s. Rejects with UnfitPooler if `url` does not lead to PostgreSQL itself.
 */
export async function migrateDatabase(url: string, loaders: readonly ReferenceLoader[] = []): Promise<void> {
  const client = createClient({
    url,
    poolSize: 1,
    statementTimeoutSeconds: 0,
    lockTimeout: MIGRATION_WAIT_MS,
    applicationName: 'skincare-migrate',
  });
  try {
    await assertKeepsSession(client);
    await client.unsafe(`select pg_advisory_lock(${LOCKS.MIGRATION})`);
    // src and dist are at the same depth.
    const migrationsFolder = shippedFile('drizzle');
    const db = drizzle(client, { casing: 'snake_case' });
    await migrate(db, { migrationsFolder });
    await installJobSchema(client);
    for (const load of loaders) await load(db, client);
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** Rejects with UnfitPooler if the pooler at `url` cannot do what is asked of it. */
export async function checkPooler(url: string, pooling: Pooling): Promise<void> {
  const client = createClient({
    ...{ url, ...pooling },
    poolSize: 1,
    statementTimeoutSeconds: 5,
    applicationName: 'skincare-check',
  });
  try {
    if (pooling.prepare) await assertKeepsStatements(client);
    else await client.unsafe('select 1');
  } finally {
    await client.end({ timeout: 1 });
  }
}

/**
 * Claims the database for this process until `release`; null if another process holds it. After a restart of the
 * database, the claim is renewed within 2 s; `onLost` is called if another process was faster.
 */
export async function holdSingleProcessLock(
  url: string,
  onLost: () => void = () => {},
): Promise<{ release(): Promise<void> } | null> {
  const client = createClient({
    url,
    poolSize: 1,
    statementTimeoutSeconds: 5,
    idleSeconds: 0,
    applicationName: 'skincare-single-process',
  });
  // The lock belongs to the connection, so it ends with the process. Taking it twice is harmless.
  const take = async () => {
    const [row] = await client<
      [{ held: boolean }]
    >`select pg_try_advisory_lock(${LOCKS.SINGLE_PROCESS}) as held`;
    return row.held;
  };
  const end = () => client.end({ timeout: 1 });
  if (!(await take().catch((error) => end().then(() => Promise.reject(error))))) {
    await end();
    return null;
  }
  const timer = setInterval(async () => {
    const held = await take().catch(() => true); // unreachable, so no other process can take it either
    if (held) return;
    clearInterval(timer);
    onLost();
  }, 2000).unref();
  return {
    release: async () => {
      clearInterval(timer);
      await end();
    },
  };
}

const CONNECTION_CODES = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);
/** Class 08 connection, 53 resources, 57014 statement timeout, 57P01-57P05 shutdown, 25P03 idle, 25006 read-only. */
const UNAVAILABLE_STATES = /^(08...|53...|57014|57P0[1-5]|25P03|25006)$/;

/** Whether an error or its cause means that the database is unavailable, or was changed meanwhile by a migration. */
export function isDatabaseUnavailable(error: unknown): boolean {
  return causes(error).some(
    (cause) =>
      cause instanceof PoolExhausted ||
      isStale(cause) ||
      (typeof cause.code === 'string' &&
        (CONNECTION_CODES.has(cause.code) || UNAVAILABLE_STATES.test(cause.code))),
  );
}

/** A database that is there but slow or starting: connecting takes too long, a statement does, or no connection is left. */
const BUSY_CODES = new Set(['CONNECT_TIMEOUT', '57014', '53300', '57P03']);
const BUSY_TRIES = 4;
const BUSY_PAUSE_MS = 500;

/** Tries again, four times in all, while the database is there but busy and `goesOn` agrees; it is given the error. */
export async function whileBusy<T>(
  work: () => Promise<T>,
  goesOn: (error: unknown) => boolean,
  pauseMs = BUSY_PAUSE_MS,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const isBusy = causes(error).some(
        (cause) =>
          cause instanceof PoolExhausted || (typeof cause.code === 'string' && BUSY_CODES.has(cause.code)),
      );
      if (!isBusy || tries === BUSY_TRIES || !goesOn(error)) throw error;
      await setTimeout(pauseMs * tries);
    }
  }
}

/** An error that is safe to log: Drizzle's own message contains the statement's parameters. */
export const loggable = (error: unknown): unknown =>
  error instanceof DrizzleQueryError ? error.cause : error;

/** Whether a referenced row was deleted in the meantime. */
export const isReferenceGone = (error: unknown): boolean =>
  causes(error).some(({ code }) => code === '23503');

function causes(error: unknown): { code?: unknown }[] {
  const found: object[] = [];
  for (let at = error; typeof at === 'object' && at !== null && found.length < 10; ) {
    found.push(at);
    at = (at as { cause?: unknown }).cause;
  }
  return found;
}
