import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ApiClient, type GraphQLAnswer } from '../../operations/clients/client.ts';
import {
  LoginDocument,
  MyNotificationsDocument,
  SendTestNotificationDocument,
  SubmitAnalysisDocument,
  UpdateNotificationPreferencesDocument,
  ViewerDocument,
} from '../../operations/generated.ts';
import { freePort, type ServerProcess } from '../../scripts/server-process.ts';
import { DEMO_PASSWORD } from '../../src/app/demo-accounts.ts';
import { giveAllConsents } from '../setup/api.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';
import { uuidOf } from '../setup/ids.ts';
import { NotificationListener } from '../setup/notification-listener.ts';
import { portrait } from '../setup/photos.ts';
import { waitForEnd } from '../setup/rows/submissions.ts';
import { BucketServer } from '../setup/servers/bucket-server.ts';
import { type Nginx, nginxProgram, startProxy } from '../setup/servers/nginx.ts';
import { type PgBouncer, PREPARE, pgbouncerProgram, startPgBouncer } from '../setup/servers/pgbouncer.ts';
import { redisUrl } from '../setup/servers/redis.ts';
import { RedisServers } from '../setup/servers/redis-servers.ts';
import { ServerProcesses } from '../setup/servers/test-server.ts';

const ROLES = ['api', 'api', 'api', 'worker', 'worker'] as const;
/** What is restarted at once: never the last of its kind. */
const ROUNDS = [[0, 3], [1, 4], [2]] as const;

/** What a client tries again by itself: no answer, a gateway that has nobody to ask, or the code that says so. */
const isRetried = (error: unknown) =>
  /fetch failed|terminated|other side closed|socket hang up|ECONNRE|50[234]|not valid JSON/.test(
    `${error} ${(error as Error).cause ?? ''}`,
  );
const RETRIED_CODES = ['SERVICE_UNAVAILABLE', 'RATE_LIMITED'];
const CLOSED = [1001, 1006, 1012, 1013];
const isReconnected = (error: unknown) =>
  CLOSED.includes((error as { code?: number } | null)?.code ?? 0) || isRetried(error);

/** A client of one kind that works until it is stopped, one request after the other. */
class Load {
  readonly acknowledged: string[] = [];
  readonly failures: unknown[] = [];
  retries = 0;
  requests = 0;
  #over = false;

  constructor(
    private readonly ask: () => Promise<{ answer: GraphQLAnswer<unknown>; id?: string | undefined }>,
    private readonly pauseMs: number,
  ) {}

  async run(): Promise<void> {
    for (; !this.#over; await setTimeout(this.pauseMs)) {
      this.requests += 1;
      try {
        const { answer, id } = await this.ask();
        const code = String(answer.errors?.[0]?.extensions?.code);
        if (id) this.acknowledged.push(id);
        if (!answer.errors) continue;
        if (RETRIED_CODES.includes(code)) this.retries += 1;
        else this.failures.push(answer.errors);
      } catch (error) {
        if (isRetried(error)) this.retries += 1;
        else this.failures.push(error);
      }
    }
  }

  stop(): void {
    this.#over = true;
  }
}

