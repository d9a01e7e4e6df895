// Processor time of the server and PostgreSQL per request, as a ratio to hand-written servers with the same answers.
import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { referenceLoaders } from '../src/app/reference-data.ts';
import { AccessTokens } from '../src/auth/sessions/access-tokens.ts';
import { migrateDatabase } from '../src/platform/database/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';
import { decodeId } from '../src/platform/ids/global-id.ts';
import { createLog } from '../src/platform/logging/log.ts';
import { ask, closeConnections, shoot } from './api/ask.ts';
import { type LiveFigures, measureLive } from './api/live.ts';
import { between, readTimes } from './api/processor-time.ts';
import { QUERIES, type Query } from './api/queries.ts';
import { ratioOf } from './api/ratios.ts';
import { seed, sessionId, userId, VIEWERS } from './api/seed.ts';
import {
  countStatements,
  FLOORS,
  type Server,
  type ServerName,
  startFloor,
  startProduct,
} from './api/servers.ts';

/** For the rounds; the start takes about a minute before. */
const ROUNDS_MS = 190_000;
const LEAST_ROUNDS = 3;
const WARM_UP = 200;
/** Wider bounds than this share of the ratio say nothing. */
const NOISY = 0.2;

const { values: options } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string' }, seconds: { type: 'string' } },
});
const queries = QUERIES.filter(({ name }) => !options.only || options.only.split(',').includes(name));
const folder = await mkdtemp(join(tmpdir(), 'skincare-bench-'));
await chmod(folder, 0o755);
const database = await startEmbeddedPostgres({
  dataDirectory: join(folder, 'database'),
  log: createLog({ level: 'warn', readable: true }),
  durable: false,
});
const around = {
  databaseUrl: database.url,
  secret: 'known-to-everyone-for-a-bench-on-this-machine',
  dataDirectory: folder,
};
const sql = postgres(database.url, { max: 1, onnotice: () => {}, connection: { application_name: 'bench' } });
const servers: Server[] = [];
try {
  const started = performance.now();
  await migrateDatabase(database.url, referenceLoaders);
  await seed(sql);
  const tokens = await signTokens();
  const statements = await countStatements(around, queries, (url, query) =>
    ask({ name: 'product', url }, query, tokens[0]!),
  );
  servers.push(await startProduct(around));
  for (const name of FLOORS) servers.push(await startFloor(name, around));
  for (const query of queries) await compareAnswers(query, tokens[1]!);
  for (const query of queries) for (const server of servers) await shoot(server, query, tokens, WARM_UP);
  console.log(`Ready after ${seconds(started)} s.`);

  const times = await measure(tokens);
  closeConnections();
  for (const server of servers.splice(0)) await server.stop();
  const live = options.only ? null : await measureLive(around, tokens);
  report(times, statements, live);
} finally {
  closeConnections();
  for (const server of servers) await server.stop();
  await sql.end();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}

async function signTokens(): Promise<string[]> {
  const signer = new AccessTokens({ secrets: [around.secret], lifetimeSeconds: 3600 });
  const signed = Array.from({ length: VIEWERS }, (_, index) =>
    signer.sign({ userId: userId(index + 1), sessionId: sessionId(index + 1) }),
  );
  return (await Promise.all(signed)).map(({ token }) => token);
}

/** The floors write ids as they are stored. */
function withoutTypes(key: string, value: unknown): unknown {
  return key === 'id' && typeof value === 'string' ? (decodeId(value)?.key ?? value) : value;
}

async function compareAnswers(query: Query, token: string): Promise<void> {
  const [product, ...floors] = await Promise.all(
    servers.map(async (server) => ({
      ...server,
      answer: JSON.parse(await ask(server, query, token), withoutTypes),
    })),
  );
  for (const floor of floors) {
    assert.deepEqual(
      product!.answer,
      floor.answer,
      `${query.title}: the floor ${floor.name} answers otherwise`,
    );
  }
}

