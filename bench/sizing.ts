// What an operator plans by: requests and analyses per second, processor time, memory and connections by process, and bytes
// by row at 100,000 rows (2,000 with `--quick`); then sizes up to 10^9 analyses. Needs Linux and redis-server.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { freePort, startServerProcess } from '../scripts/server-process.ts';
import { referenceLoaders } from '../src/app/reference-data.ts';
import { AccessTokens } from '../src/auth/sessions/access-tokens.ts';
import { migrateDatabase } from '../src/platform/database/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';
import { createLog } from '../src/platform/logging/log.ts';
import { redisProgram } from '../test/setup/servers/server-program.ts';
import { closeConnections } from './api/ask.ts';
import { seed, sessionId, userId, VIEWERS } from './api/seed.ts';
import { measureRows } from './sizing/rows.ts';
import { printScale } from './sizing/scale.ts';
import { measureAnalyses, measureRequests } from './sizing/work.ts';

const { values: options } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const [rows, photos, requests] = options.quick ? [2000, 4, 200] : [100_000, 60, 8000];
const folder = await mkdtemp(join(tmpdir(), 'skincare-bench-'));
await chmod(folder, 0o755);
const log = createLog({ level: 'warn', readable: true });
const database = await startEmbeddedPostgres({
  ...{ dataDirectory: join(folder, 'database'), log, durable: false },
});
const sql = postgres(database.url, { max: 1, onnotice: () => {}, connection: { application_name: 'bench' } });
const redisPort = await freePort();
const redis = redisProgram(redisPort);
const secret = 'known-to-everyone-for-a-bench-on-this-machine';
const running: { stop(): Promise<unknown> }[] = [];
const start = async (role: string) => {
  const server = await startServerProcess({
    ...{
      NODE_ENV: 'production',
      ROLE: role,
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      JWT_SECRET: secret,
    },
    ...{ PUBLIC_URL: 'http://127.0.0.1', SMTP_URL: 'smtp://127.0.0.1:9', LOG_LEVEL: 'error' },
    ...{ REDIS_URL: `redis://127.0.0.1:${redisPort}`, RATE_LIMIT_ANALYSES_PER_HOUR: '100000' },
  });
  running.push(server);
  return server;
};

try {
  await redis.start();
  await migrateDatabase(database.url, referenceLoaders);
  await seed(sql);
  const signer = new AccessTokens({ secrets: [secret], lifetimeSeconds: 3600 });
  const tokens = await Promise.all(
    Array.from({ length: VIEWERS }, async (_, at) => {
      const { token } = await signer.sign({ userId: userId(at + 1), sessionId: sessionId(at + 1) });
      return token;
    }),
  );
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(`${model}, ${availableParallelism()} cores, ${memory} GB, Node ${process.versions.node}`);
  const api = await start('api');
  const worker = await start('worker');
  await measureRequests({ sql, api, tokens, requests });
  await measureAnalyses({ sql, api, worker, tokens, photos });
  const measured = await measureRows({ sql, rows, photos: join(folder, 'photos') });
  printScale(measured);
} finally {
  closeConnections();
  for (const server of running) await server.stop();
  await redis.kill();
  await sql.end();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