describe.runIf(nginxProgram && pgbouncerProgram && redisUrl)('three api and two worker processes', () => {
  let database: TestDatabase;
  let pgbouncer: PgBouncer;
  let redis: RedisServers;
  let bucket: BucketServer;
  let processes: ServerProcesses;
  let nginx: Nginx;
  let start: (index: number) => Promise<ServerProcess>;
  const running: ServerProcess[] = [];

  beforeAll(async () => {
    [database, processes, redis, bucket] = await Promise.all([
      createTestDatabase(),
      ServerProcesses.open(),
      RedisServers.open(),
      BucketServer.start(),
    ]);
    const { port } = await redis.start();
    pgbouncer = await startPgBouncer(database.url, ['default_pool_size = 20']);
    const ports = await Promise.all(ROLES.map(() => freePort()));
    start = (index) =>
      processes.start({
        NODE_ENV: 'development',
        ROLE: ROLES[index]!,
        PORT: String(ports[index]),
        DATABASE_URL: pgbouncer.urlOf(database.url),
        DATABASE_DIRECT_URL: database.url,
        DATABASE_PREPARE: PREPARE,
        REDIS_URL: `redis://127.0.0.1:${port}`,
        ...bucket.settings,
        TRUST_PROXY: '1',
        INFERENCE_CONCURRENCY: '1',
        RATE_LIMIT_TEST_NOTIFICATIONS_PER_HOUR: '100000',
        RATE_LIMIT_ANALYSES_PER_HOUR: '1000',
      });
    running[0] = await start(0); // makes the demo accounts
    const others = await Promise.all([1, 2, 3, 4].map((index) => start(index)));
    running.push(...others);
    nginx = await startProxy(ports.slice(0, 3));
  }, 240_000);
  afterAll(async () => {
    await nginx?.stop();
    await processes.close();
    await pgbouncer?.stop();
    await redis.close();
    await bucket.close();
    await database.drop();
  });

  it('are restarted one by one under load, and lose nothing', { timeout: 400_000 }, async () => {
    const url = `http://127.0.0.1:${nginx.port}`;
    const login = async (email: string) => {
      const client = new ApiClient(url);
      const answer = await client.request(LoginDocument, { input: { email, password: DEMO_PASSWORD } });
      client.token = answer.login.session!.accessToken;
      return client;
    };
    const [person, doctor] = [await login('user@demo.example'), await login('dermatologist@demo.example')];
    await giveAllConsents(person);
    const input = { toggles: [{ kind: 'SYSTEM' as const, channel: 'EMAIL' as const, enabled: false }] };
    await doctor.request(UpdateNotificationPreferencesDocument, { input });

    const readers = [person, doctor].map(
      (client) => new Load(async () => ({ answer: await client.send(ViewerDocument, {}) }), 100),
    );
    const writers = [1, 2].map(
      () =>
        new Load(async () => {
          const answer = await doctor.send(SendTestNotificationDocument, {});
          return { answer, id: answer.data?.sendTestNotification.notification?.id };
        }, 60),
    );
    let clientRequestId = randomUUID();
    const photos = new Load(async () => {
      const input = { photo: null, clientRequestId };
      const photo = new Blob([portrait]);
      const answer = await person.upload(SubmitAnalysisDocument, { input }, 'input.photo', photo);
      const id = answer.data?.submitAnalysis.analysis?.id;
      if (id) clientRequestId = randomUUID();
      return { answer, id };
    }, 1000);
    const loads = [...readers, ...writers, photos];
    const listeners = [person, doctor].map(
      ({ token }) =>
        new NotificationListener({ url, token: () => token!, tolerates: isReconnected, pauseMs: 100 }),
    );
    const listening = Promise.all(listeners.map((listener) => listener.run()));
    const working = Promise.all(loads.map((load) => load.run()));

    const restart = async (index: number) => {
      expect(await running[index]!.stop(), running[index]!.output()).toBe(0);
      expect(running[index]!.output()).not.toMatch(/unhandled|TypeError/i);
      running[index] = await start(index);
    };
    const restarts = async () => {
      for (const round of ROUNDS) await Promise.all(round.map(restart));
    };
    try {
      await Promise.race([restarts(), listening]);
      for (const load of loads) load.stop();
      await working;
      expect(loads.flatMap(({ failures }) => failures)).toEqual([]);
      for (const load of loads) expect(load.requests).toBeGreaterThan(10);
      const requests = loads.reduce((sum, load) => sum + load.requests, 0);
      const retries = loads.reduce((sum, load) => sum + load.retries, 0);
      expect(retries, `${retries} of ${requests} requests`).toBeLessThan(requests / 20);

      await checkPhotos(photos.acknowledged, photos.retries);
      for (const [at, client] of [person, doctor].entries()) {
        const stored = await notificationsOf(client);
        await vi.waitFor(() => expect(listeners[at]!.received).toEqual(stored), 180_000);
      }
      const ids = writers.flatMap(({ acknowledged }) => acknowledged);
      expect(listeners[1]!.received).toEqual(expect.arrayContaining(ids));
      expect(ids.length).toBeGreaterThan(100);
    } finally {
      for (const part of [...loads, ...listeners]) part.stop();
      await Promise.allSettled([working, listening]);
    }

    /** Each has one analysis and its file; what was refused may have left a file, which is removed later. */
    async function checkPhotos(acknowledged: readonly string[], retries: number): Promise<void> {
      expect(new Set(acknowledged).size).toBe(acknowledged.length);
      expect(acknowledged.length).toBeGreaterThan(10);
      for (const id of acknowledged) {
        const { status, photo } = await waitForEnd(person, id);
        expect(status).toBe('COMPLETED');
        const { pathname, search } = new URL(photo!.url);
        const answer = await fetch(`${url}${pathname}${search}`);
        expect(answer.status).toBe(200);
        expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1000);
      }
      const client = postgres(database.url, { max: 1 });
      const stored = await client<{ id: string; folder: string }[]>`
        select id, photo_folder as folder from analyses`.finally(() => client.end());
      const unknown = stored.filter(({ id }) => !acknowledged.some((known) => uuidOf(known) === id));
      expect(unknown.length, 'the last one need not have been acknowledged').toBeLessThanOrEqual(1);
      const folders = new Set((await bucket.keys()).map((key) => key.split('/')[0]));
      for (const { folder } of stored) expect(folders).toContain(folder);
      expect(folders.size).toBeLessThanOrEqual(stored.length + retries);
    }
  });
});

/** Ids, oldest first. */
async function notificationsOf(client: ApiClient): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null | undefined;
  do {
    const { viewer } = await client.request(MyNotificationsDocument, { first: 100, after });
    ids.push(...viewer.notifications.nodes.map(({ id }) => id));
    after = viewer.notifications.pageInfo.hasNextPage ? viewer.notifications.pageInfo.endCursor : null;
  } while (after);
  return ids.reverse();
}
