import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { ApiClient } from '../../operations/clients/client.ts';
import {
  AnalysisUpdatedDocument,
  GiveConsentDocument,
  SubmitAnalysisDocument,
} from '../../operations/generated.ts';
import { freePort } from '../../scripts/server-process.ts';
import { CONSENT_VERSIONS } from '../../src/consents/consent-texts.ts';
import { connectDatabase } from '../../src/platform/database/database.ts';
import { createLog } from '../../src/platform/logging/log.ts';
import { connectRedis, disconnectRedis } from '../../src/platform/redis/redis-clients.ts';
import { createRedisEvents } from '../../src/platform/redis/redis-events.ts';
import { Notifier } from '../../test/setup/notifier.ts';
import { ProgramMissing, redisProgram } from '../../test/setup/servers/server-program.ts';
import { childrenOf, processorTimeOf } from '../idle/processes.ts';
import { deliver } from '../live/deliver.ts';
import { Listener } from '../live/listener.ts';
import { quantile } from '../times.ts';
import { userId } from './seed.ts';
import { type Server, type Surroundings, startProduct } from './servers.ts';

const PER_SECOND = 300;
const DELIVERIES = 10;
const PHOTOS = 8;

export interface LiveFigures {
  /** One notification to each of `subscribers`. */
  m1: { subscribers: number; serverMs: number; medianMs: number; p99Ms: number };
  /** From the upload of a photo to its result on a socket; the child processes decode and measure it. */
  u1: { serverMs: number; childrenMs: number; medianMs: number };
}

/** Null where there is no redis-server, through which the notifications of this process reach the server. */
export async function measureLive(
  around: Surroundings,
  tokens: readonly string[],
): Promise<LiveFigures | null> {
  const port = await freePort();
  const redis = redisProgram(port);
  try {
    await redis.start();
  } catch (error) {
    if (error instanceof ProgramMissing) return null;
    throw error;
  }
  const redisUrl = `redis://127.0.0.1:${port}`;
  const product = await startProduct(around, { REDIS_URL: redisUrl });
  try {
    const m1 = await measureNotifications({ around, product, redisUrl, tokens });
    return { m1, u1: await measurePhotos(product, tokens[0]!) };
  } finally {
    await product.stop();
    await redis.kill();
  }
}

async function measureNotifications(parts: {
  around: Surroundings;
  product: Server;
  redisUrl: string;
  tokens: readonly string[];
}): Promise<LiveFigures['m1']> {
  const { around, product, redisUrl, tokens } = parts;
  const log = createLog({ level: 'warn', readable: true });
  const clients = connectRedis({ url: redisUrl });
  const { databaseUrl } = around;
  const connection = connectDatabase({ url: databaseUrl, poolSize: 1, statementTimeoutSeconds: 60 });
  const notifier = await Notifier.open({ db: connection.db, databaseUrl }, createRedisEvents(clients, log));
  const listeners = await Listener.openAll(product.url, tokens);
  const people = listeners.map((listener, index) => ({ listener, userId: userId(index + 1) }));
  try {
    await deliver(notifier, people, PER_SECOND);
    const before = processorTimeOf(product.pid);
    const times: number[] = [];
    for (let round = 0; round < DELIVERIES; round += 1) {
      times.push(...(await deliver(notifier, people, PER_SECOND)));
    }
    return {
      subscribers: people.length,
      serverMs: (processorTimeOf(product.pid) - before) / times.length,
      ...{ medianMs: quantile(times, 0.5), p99Ms: quantile(times, 0.99) },
    };
  } finally {
    for (const listener of listeners) listener.close();
    await notifier.close();
    await connection.close();
    disconnectRedis(clients);
  }
}

async function measurePhotos(product: Server, token: string): Promise<LiveFigures['u1']> {
  const client = new ApiClient(product.url, token);
  for (const kind of ['PHOTO_PROCESSING', 'AGE_16_OR_OLDER'] as const) {
    await client.request(GiveConsentDocument, { input: { kind, version: CONSENT_VERSIONS[kind] } });
  }
  const photo = new Blob([await readFile('ml-models/samples/portrait.jpg')]);
  const live = client.subscribe(AnalysisUpdatedDocument, {});
  const ended = new Set<string>();
  const listening = (async () => {
    for await (const { analysisUpdated } of live) {
      if (analysisUpdated.completedAt) ended.add(analysisUpdated.id);
    }
  })();
  const times: number[] = [];
  let [server, children] = [0, 0];
  for (let run = 0; run <= PHOTOS; run += 1) {
    if (run === 1) [server, children] = timesOf(product.pid);
    const started = performance.now();
    const variables = { input: { photo: null } };
    const { data } = await client.upload(SubmitAnalysisDocument, variables, 'input.photo', photo);
    const { id } = data!.submitAnalysis.analysis!;
    while (!ended.has(id)) await setTimeout(1);
    if (run > 0) times.push(performance.now() - started);
  }
  const [serverAfter, childrenAfter] = timesOf(product.pid);
  await live.return?.();
  await listening;
  return {
    serverMs: (serverAfter - server) / PHOTOS,
    childrenMs: (childrenAfter - children) / PHOTOS,
    medianMs: quantile(times, 0.5),
  };
}

const timesOf = (pid: number): [server: number, children: number] => [
  processorTimeOf(pid),
  childrenOf(pid).reduce((sum, child) => sum + processorTimeOf(child), 0),
];
