import { once } from 'node:events';
import { connect } from 'node:net';
import { type Client, type ClientOptions, createClient, NetworkError } from 'graphql-sse';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ServerOptions } from '../../../src/graphql/server.ts';
import { codes, Fixture, LOGGED_IN, SOON } from '../fixture.ts';

const ENDLESS = 'subscription { ticked(count: 100000, every: 50) }';
const STREAM = { accept: 'text/event-stream', 'content-type': 'application/json' };

let api: Fixture;
const clients: Client[] = [];
beforeAll(async () => {
  api = await Fixture.start();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.dispose();
  api.ended.clear();
  await expect.poll(() => api.witness.openStreams, SOON).toBe(0);
});
afterAll(() => api.close());

/** The stock client, which connects again at once. */
function clientOf({ url }: Fixture, options: Partial<ClientOptions<false>> = {}): Client {
  const client = createClient({
    url: `${url}/graphql/stream`,
    headers: LOGGED_IN,
    retry: async () => {},
    ...options,
  });
  clients.push(client);
  return client;
}

async function all(client: Client, query: string, variables?: Record<string, unknown>) {
  const results = [];
  for await (const result of client.iterate({ query, variables })) results.push(result);
  return results;
}

/** What the server answers to a request that is not the client's. */
const answered = (body: unknown, headers: Record<string, string> = {}, method = 'POST') =>
  api.fetch('/graphql/stream', {
    method,
    headers: { ...STREAM, ...LOGGED_IN, ...headers },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });

const metric = async (name: string) =>
  new RegExp(`^${name} (\\d+)$`, 'm').exec((await api.fetch('/metrics')).text)?.[1];

/** A client that sends the request and reads nothing. */
async function silentClient({ port }: Fixture, query: string) {
  const body = JSON.stringify({ query });
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.pause();
  socket.write(
    `POST /graphql/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer good\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  return socket;
}

describe('the stock client of graphql-sse', () => {
  test('gets events in order, and what queries and mutations answer', async () => {
    const client = clientOf(api);
    expect(await all(client, 'subscription { ticked(count: 3) }')).toEqual(
      [1, 2, 3].map((ticked) => ({ data: { ticked } })),
    );
    expect(await all(client, 'query($n: String) { hello(name: $n) viewer { id } }', { n: 'Ada' })).toEqual([
      { data: { hello: 'Hello, Ada.', viewer: { id: 'ada' } } },
    ]);
    expect(await all(client, 'mutation { enter { accessToken } }')).toEqual([
      { data: { enter: { accessToken: 'good.explorer' } } },
    ]);
  });

  test.each([
    ['a syntax error', '{', 'GRAPHQL_PARSE_FAILED', {}],
    ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED', {}],
    ['two operations', 'query A { hello } query B { hello }', 'OPERATION_RESOLUTION_FAILURE', {}],
    ['NUL', 'query($n: String) { hello(name: $n) }', 'BAD_USER_INPUT', { n: '\u0000' }],
    [
      'too many levels',
      `{ person ${'{ friend '.repeat(12)} { id } ${'}'.repeat(12)} }`,
      'GRAPHQL_VALIDATION_FAILED',
      {},
    ],
    ['a bad variable', 'query($d: LocalDate!) { day(day: $d) }', 'BAD_USER_INPUT', { d: '2024-02-30' }],
    ['an unknown fault', '{ boom(kind: "unknown") }', 'INTERNAL_SERVER_ERROR', {}],
    ['a source that breaks', 'subscription { broken }', 'INTERNAL_SERVER_ERROR', {}],
  ])('gets the error of %s once', async (_name, query, code, variables) => {
    const results = await all(clientOf(api), query, variables);
    const failed = results.filter(({ errors }) => errors);
    expect(failed.map(({ errors }) => errors?.map(({ extensions }) => extensions?.code))).toEqual([[code]]);
    expect(JSON.stringify(results)).not.toContain('secrets');
  });

  test('that ends leaves nothing behind', async () => {
    const client = clientOf(api);
    const results = client.iterate({ query: ENDLESS });
    await results.next();
    expect([api.witness.openStreams, await metric('graphql_subscriptions')]).toEqual([1, '1']);
    expect(await metric('graphql_open_event_streams')).toBe('1');
    client.dispose();
    await expect.poll(() => api.witness.openStreams, SOON).toBe(0);
    await expect.poll(() => metric('graphql_open_event_streams'), SOON).toBe('0');
    expect(await metric('graphql_subscriptions')).toBe('0');
  });

  test.each([
    ['its token expires', async () => {}, 'good.session.1'],
    ['its session ends', async () => void api.ended.add('over'), 'good.over'],
  ])('connects again with a new token when %s', async (_name, end, first) => {
    const tokens = [first, 'bad', 'good.fresh'];
    const sent: string[] = [];
    const client = clientOf(api, {
      headers: () => {
        const token = tokens.shift()!;
        sent.push(token);
        return { authorization: `Bearer ${token}` };
      },
    });
    const results = client.iterate({ query: ENDLESS });
    expect((await results.next()).value).toEqual({ data: { ticked: 1 } });
    await end();
    await expect.poll(async () => (await results.next()) && sent.length, SOON).toBe(3);
    expect(sent).toEqual([first, 'bad', 'good.fresh']);
  });

  test('without a token, or with a wrong one, is refused', async () => {
    for (const authorization of ['', 'Bearer bad', 'good']) {
      const headers: Record<string, string> = authorization ? { authorization } : {};
      const results = clientOf(api, { headers, retryAttempts: 0 }).iterate({ query: ENDLESS });
      const error = (await results.next().catch((reason) => reason)) as NetworkError<Response>;
      expect(error).toBeInstanceOf(NetworkError);
      expect(error.response?.status).toBe(401);
      const { errors } = (await error.response!.json()) as { errors: object[] };
      expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    }
  });
});

describe('a request for a stream', () => {
  test.each([
    ['with GET', () => answered(null, {}, 'GET'), 405],
    ['for a reservation, as for a single connection', () => answered({}, { accept: '*/*' }, 'PUT'), 405],
    ['for JSON', () => answered({ query: '{ hello }' }, { accept: 'application/json' }), 406],
    ['without a document', () => answered({}), 400],
    ['with variables in text', () => answered({ query: '{ hello }', variables: '{}' }), 400],
    ['of a form', () => answered({}, { 'content-type': 'text/plain' }), 415],
    ['above 64 KB', () => answered({ query: `{ hello } #${'x'.repeat(70_000)}` }), 413],
  ])('%s is refused', async (_name, ask, status) => {
    expect((await ask()).status).toBe(status);
  });

  test('is answered as a stream that proxies pass on at once', async () => {
    const { status, headers, text } = await answered({ query: 'subscription { ticked(count: 1) }' });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect([headers.get('cache-control'), headers.get('x-accel-buffering')]).toEqual(['no-store', 'no']);
    expect(headers.get('content-encoding')).toBeNull();
    expect(headers.get('x-request-id')).toMatch(/^[\w-]+$/);
    expect(text).toBe(':\n\nevent: next\ndata: {"data":{"ticked":1}}\n\nevent: complete\ndata:\n\n');
  });
});

