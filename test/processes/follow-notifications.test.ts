import { setTimeout } from 'node:timers/promises';
import { createClient as createStreamClient, NetworkError } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { ApiClient } from '../../operations/clients/client.ts';
import { followNotifications } from '../../operations/clients/follow-notifications.ts';
import { LoginDocument, SendTestNotificationDocument } from '../../operations/generated.ts';
import { freePort } from '../../scripts/server-process.ts';
import { DEMO_PASSWORD } from '../../src/app/demo-accounts.ts';
import { START } from '../setup/notification-listener.ts';
import { ServerProcesses } from '../setup/servers/test-server.ts';

const EMAIL = 'user@demo.example';
const LIMITS = {
  RATE_LIMIT_TEST_NOTIFICATIONS_PER_HOUR: '1000',
  RATE_LIMIT_LOGINS_PER_IP_PER_MINUTE: '1000',
};

let servers: ServerProcesses;
beforeAll(async () => {
  servers = await ServerProcesses.open();
});
afterAll(() => servers.close());

it('the stock clients of graphql-ws and graphql-sse show each notification once, through the end of tokens and restarts of the server', {
  timeout: 180_000,
}, async () => {
  const settings = { PORT: String(await freePort()), ACCESS_TOKEN_TTL: '3s', ...LIMITS };
  let server = await servers.start(settings);
  const token = async () => {
    const { login } = await new ApiClient(server.url).request(LoginDocument, {
      input: { email: EMAIL, password: DEMO_PASSWORD },
    });
    return login.session!.accessToken;
  };
  const closes: number[] = [];
  const client = createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: async () => ({ authorization: `Bearer ${await token()}` }),
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    on: { closed: (event) => closes.push((event as { code: number }).code) },
  });
  let streams = 0;
  const later = (reason: unknown): never => {
    throw new NetworkError(reason instanceof Error ? reason : new Error(String(reason)));
  };
  const streamClient = createStreamClient({
    url: `${server.url}/graphql/stream`,
    headers: async () => ({ authorization: `Bearer ${await token().catch(later)}` }),
    retryAttempts: Number.POSITIVE_INFINITY,
    retry: () => setTimeout(200),
    on: { connected: () => (streams += 1) },
  });
  const shown: string[] = [];
  const streamed: string[] = [];
  const ends = [
    followNotifications(client, ({ id }) => shown.push(id), START),
    followNotifications(streamClient, ({ id }) => streamed.push(id), START),
  ];
  const made: string[] = [];
  const make = async (count: number) => {
    const maker = new ApiClient(server.url, await token());
    for (let at = 0; at < count; at += 1) {
      const { sendTestNotification } = await maker.request(SendTestNotificationDocument, {});
      made.push(sendTestNotification.notification!.id);
    }
  };
  const allShown = () =>
    vi.waitFor(
      () => expect([shown, streamed].map((each) => each.slice(-made.length))).toEqual([made, made]),
      180_000,
    );

  await make(3);
  await allShown();
  await vi.waitFor(() => expect(closes).toContain(4403), 180_000);
  await vi.waitFor(() => expect(streams).toBeGreaterThan(1), 180_000);
  await make(3);
  await allShown();
  for (const restart of ['stop', 'kill'] as const) {
    await server[restart]();
    server = await servers.start(settings);
    await make(3);
    await allShown();
  }
  for (const each of [shown, streamed]) expect(new Set(each).size).toBe(each.length);
  expect(closes.filter((code) => code === 4403).length).toBeGreaterThan(0);
  expect(closes.some((code) => code === 1001 || code === 1006 || code === 1012)).toBe(true);
  for (const end of ends) end();
  streamClient.dispose();
  await client.dispose();
});
