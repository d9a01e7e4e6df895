import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { ApiClient } from '../../operations/client.ts';
import { followNotifications } from '../../operations/follow-notifications.ts';
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

it('the stock client shows each notification once, through the end of tokens and restarts of the server', {
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
  const shown: string[] = [];
  const end = followNotifications(client, ({ id }) => shown.push(id), START);
  const made: string[] = [];
  const make = async (count: number) => {
    const maker = new ApiClient(server.url, await token());
    for (let at = 0; at < count; at += 1) {
      const { sendTestNotification } = await maker.request(SendTestNotificationDocument, {});
      made.push(sendTestNotification.notification!.id);
    }
  };
  const allShown = () => vi.waitFor(() => expect(shown.slice(-made.length)).toEqual(made), 60_000);

  await make(3);
  await allShown();
  await vi.waitFor(() => expect(closes).toContain(4403), 20_000);
  await make(3);
  await allShown();
  for (const restart of ['stop', 'kill'] as const) {
    await server[restart]();
    server = await servers.start(settings);
    await make(3);
    await allShown();
  }
  expect(new Set(shown).size).toBe(shown.length);
  expect(closes.filter((code) => code === 4403).length).toBeGreaterThan(0);
  expect(closes.some((code) => code === 1001 || code === 1006 || code === 1012)).toBe(true);
  end();
  await client.dispose();
});