/** Milliseconds per request of each round, by query and server. */
type Times = Map<string, Record<ServerName, { server: number; database: number }[]>>;

/** Rounds in which every server answers every query, each time in another order. */
async function measure(tokens: readonly string[]): Promise<Times> {
  const times: Times = new Map(
    queries.map(({ name }) => [name, { product: [], bare: [], session: [], hmac: [] }]),
  );
  const started = performance.now();
  const limit = options.seconds ? Number(options.seconds) * 1000 : ROUNDS_MS;
  for (let round = 0; ; round += 1) {
    const elapsed = performance.now() - started;
    if (round >= LEAST_ROUNDS && elapsed + elapsed / round > limit) return times;
    for (const query of queries) {
      for (let turn = 0; turn < servers.length; turn += 1) {
        const server = servers[(turn + round) % servers.length]!;
        const before = await readTimes(server.pid, server.application, sql);
        await shoot(server, query, tokens, query.shot);
        const spent = between(before, await readTimes(server.pid, server.application, sql));
        times.get(query.name)![server.name].push({
          server: spent.server / query.shot,
          database: spent.database / query.shot,
        });
      }
    }
  }
}

function report(times: Times, statements: ReadonlyMap<string, number>, live: LiveFigures | null): void {
  const results: Record<string, unknown> = {};
  let noisy = false;
  let rounds = 0;
  console.log(
    '\nProcessor time per request: ratio to the floor (95 % bounds), and ms of server + PostgreSQL',
  );
  console.log(
    `${''.padEnd(22)}${['bare', 'with session', 'with session, HMAC'].map((text) => text.padEnd(22)).join('')}statements   product`,
  );
  for (const { name, title } of queries) {
    const of = times.get(name)!;
    rounds = of.product.length;
    const total = (server: ServerName) => of[server].map((spent) => spent.server + spent.database);
    const [bare, session, hmac] = FLOORS.map((floor) => ratioOf(total('product'), total(floor)));
    const mean = (part: 'server' | 'database') =>
      of.product.reduce((sum, spent) => sum + spent[part], 0) / rounds;
    results[name] = {
      ...{ cpuRatio: bare!.ratio, low: bare!.low, high: bare!.high },
      ...{ cpuRatioSession: session!.ratio, lowSession: session!.low, highSession: session!.high },
      ...{ cpuRatioHmac: hmac!.ratio, lowHmac: hmac!.low, highHmac: hmac!.high },
      ...{ statements: statements.get(name), serverMs: mean('server'), databaseMs: mean('database') },
    };
    noisy ||= [bare!, session!].some(({ ratio, low, high }) => (high - low) / ratio > NOISY);
    const shown = [bare!, session!, hmac!].map(({ ratio, low, high }) =>
      `${ratio.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`.padEnd(22),
    );
    console.log(
      `${title.padEnd(22)}${shown.join('')}${String(statements.get(name)).padEnd(13)}${mean('server').toFixed(3)} + ${mean('database').toFixed(3)}`,
    );
  }
  if (live) reportLive(live);
  else if (!options.only) console.log('There is no redis-server here: M1 and U1 are left out.');
  console.log(`${rounds} rounds on Node ${process.versions.node}.`);
  if (noisy)
    console.log('The machine was too noisy to tell: some bounds are wider than a fifth of their ratio.');
  if (options.json) {
    const report = { node: process.versions.node, rounds, noisy, queries: { ...results, ...live } };
    void writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
  }
}

function reportLive({ m1, u1 }: LiveFigures): void {
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  console.log(
    `M1 a notification to each of ${m1.subscribers} subscribers: ${ms(m1.serverMs)} of the server each, from commit to arrival median ${ms(m1.medianMs)}, p99 ${ms(m1.p99Ms)}`,
  );
  console.log(
    `U1 a photo to its pushed result: ${ms(u1.serverMs)} of the server and ${ms(u1.childrenMs)} of its children, median ${ms(u1.medianMs)}`,
  );
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