describe('streams', () => {
  const started = async (settings: Record<string, string>, timings: ServerOptions['timings'] = {}) => {
    const own = await Fixture.start({ timings }, settings);
    return { own, [Symbol.asyncDispose]: () => own.close() };
  };
  const refusedWith = async (own: Fixture, token: string) => {
    const response = await fetch(`${own.url}/graphql/stream`, {
      method: 'POST',
      headers: { ...STREAM, authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: ENDLESS }),
    });
    const body = response.status === 200 ? response.body!.cancel() : response.json();
    return { status: response.status, body: await body };
  };

  test.each([
    ['STREAM_MAX_PER_ACCOUNT', 'account'],
    ['STREAM_MAX_PER_ADDRESS', 'address'],
  ])('are at most as many as %s at once', async (setting, what) => {
    await using server = await started({ [setting]: '2' });
    const { own } = server;
    const open = [1, 2].map(() => clientOf(own));
    for (const client of open) await client.iterate({ query: ENDLESS }).next();
    const refused = await refusedWith(own, 'good');
    expect(refused.status).toBe(429);
    expect(codes(refused as never)).toEqual(['RATE_LIMITED']);
    expect(JSON.stringify(refused.body)).toContain(what);
    open[0]!.dispose();
    await expect.poll(async () => (await refusedWith(own, 'good')).status, SOON).toBe(200);
    await expect.poll(() => own.witness.openStreams, SOON).toBe(1);
  });

  test('of clients that never read are cut before they cost much memory', async () => {
    await using server = await started({}, { silence: 1500, heartbeat: 200 });
    const { own } = server;
    const before = process.memoryUsage().rss;
    const silent = await Promise.all(
      Array.from({ length: 20 }, () => silentClient(own, 'subscription { flooded }')),
    );
    await expect.poll(() => own.witness.openStreams, SOON).toBe(20);
    await expect.poll(() => own.witness.openStreams, SOON).toBe(0);
    expect(process.memoryUsage().rss - before).toBeLessThan(128 * 1024 * 1024);
    for (const socket of silent) socket.destroy();
  });

  test('are one for each connection, also for a client that does not wait', async () => {
    const body = JSON.stringify({ query: 'subscription { ticked(count: 5, every: 50) }' });
    const head = `POST /graphql/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer good\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    const { answer } = await api.raw((head + body).repeat(5));
    expect(answer.match(/^HTTP\/1.1 \d+/gm)).toEqual(['HTTP/1.1 200']);
    expect(answer).toContain('event: complete');
    await expect.poll(() => metric('graphql_open_event_streams'), SOON).toBe('0');
  });

  test('are kept alive while nothing happens', async () => {
    await using server = await started({}, { silence: 1000, heartbeat: 200 });
    const results = clientOf(server.own, { retryAttempts: 0 }).iterate({
      query: 'subscription { ticked(count: 2, every: 3000) }',
    });
    expect((await results.next()).value).toEqual({ data: { ticked: 1 } });
    expect((await results.next()).value).toEqual({ data: { ticked: 2 } });
  });

  test('end cleanly when the server stops, and their clients connect again', async () => {
    const { own } = await started({});
    const connects: boolean[] = [];
    const client = clientOf(own, { on: { connecting: (again) => connects.push(again) }, retryAttempts: 1 });
    const ended = all(client, ENDLESS).catch((error: unknown) => error);
    const silent = await silentClient(own, 'subscription { flooded }');
    await expect.poll(() => own.witness.openStreams, SOON).toBe(2);
    const before = performance.now();
    await own.close();
    expect(performance.now() - before).toBeLessThan(5000);
    await expect.poll(() => own.witness.openStreams, SOON).toBe(0);
    expect(await ended).toBeInstanceOf(NetworkError);
    expect(connects).toEqual([false, true]);
    silent.destroy();
  });
});
