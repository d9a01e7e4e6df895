import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { Fixture, PRODUCTION, TestSocket } from './fixture.ts';

let api: Fixture;
const open: TestSocket[] = [];
const socket = (...args: Parameters<Fixture['socket']>) => keep(api.socket(...args));
const admitted = async (token?: string) => keep(await api.admitted(token));
function keep(made: TestSocket): TestSocket {
  open.push(made);
  return made;
}

beforeAll(async () => {
  api = await Fixture.start();
});
afterEach(() => {
  for (const one of open.splice(0)) one.ws.terminate();
  api.ended.clear();
});
afterAll(() => api.close());

const init = (authorization?: unknown) => ({ type: 'connection_init', payload: { authorization } });

describe('a socket that breaks the protocol is closed', () => {
  test.each([
    ['no JSON', 'garbage'],
    ['an empty message', ''],
    ['a number', '7'],
    ['an unknown type', '{"type":"start","id":"1"}'],
    ['a message of servers', '{"type":"next","id":"1","payload":{}}'],
    ['a subscribe without a query', '{"type":"subscribe","id":"1","payload":{}}'],
    ['a subscribe without an id', '{"type":"subscribe","payload":{"query":"{hello}"}}'],
  ])('with 4400 after %s', async (_name, message) => {
    const one = await admitted();
    one.send(message);
    expect((await one.closed).code).toBe(4400);
  });

  test('with 4400 after bytes', async () => {
    const one = await admitted();
    one.ws.send(Buffer.from('{"type":"ping"}'));
    expect((await one.closed).code).toBe(4400);
  });

  test('with 4401 when it subscribes before it is let in', async () => {
    const one = socket();
    await one.opened;
    one.subscribe('1', '{ hello }');
    expect((await one.closed).code).toBe(4401);
  });

  test.each([
    ['nothing', undefined],
    ['a bad token', 'Bearer bad'],
    ['no scheme', 'good'],
    ['an object', {}],
    ['an expired one', 'Bearer good.s.-5'],
  ])('with 4403 when it shows %s', async (_name, token) => {
    const one = socket();
    await one.opened;
    one.send(init(token));
    expect((await one.closed).code).toBe(4403);
    expect(one.messages.filter(({ type }) => type !== 'connection_ack')).toEqual([]);
  });

  test('with 4403 when there are no parameters at all', async () => {
    const one = socket();
    await one.opened;
    one.send({ type: 'connection_init' });
    expect((await one.closed).code).toBe(4403);
  });

  test('with 4406 when it speaks another protocol', async () => {
    for (const protocols of ['graphql-ws', []]) {
      const one = socket(protocols as string);
      expect(await Promise.race([one.closed.then(({ code }) => code), setTimeout(2000)])).toBeOneOf([
        4406, 1006,
      ]);
    }
    const { answer } = await api
      .raw(
        'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-ws\r\n\r\n',
      )
      .catch(() => ({ answer: '' }));
    expect(answer).toContain('101 Switching Protocols');
    expect(answer).toContain('Subprotocol not acceptable');
  });

  test('with 4408 when it does not introduce itself within 3 s', async () => {
    const one = socket();
    await one.opened;
    const started = performance.now();
    expect((await one.closed).code).toBe(4408);
    expect(performance.now() - started).toBeGreaterThan(2500);
    expect(performance.now() - started).toBeLessThan(4500);
  });

  test('with 4409 when an id is taken, however long it is', async () => {
    for (const id of ['1', 'x'.repeat(500)]) {
      const one = await admitted();
      one.subscribe(id, 'subscription { ticked(count: 1000) }');
      one.subscribe(id, 'subscription { ticked(count: 1000) }');
      expect((await one.closed).code).toBe(4409);
    }
  });

  test('with 4429 when it introduces itself twice', async () => {
    const one = await admitted();
    one.send(init('Bearer good'));
    expect((await one.closed).code).toBe(4429);
  });

  test('with 1009 after a message over 64 KB', async () => {
    const one = await admitted();
    one.subscribe('1', `{ hello(name: "${'x'.repeat(60_000)}") }`);
    await one.next(({ type }) => type === 'next');
    one.subscribe('2', `{ hello(name: "${'x'.repeat(66_000)}") }`);
    expect((await one.closed).code).toBe(1009);
  });
});

