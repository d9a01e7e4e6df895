import { Redis } from 'ioredis';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ApiClient } from '../../operations/clients/client.ts';
import {
  LoginDocument,
  MyNotificationsDocument,
  NotificationReceivedDocument,
  RegisterDocument,
  VerifyEmailDocument,
} from '../../operations/generated.ts';
import { freePort, type ServerProcess } from '../../scripts/server-process.ts';
import { giveAllConsents } from '../setup/api.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';
import { uuidOf } from '../setup/ids.ts';
import { portrait } from '../setup/photos.ts';
import { surviveStorm } from '../setup/rows/notification-storm.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';
import { parseMail } from '../setup/servers/outbox.ts';
import { redisUrl } from '../setup/servers/redis.ts';
import { redisProgram } from '../setup/servers/server-program.ts';
import { PRODUCTION, ServerProcesses } from '../setup/servers/test-server.ts';

/** Resolves when some process listens to the events of the user. */
async function listened(url: string, userId: string): Promise<void> {
  const redis = new Redis(url);
  const channel = `user:${userId}`;
  await vi.waitFor(async () => expect(await redis.pubsub('CHANNELS', channel)).toEqual([channel]), 180_000);
  redis.disconnect();
}

describe.runIf(redisUrl)('two api processes and a worker in production', () => {
  const mails: string[] = [];
  let smtp: SMTPServer;
  let database: TestDatabase;
  let processes: ServerProcesses;
  let apis: [ServerProcess, ServerProcess];
  let worker: ServerProcess;

  beforeAll(async () => {
    [database, processes] = await Promise.all([createTestDatabase(), ServerProcesses.open()]);
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: async (stream, _session, done) => {
        let mail = '';
        for await (const chunk of stream) mail += String(chunk);
        mails.push(mail);
        done();
      },
    });
    const port = await freePort();
    smtp.listen(port, '127.0.0.1');
    const settings = {
      ...PRODUCTION,
      DATABASE_URL: database.url,
      REDIS_URL: redisUrl!,
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      INFERENCE_CONCURRENCY: '1',
    };
    const [first, second, third] = await Promise.all([
      processes.start({ ...settings, ROLE: 'api' }),
      processes.start({ ...settings, ROLE: 'api' }),
      processes.start({ ...settings, ROLE: 'worker' }),
    ]);
    apis = [first, second];
    worker = third;
  }, 300_000);
  afterAll(async () => {
    await processes.close();
    await database.drop();
    await new Promise<void>((resolve) => smtp.close(resolve));
  });

  it('work as one: events of one reach a socket on the other', { timeout: 300_000 }, async () => {
    const [one, other] = apis.map(({ url }) => new ApiClient(url)) as [ApiClient, ApiClient];
    const input = { email: 'someone@test.example', password: 'plain test sentence 7' };
    expect((await one.request(RegisterDocument, { input })).register.userErrors).toEqual([]);
    await vi.waitFor(() => expect(mails).toHaveLength(1), 180_000);
    const { token } = parseMail(mails[0]!);
    const { verifyEmail } = await other.request(VerifyEmailDocument, { input: { token: token! } });
    expect(verifyEmail.userErrors).toEqual([]);
    const { login } = await one.request(LoginDocument, { input });
    one.token = login.session!.accessToken;
    other.token = login.session!.accessToken;
    await giveAllConsents(one);

    const live = other.subscribe(NotificationReceivedDocument, {});
    const first = live.next();
    await listened(redisUrl!, uuidOf(login.viewer!.id));
    const id = await submit(one, portrait);
    expect((await first).value?.notificationReceived).toMatchObject({
      kind: 'ANALYSIS_COMPLETED',
      analysis: { id },
    });
    await live.return?.();
  });

  it('leave migrations to the api processes', async () => {
    const response = await fetch(`${worker.url}/graphql`, { method: 'POST' });
    expect(response.status).toBe(404);
    expect((await fetch(`${worker.url}/health`)).status).toBe(200);
  });
});

describe.runIf(redisUrl)('a restart of Redis', () => {
  let database: TestDatabase;
  let processes: ServerProcesses;
  beforeAll(async () => {
    [database, processes] = await Promise.all([createTestDatabase(), ServerProcesses.open()]);
  });
  afterAll(async () => {
    await processes.close();
    await database.drop();
  });

  it('loses none of 500 notifications from another process, over sockets that are cut again and again', {
    timeout: 240_000,
  }, async () => {
    const redisPort = await freePort();
    const redis = redisProgram(redisPort);
    await redis.start();
    try {
      const settings = {
        NODE_ENV: 'development',
        DATABASE_URL: database.url,
        REDIS_URL: `redis://127.0.0.1:${redisPort}`,
        RATE_LIMIT_TEST_NOTIFICATIONS_PER_HOUR: '100000',
      };
      const maker = await processes.start(settings);
      const listener = await processes.start({ ...settings, ROLE: 'api' });
      const { login } = await new ApiClient(maker.url).request(LoginDocument, {
        input: { email: 'dermatologist@demo.example', password: 'demo skin diary 2026' },
      });
      await surviveStorm({
        makeAt: maker.url,
        listenAt: listener.url,
        token: login.session!.accessToken,
        count: 500,
        seed: Number(process.env.TEST_SEED ?? Date.now() % 1_000_000),
        halfway: async () => {
          await redis.kill();
          await redis.start();
        },
      });
      for (const server of [maker, listener]) {
        expect(server.output()).not.toMatch(/unhandled|TypeError/i);
        await server.stop();
      }
    } finally {
      await redis.kill();
    }
  });

  it('stops no query, and subscriptions catch up', { timeout: 300_000 }, async () => {
    const redisPort = await freePort();
    const redis = redisProgram(redisPort);
    await redis.start();
    try {
      const server = await processes.start({
        NODE_ENV: 'development',
        DATABASE_URL: database.url,
        REDIS_URL: `redis://127.0.0.1:${redisPort}`,
      });
      const client = new ApiClient(server.url);
      const { login } = await client.request(LoginDocument, {
        input: { email: 'user@demo.example', password: 'demo skin diary 2026' },
      });
      client.token = login.session!.accessToken;
      await giveAllConsents(client);
      const live = client.subscribe(NotificationReceivedDocument, {});
      const received: (string | undefined)[] = [];
      const reading = (async () => {
        for await (const { notificationReceived } of live) received.push(notificationReceived.analysis?.id);
      })();
      await listened(`redis://127.0.0.1:${redisPort}`, uuidOf(login.viewer!.id));

      await redis.kill();
      expect((await fetch(`${server.url}/ready`)).status).toBe(503);
      const ids = [await submit(client, portrait), await submit(client, portrait)];
      for (const id of ids) await waitForEnd(client, id);
      expect((await client.request(MyNotificationsDocument, {})).viewer.notifications.totalCount).toBe(2);

      await redis.start();
      await vi.waitFor(() => expect(received).toHaveLength(2), 180_000);
      expect([...received].sort()).toEqual([...ids].sort());
      await vi.waitFor(async () => expect((await fetch(`${server.url}/ready`)).status).toBe(200), 180_000);
      const later = await submit(client, portrait);
      await vi.waitFor(() => expect(received.at(-1)).toBe(later), 180_000);
      await live.return?.();
      await reading;
      expect(server.output()).not.toMatch(/unhandled|TypeError/i);
    } finally {
      await redis.kill();
    }
  });
});
