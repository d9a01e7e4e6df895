import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { Fixture, PRODUCTION, SOON } from '../fixture.ts';

let api: Fixture;
beforeAll(async () => {
  api = await Fixture.start();
});
afterEach(() => {
  api.cutSockets();
  api.ended.clear();
});
afterAll(() => api.close());

function upgradeTo(path: string): string {
  return (
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n'
  );
}

describe('operations', () => {
  test('run, and events are delivered in order', async () => {
    const one = await api.admitted();
    one.subscribe('q', 'query($n: String) { hello(name: $n) viewer { id } }', { n: 'Ada' });
    expect((await one.next(({ id }) => id === 'q')).payload).toEqual({
      data: { hello: 'Hello, Ada.', viewer: { id: 'ada' } },
    });
    one.subscribe('s', 'subscription { ticked(count: 3) }');
    await one.next(({ id, type }) => id === 's' && type === 'complete');
    const ticks = one.messages.filter(({ id, type }) => id === 's' && type === 'next');
    expect(ticks.map(({ payload }) => payload.data.ticked)).toEqual([1, 2, 3]);
    expect(api.witness.openStreams).toBe(0);
  });

  test.each([
    ['a syntax error', '{', 'GRAPHQL_PARSE_FAILED', {}],
    ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED', {}],
    ['NUL', 'query($n: String) { hello(name: $n) }', 'BAD_USER_INPUT', { n: '\u0000' }],
  ])('%s is an error message', async (_name, query, code, variables) => {
    const one = await api.admitted();
    one.subscribe('1', query, variables);
    const message = await one.next(({ id }) => id === '1');
    expect([message.type, message.payload[0].extensions.code]).toEqual(['error', code]);
    one.subscribe('2', '{ hello }');
    expect((await one.next(({ id }) => id === '2')).payload.data.hello).toBe('Hello, you.');
  });

  test.each([
    ['a bad variable', 'query($d: LocalDate!) { day(day: $d) }', 'BAD_USER_INPUT', { d: '2024-02-30' }],
    ['a missing variable', 'query($d: LocalDate!) { day(day: $d) }', 'BAD_USER_INPUT', {}],
    ['an unknown fault', '{ boom(kind: "unknown") }', 'INTERNAL_SERVER_ERROR', {}],
    ['a known fault', '{ boom(kind: "fault") }', 'RATE_LIMITED', {}],
  ])('%s is an error of the result', async (_name, query, code, variables) => {
    const one = await api.admitted();
    one.subscribe('1', query, variables);
    const message = await one.next(({ id }) => id === '1');
    expect(message.payload.errors[0].extensions.code).toBe(code);
    expect(JSON.stringify(message)).not.toContain('secrets');
  });

  test('an unknown operation name is an error message', async () => {
    const one = await api.admitted();
    one.send({ id: '1', type: 'subscribe', payload: { query: '{ hello }', operationName: 'x' } });
    const { payload } = await one.next(({ type }) => type === 'error');
    expect(payload[0].extensions.code).toBe('OPERATION_RESOLUTION_FAILURE');
  });

  test('a source that breaks is a masked error message', async () => {
    const one = await api.admitted();
    one.subscribe('1', 'subscription { broken }');
    const { payload } = await one.next(({ type }) => type === 'error');
    expect(payload[0].extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(JSON.stringify(payload)).not.toContain('secrets');
  });

  test('end when the client completes them or disconnects', async () => {
    const one = await api.admitted();
    one.subscribe('1', 'subscription { ticked(count: 100000) }');
    one.subscribe('2', 'subscription { ticked(count: 100000) }');
    await one.next(({ id }) => id === '2');
    expect(api.witness.openStreams).toBe(2);
    one.send({ id: '1', type: 'complete' });
    await expect.poll(() => api.witness.openStreams, SOON).toBe(1);
    one.ws.terminate();
    await expect.poll(() => api.witness.openStreams, SOON).toBe(0);
    const metric = async (name: string) => {
      const { text } = await api.fetch('/metrics');
      return new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1];
    };
    expect(await metric('graphql_subscriptions')).toBe('0');
    await expect.poll(() => metric('graphql_open_sockets'), SOON).toBe('0');
  });

  test('are at most 20 at once', async () => {
    const one = await api.admitted();
    for (let i = 1; i <= 21; i += 1)
      one.subscribe(String(i), 'subscription { ticked(count: 100000, every: 1000) }');
    const refused = await one.next(({ type }) => type === 'error');
    expect([refused.id, refused.payload[0].extensions]).toEqual([
      '21',
      { code: 'RATE_LIMITED', retryAfterSeconds: 1 },
    ]);
    one.send({ id: '1', type: 'complete' });
    await expect.poll(() => api.witness.openStreams, SOON).toBe(19);
    one.subscribe('again', '{ hello }');
    expect((await one.next(({ id }) => id === 'again')).type).toBe('next');
  });

  test('work with the client library', async () => {
    const client = createClient({
      url: `${api.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: 'Bearer good' },
    });
    const seen: unknown[] = [];
    for await (const { data } of client.iterate({ query: 'subscription { ticked(count: 2) }' }))
      seen.push(data);
    await client.dispose();
    expect(seen).toEqual([{ ticked: 1 }, { ticked: 2 }]);
  });

  test('get no introspection in production', async () => {
    const production = await Fixture.start({}, PRODUCTION);
    const one = await production.admitted();
    one.subscribe('1', '{ __schema { types { name } } }');
    const told = await one.next(({ id }) => id === '1');
    one.subscribe('2', '{ helo }');
    const typo = await one.next(({ id }) => id === '2');
    await production.close();
    expect(told.type).toBe('error');
    expect(typo.payload[0].message).toBe('Cannot query field "helo" on type "Query".');
  });
});

describe('a client that does not read', () => {
  test('is disconnected before it costs much memory', async () => {
    const quick = await Fixture.start({ timings: { heartbeat: 1000 } });
    const one = await quick.admitted();
    for (let i = 0; i < 20; i += 1) one.subscribe(String(i), 'subscription { flooded }');
    await one.next(({ type }) => type === 'next');
    const before = process.memoryUsage().rss;
    let most = 0;
    one.ws.pause();
    for (let i = 0; i < 600 && quick.witness.openStreams > 0; i += 1) {
      await setTimeout(100);
      most = Math.max(most, process.memoryUsage().rss - before);
    }
    expect(quick.witness.openStreams).toBe(0);
    expect(most).toBeLessThan(64 * 1024 * 1024);
    await quick.close();
  });

  test('but makes the server write is disconnected, too', async () => {
    const one = await api.admitted();
    one.ws.pause();
    const ping = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(60_000) } });
    for (let i = 0; i < 1000; i += 1) one.ws.send(ping, () => undefined);
    const metric = async () => /^graphql_open_sockets (\d+)$/m.exec((await api.fetch('/metrics')).text)?.[1];
    await expect.poll(metric, { timeout: 120_000 }).toBe('0');
    expect(one.messages.length).toBeLessThan(1000);
  });
});

describe('handshakes', () => {
  test('agree on no compression', async () => {
    const one = api.socket();
    await one.opened;
    expect(one.ws.extensions).toBe('');
  });

  test('at other paths are rejected', async () => {
    const one = api.socket('graphql-transport-ws', '/other');
    await expect(one.opened).rejects.toThrow('404');
  });

  test.each([
    ['another path', upgradeTo('/nope'), '404'],
    ['no upgrade to WebSocket', upgradeTo('/graphql').replace('websocket', 'h2c'), '400'],
    ['a bad version', upgradeTo('/graphql').replace('Version: 13', 'Version: 7'), '400'],
    ['CONNECT', 'CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n', ''],
  ])('that are refused for %s may be reset at any moment', async (_name, request, status) => {
    const crashes: unknown[] = [];
    const onCrash = (error: unknown) => crashes.push(error);
    process.on('uncaughtException', onCrash);
    for (const moment of ['before', 'data', 'end'] as const) {
      for (let round = 0; round < 5; round += 1) {
        const raw = connect({ port: api.port, host: '127.0.0.1', allowHalfOpen: true });
        raw.on('error', () => undefined);
        raw.on('data', (data) => expect(String(data)).toContain(`HTTP/1.1 ${status}`));
        if (moment !== 'before') raw.once(moment, () => raw.resetAndDestroy());
        raw.once('end', () => raw.destroy());
        raw.write(request, () => void (moment === 'before' && raw.resetAndDestroy()));
        await new Promise((resolve) => raw.once('close', resolve));
      }
    }
    expect((await api.fetch('/health')).body).toEqual({ status: 'ok' });
    process.off('uncaughtException', onCrash);
    expect(crashes).toEqual([]);
  });

  test('that are followed by noise do no harm', async () => {
    const raw = connect(api.port, '127.0.0.1');
    raw.on('error', () => undefined);
    raw.write(upgradeTo('/graphql'));
    raw.write(Buffer.alloc(2000, 0xff));
    raw.resume();
    await new Promise((resolve) => raw.once('close', resolve));
    expect((await api.ask('{ hello }')).status).toBe(200);
  });
});

test('1,000 idle sockets leave queries under a second', { timeout: 120_000 }, async () => {
  const before = process.memoryUsage().rss;
  for (let batch = 0; batch < 10; batch += 1) {
    await Promise.all(Array.from({ length: 100 }, () => api.admitted()));
  }
  const times: number[] = [];
  for (let i = 0; i < 20; i += 1) {
    const started = performance.now();
    await api.ask('{ hello }');
    times.push(performance.now() - started);
  }
  const perSocket = Math.round((process.memoryUsage().rss - before) / 1000 / 1024);
  expect(Math.max(...times), `${perSocket} KB a socket, both ends`).toBeLessThan(1000);
});