describe('operations', () => {
  test('run, and events come in order', async () => {
    const one = await admitted();
    one.subscribe('q', 'query($n: String) { hello(name: $n) me { id } }', { n: 'Ada' });
    expect((await one.next(({ id }) => id === 'q')).payload).toEqual({
      data: { hello: 'Hello, Ada.', me: { id: 'ada' } },
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
    const one = await admitted();
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
    const one = await admitted();
    one.subscribe('1', query, variables);
    const message = await one.next(({ id }) => id === '1');
    expect(message.payload.errors[0].extensions.code).toBe(code);
    expect(JSON.stringify(message)).not.toContain('secrets');
  });

  test('an unknown operation name is an error message', async () => {
    const one = await admitted();
    one.send({ id: '1', type: 'subscribe', payload: { query: '{ hello }', operationName: 'x' } });
    const { payload } = await one.next(({ type }) => type === 'error');
    expect(payload[0].extensions.code).toBe('OPERATION_RESOLUTION_FAILURE');
  });

  test('a source that breaks is a masked error message', async () => {
    const one = await admitted();
    one.subscribe('1', 'subscription { broken }');
    const { payload } = await one.next(({ type }) => type === 'error');
    expect(payload[0].extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(JSON.stringify(payload)).not.toContain('secrets');
  });

  test('end when the client completes them or goes', async () => {
    const one = await admitted();
    one.subscribe('1', 'subscription { ticked(count: 100000) }');
    one.subscribe('2', 'subscription { ticked(count: 100000) }');
    await one.next(({ id }) => id === '2');
    expect(api.witness.openStreams).toBe(2);
    one.send({ id: '1', type: 'complete' });
    await expect.poll(() => api.witness.openStreams).toBe(1);
    one.ws.terminate();
    await expect.poll(() => api.witness.openStreams).toBe(0);
    const metric = async (name: string) => {
      const { text } = await api.fetch('/metrics');
      return new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1];
    };
    expect(await metric('graphql_subscriptions')).toBe('0');
    await expect.poll(() => metric('graphql_open_sockets')).toBe('0');
  });

  test('are at most 20 at once', async () => {
    const one = await admitted();
    for (let i = 1; i <= 21; i += 1)
      one.subscribe(String(i), 'subscription { ticked(count: 100000, every: 1000) }');
    const refused = await one.next(({ type }) => type === 'error');
    expect([refused.id, refused.payload[0].extensions.code]).toEqual(['21', 'RATE_LIMITED']);
    one.send({ id: '1', type: 'complete' });
    await expect.poll(() => api.witness.openStreams).toBe(19);
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
    const one = keep(await production.admitted());
    one.subscribe('1', '{ __schema { types { name } } }');
    const told = await one.next(({ id }) => id === '1');
    one.subscribe('2', '{ helo }');
    const typo = await one.next(({ id }) => id === '2');
    await production.close();
    expect(told.type).toBe('error');
    expect(typo.payload[0].message).toBe('Cannot query field "helo" on type "Query".');
  });
});

describe('a socket ends with its viewer', () => {
  test('with 4403 when the token expires', async () => {
    const one = await admitted('good.s.1');
    const started = performance.now();
    one.subscribe('1', 'subscription { ticked(count: 100000) }');
    expect((await one.closed).code).toBe(4403);
    expect(performance.now() - started).toBeLessThan(3000);
    await expect.poll(() => api.witness.openStreams).toBe(0);
  });

  test('with 4403 within 5 s of the end of the session, others stay', async () => {
    const [one, other] = [await admitted('good.one'), await admitted('good.other')];
    api.checks.length = 0;
    api.ended.add('one');
    const started = performance.now();
    expect((await one.closed).code).toBe(4403);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(other.ws.readyState).toBe(WebSocket.OPEN);
    expect(api.checks[0]).toEqual(expect.arrayContaining(['one', 'other']));
  });

  test('with 1013 when the database is away, as the token may be good', async () => {
    const { authenticate } = api;
    api.authenticate = async () => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    };
    const one = socket();
    await one.opened;
    one.send(init('Bearer good'));
    const { code } = await one.closed;
    api.authenticate = authenticate;
    expect(code).toBe(1013);
  });

  test('but not when sessions cannot be checked', async () => {
    let asked = 0;
    const shaky = await Fixture.start({
      timings: { sessionCheck: 50 },
      liveSessions: async () => {
        asked += 1;
        throw new Error('no database');
      },
    });
    const one = keep(await shaky.admitted());
    await expect.poll(() => asked).toBeGreaterThan(2);
    expect(one.ws.readyState).toBe(WebSocket.OPEN);
    await shaky.close();
  });
});

describe('a client that does not read', () => {
  test('is cut before it costs much memory', async () => {
    const quick = await Fixture.start({ timings: { heartbeat: 1000 } });
    const one = keep(await quick.admitted());
    for (let i = 0; i < 20; i += 1) one.subscribe(String(i), 'subscription { flooded }');
    await one.next(({ type }) => type === 'next');
    const before = process.memoryUsage().rss;
    let most = 0;
    one.ws.pause();
    for (let i = 0; i < 40 && quick.witness.openStreams > 0; i += 1) {
      await setTimeout(100);
      most = Math.max(most, process.memoryUsage().rss - before);
    }
    expect(quick.witness.openStreams).toBe(0);
    expect(most).toBeLessThan(64 * 1024 * 1024);
    await quick.close();
  });

  test('but makes the server write is cut, too', async () => {
    const one = await admitted();
    one.ws.pause();
    const ping = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(60_000) } });
    for (let i = 0; i < 1000; i += 1) one.ws.send(ping, () => undefined);
    const metric = async () => /^graphql_open_sockets (\d+)$/m.exec((await api.fetch('/metrics')).text)?.[1];
    await expect.poll(metric, { timeout: 15_000 }).toBe('0');
    expect(one.messages.length).toBeLessThan(1000);
  });
});

describe('handshakes', () => {
  test('agree on no compression', async () => {
    const one = new TestSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    keep(one);
    await one.opened;
    expect(one.ws.extensions).toBe('');
  });

  test('elsewhere are refused', async () => {
    const one = socket('graphql-transport-ws', '/other');
    await expect(one.opened).rejects.toThrow('404');
  });

  test('that are followed by noise do no harm', async () => {
    const raw = connect(api.port, '127.0.0.1');
    raw.on('error', () => undefined);
    raw.write(
      'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
    );
    raw.write(Buffer.alloc(2000, 0xff));
    raw.resume();
    await new Promise((resolve) => raw.once('close', resolve));
    expect((await api.ask('{ hello }')).status).toBe(200);
  });
});

test('1,000 idle sockets leave queries under a second', { timeout: 60_000 }, async () => {
  const before = process.memoryUsage().rss;
  for (let batch = 0; batch < 10; batch += 1) {
    await Promise.all(Array.from({ length: 100 }, () => admitted()));
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
