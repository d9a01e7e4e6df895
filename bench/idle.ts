// What a server costs while nobody uses it: its start, memory, processor time and database connections. Needs Linux; the
// roles of several processes are left out where there is no redis-server.
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { freePort, startServerProcess } from '../scripts/server-process.ts';
import { referenceLoaders } from '../src/app/reference-data.ts';
import { migrateDatabase } from '../src/platform/database/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';
import { createLog } from '../src/platform/logging/log.ts';
import { ProgramMissing, redisProgram } from '../test/setup/servers/server-program.ts';
import { childrenOf, megabytesOf, processorTimeOf } from './idle/processes.ts';
import { quantile } from './times.ts';

const SETTLED_MS = 5000;
const STARTS = 3;

const { values: options } = parseArgs({ options: { seconds: { type: 'string', default: '30' } } });
const seconds = Number(options.seconds);
const folder = await mkdtemp(join(tmpdir(), 'skincare-bench-'));
await chmod(folder, 0o755);
const log = createLog({ level: 'warn', readable: true });
const database = await startEmbeddedPostgres({
  ...{ dataDirectory: join(folder, 'database'), log, durable: false },
});
const sql = postgres(database.url, { max: 1, onnotice: () => {} });
const redisPort = await freePort();
const redis = redisProgram(redisPort);
try {
  await migrateDatabase(database.url, referenceLoaders);
  const postmaster = await findPostmaster();
  console.log(`Node ${process.versions.node}, ${seconds} s of quiet`);
  await measure('all', postmaster);
  await redis.start();
  for (const role of ['api', 'worker']) await measure(role, postmaster);
} catch (error) {
  if (!(error instanceof ProgramMissing)) throw error;
  console.log('There is no redis-server here: ROLE=api and worker are left out.');
} finally {
  await redis.kill();
  await sql.end();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}

async function findPostmaster(): Promise<number> {
  const [row] = await sql<[{ folder: string }]>`select current_setting('data_directory') as folder`;
  return Number.parseInt(await readFile(join(row.folder, 'postmaster.pid'), 'utf8'), 10);
}

async function measure(role: string, postmaster: number): Promise<void> {
  const settings = {
    ...{ NODE_ENV: 'production', ROLE: role, DATABASE_URL: database.url, DATA_DIR: folder },
    ...{ JWT_SECRET: 'known-to-everyone-for-a-bench-on-this-machine', PUBLIC_URL: 'http://127.0.0.1' },
    ...{ SMTP_URL: 'smtp://127.0.0.1:9', LOG_LEVEL: 'error' },
    ...(role !== 'all' && { REDIS_URL: `redis://127.0.0.1:${redisPort}` }),
  };
  const starts: number[] = [];
  const start = async () => {
    const begun = performance.now();
    const server = await startServerProcess(settings);
    starts.push(performance.now() - begun);
    return server;
  };
  while (starts.length < STARTS - 1) await (await start()).stop();
  const server = await start();
  await setTimeout(SETTLED_MS);
  const before = await read(server.pid, postmaster);
  await setTimeout(seconds * 1000);
  const after = await read(server.pid, postmaster);
  const memory = megabytesOf(server.pid);
  const children = childrenOf(server.pid).map(megabytesOf).join(' + ') || 'none';
  await server.stop();
  const perSecond = (key: keyof typeof before) => ((after[key] - before[key]) / seconds).toFixed(2);
  console.log(
    `${role}: started in ${quantile(starts, 0.5).toFixed(0)} ms; ${memory} MB, children ${children}`,
  );
  console.log(`  server ${perSecond('server')} ms/s, PostgreSQL ${perSecond('database')} ms/s`);
  console.log(
    `  ${perSecond('transactions')} transactions/s, ${after.sessions - before.sessions} new connections`,
  );
}

async function read(pid: number, postmaster: number) {
  await sql`select pg_stat_clear_snapshot()`;
  const [row] = await sql<[{ sessions: number; transactions: number }]>`
    select sessions::int, (xact_commit + xact_rollback)::int as transactions
    from pg_stat_database where datname = current_database()`;
  const backends = childrenOf(postmaster).map((child) => processorTimeOf(child));
  return {
    ...row,
    server: processorTimeOf(pid),
    database: backends.reduce((sum, time) => sum + time, processorTimeOf(postmaster, 'with ended children')),
  };
}
