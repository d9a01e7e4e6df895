// Memory of sockets that follow notifications, and processor time and latency of one notification to each of many people.
// Needs Linux and redis-server.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { freePort, startServerProcess } from '../scripts/server-process.ts';
import { AccessTokens } from '../src/auth/sessions/access-tokens.ts';
import { connectDatabase, migrateDatabase } from '../src/platform/database/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';
import { createLog } from '../src/platform/logging/log.ts';
import { connectRedis, disconnectRedis } from '../src/platform/redis/redis-clients.ts';
import { createRedisEvents } from '../src/platform/redis/redis-events.ts';
import { Notifier } from '../test/setup/notifier.ts';
import { redisProgram } from '../test/setup/servers/server-program.ts';
import { sessionId, userId } from './api/seed.ts';
import { megabytesOf, processorTimeOf } from './idle/processes.ts';
import { deliver } from './live/deliver.ts';
import { keptMegabytes } from './live/inspected.ts';
import { Listener } from './live/listener.ts';
import { seedPeople } from './live/seed-people.ts';
import { printTimes } from './times.ts';

const SETTLED_MS = 3000;
const PER_SECOND = 300;
const ROUNDS = 3;
const secret = 'known-to-everyone-for-a-bench-on-this-machine';

const { values: options } = parseArgs({ options: { sockets: { type: 'string', default: '1000,5000' } } });
const steps = options.sockets.split(',').map(Number);
const folder = await mkdtemp(join(tmpdir(), 'skincare-bench-'));
await chmod(folder, 0o755);
const log = createLog({ level: 'warn', readable: true });
const database = await startEmbeddedPostgres({
  ...{ dataDirectory: join(folder, 'database'), log, durable: false },
});
const [redisPort, inspectPort] = [await freePort(), await freePort()];
const redis = redisProgram(redisPort);
await redis.start();
const redisUrl = `redis://127.0.0.1:${redisPort}`;
const clients = connectRedis({ url: redisUrl });
const connection = connectDatabase({ url: database.url, poolSize: 2, statementTimeoutSeconds: 60 });
const notifier = await openNotifier();
const server = await startServerProcess({
  ...{ NODE_ENV: 'production', DATABASE_URL: database.url, DATA_DIR: folder, JWT_SECRET: secret },
  ...{ PUBLIC_URL: 'http://127.0.0.1', SMTP_URL: 'smtp://127.0.0.1:9', LOG_LEVEL: 'error' },
  ...{ REDIS_URL: redisUrl, NODE_OPTIONS: `--inspect=127.0.0.1:${inspectPort}` },
});
const listeners: Listener[] = [];
try {
  await setTimeout(SETTLED_MS);
  const people = await signTokens(Math.max(...steps));
  listeners.push(...(await Listener.openAll(server.url, people.slice(0, 50))));
  await setTimeout(SETTLED_MS);
  const [sockets, memory] = [listeners.length, await keptMegabytes(inspectPort)];
  for (const step of steps) {
    listeners.push(...(await Listener.openAll(server.url, people.slice(listeners.length, step))));
    await setTimeout(SETTLED_MS);
    const each = ((await keptMegabytes(inspectPort)) - memory) / (step - sockets);
    console.log(
      `${step} sockets: ${(each * 1024).toFixed(1)} KB each, ${megabytesOf(server.pid)} MB resident in all`,
    );
    if (step === steps[0]) await measureDelivery();
  }
} finally {
  for (const listener of listeners) listener.close();
  await server.stop();
  await notifier.close();
  await connection.close();
  disconnectRedis(clients);
  await redis.kill();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}

async function openNotifier(): Promise<Notifier> {
  await migrateDatabase(database.url);
  const sql = postgres(database.url, { max: 1, onnotice: () => {} });
  await seedPeople(sql, Math.max(...steps));
  await sql.end();
  return Notifier.open({ db: connection.db, databaseUrl: database.url }, createRedisEvents(clients, log));
}

async function signTokens(count: number): Promise<string[]> {
  const signer = new AccessTokens({ secrets: [secret], lifetimeSeconds: 3600 });
  const signed = Array.from({ length: count }, (_, index) =>
    signer.sign({ userId: userId(index + 1), sessionId: sessionId(index + 1) }),
  );
  return (await Promise.all(signed)).map(({ token }) => token);
}

async function measureDelivery(): Promise<void> {
  const people = listeners.map((listener, index) => ({ listener, userId: userId(index + 1) }));
  await deliver(notifier, people, PER_SECOND);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = processorTimeOf(server.pid);
    const times = await deliver(notifier, people, PER_SECOND);
    const each = (processorTimeOf(server.pid) - before) / people.length;
    printTimes(`${people.length} notifications, ${PER_SECOND} a second, ms`, times);
    console.log(`  ${each.toFixed(2)} ms of the server each`);
  }
}
