import 'reflect-metadata';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { App } from './app/app.ts';
import { createDemoAccounts, DEMO_PASSWORD } from './app/demo-accounts.ts';
import { createDemoDiary } from './app/demo-diary.ts';
import { referenceLoaders } from './app/reference-data.ts';
import { connecting, startErrorOf } from './app/start-error.ts';
import { assertDataFolder } from './platform/data-folder.ts';
import {
  checkPooler,
  holdSingleProcessLock,
  loggable,
  migrateDatabase,
  whileBusy,
} from './platform/database/database.ts';
import { poolingOf } from './platform/database/pooler.ts';
import { startEmbeddedPostgres } from './platform/embedded-postgres/embedded-postgres.ts';
import { type Environment, readEnvironment } from './platform/env.ts';
import { givenSettings } from './platform/env-file.ts';
import { handleLast } from './platform/http/last-handler.ts';
import { createLog, type Log } from './platform/logging/log.ts';
import { withProgress } from './platform/logging/progress-lines.ts';
import { assertPatched } from './platform/patched-packages.ts';
import { settleHeap } from './platform/settle-heap.ts';

/** Grace period for shutdown before the process exits anyway. */
const MAX_CLOSING_MS = 19_500;

/** Run in reverse order at shutdown. */
const closing: (() => Promise<unknown>)[] = [];
let ending = false;

process.once('SIGINT', () => end('SIGINT'));
process.once('SIGTERM', () => end('SIGTERM'));
process.once('SIGHUP', () => end('SIGHUP'));
if (process.env.npm_lifecycle_event) {
  // npm forwards signals only to its shell, which then exits without us.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end('SIGTERM'), 300).unref();
}
const started = start();
await started;

async function start(): Promise<void> {
  try {
    await run(readEnvironment(givenSettings()));
  } catch (error) {
    if (ending) return;
    console.error(`The server did not start. ${startErrorOf(error)}`);
    await closeAll();
    process.exit(1);
  }
}

async function run(env: Environment): Promise<void> {
  assertPatched();
  await assertDataFolder(env);
  const log = createLog({ level: env.LOG_LEVEL, readable: !env.production });
  const { check } = handleLast(log, () => end(null, 1));
  // Loading the app takes as long as starting the database, so both run at once.
  const print = (line: string) => (env.NODE_ENV === 'development' ? console.log(line) : undefined);
  const [{ startApp }, databaseUrl] = await withProgress(
    'Preparing the database; the first start takes longest',
    print,
    () => Promise.all([import('./app/app.ts'), openDatabase(env, log)]),
  );
  const demoAccounts: string[] = [];
  const beforeListening = async ({ db, passwords }: Pick<App, 'db' | 'passwords'>) => {
    if (env.NODE_ENV !== 'development') return;
    demoAccounts.push(...(await createDemoAccounts(db, passwords)));
  };
  const app = await withProgress('Loading the skin model and making demo accounts', print, () =>
    patiently(log, () => startApp({ env, log, databaseUrl, beforeListening, checks: { process: check } })),
  );
  closing.push(() => app.close());
  if (env.NODE_ENV === 'development' && env.ROLE === 'all') fillDemoDiary(app, log);
  settleHeap().catch((error: unknown) => log.debug({ err: error }, 'The heap is left as it is'));
  if (env.production) log.info({ url: app.url, role: env.ROLE }, 'Started');
  else console.log(welcome(env, app, demoAccounts));
}

async function openDatabase(env: Environment, log: Log): Promise<string> {
  let url = env.DATABASE_URL;
  if (!url) {
    const postgres = await startEmbeddedPostgres({ dataDirectory: join(env.DATA_DIR, 'postgres'), log });
    closing.push(() => postgres.stop());
    url = postgres.url;
  }
  const [database, direct] = [url, env.DATABASE_DIRECT_URL ?? url];
  const directSetting = env.DATABASE_DIRECT_URL ? 'DATABASE_DIRECT_URL' : 'DATABASE_URL';
  await connecting(directSetting, () => patiently(log, () => migrateDatabase(direct, referenceLoaders)));
  const pooling = poolingOf(env);
  if (pooling.pooled) {
    await connecting('DATABASE_URL', () => patiently(log, () => checkPooler(database, pooling)));
  }
  if (!env.REDIS_URL) {
    const lock = await takeDatabase(direct, log, () => {
      log.fatal(
        'Another server took over this database, and without REDIS_URL only one can run; shutting down',
      );
      end('SIGTERM');
    });
    if (!lock) {
      throw new Error(
        'Another server is using this database; to run several, set REDIS_URL for all of them.',
      );
    }
    closing.push(() => lock.release());
  }
  return url;
}

/** In the background: measuring its photos takes longer than the start. */
function fillDemoDiary(app: App, log: Log): void {
  const stopping = new AbortController();
  const filled = createDemoDiary(app, stopping.signal).catch((error: unknown) => {
    if (!ending)
      log.warn({ err: loggable(error) }, 'The demo diary is incomplete; the next start completes it');
  });
  closing.push(() => {
    stopping.abort();
    return filled;
  });
}

/** Not for longer than the start is wanted. */
function patiently<T>(log: Log, work: () => Promise<T>): Promise<T> {
  return whileBusy(work, (error) => {
    if (!ending) log.warn({ err: loggable(error) }, 'The database is busy; the start is tried again');
    return !ending;
  });
}

/** After a crash, PostgreSQL may need a moment to notice that the last server has ended. */
async function takeDatabase(url: string, log: Log, onLost: () => void) {
  for (let tries = 0; tries < 6; tries += 1) {
    const lock = await patiently(log, () => holdSingleProcessLock(url, onLost));
    if (lock) return lock;
    await setTimeout(500);
  }
  return null;
}

function end(signal: NodeJS.Signals | null, code = 0): void {
  if (code > 0) process.exitCode = code;
  if (ending) return;
  ending = true;
  if (signal) process.on(signal, () => process.exit(130));
  void setTimeout(MAX_CLOSING_MS, undefined, { ref: false }).then(() => process.exit(1));
  // A start in progress completes first, so that nothing it uses is closed.
  void started.then(closeAll).then(() => process.exit());
}

async function closeAll(): Promise<void> {
  for (const close of closing.splice(0).reverse()) {
    await close().catch((error: unknown) => console.error(`Not closed cleanly. ${startErrorOf(error)}`));
  }
}

function welcome(env: Environment, { url }: App, demoAccounts: readonly string[]): string {
  const lines = [
    ...(env.production ? [] : [`Start page         ${url}`]),
    `API and sockets    ${url}/graphql`,
    ...(env.GRAPHQL_EXPLORER
      ? [`Apollo Sandbox     ${url}/graphql (in a browser)`, `Offline explorer   ${url}/explorer`]
      : []),
    env.SMTP_URL
      ? 'Mails              through SMTP'
      : `Mail outbox        ${env.production ? join(env.DATA_DIR, 'outbox') : `${url}/outbox`}`,
    `Data               ${env.DATA_DIR}`,
  ];
  if (demoAccounts.length > 0) {
    lines.push(
      '',
      `Demo accounts, password "${DEMO_PASSWORD}":`,
      ...demoAccounts.map((email) => `  ${email}`),
    );
  }
  return ['', ...lines, '', 'Ctrl-C ends it.', ''].join('\n');
}
