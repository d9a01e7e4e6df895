import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { Fixture, SOON } from '../fixture.ts';

let api: Fixture;
beforeAll(async () => {
  api = await Fixture.start();
});
afterEach(() => {
  api.cutSockets();
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
    const one = await api.admitted();
    one.send(message);
    expect((await one.closed).code).toBe(4400);
  });

  test('with 4400 after bytes', async () => {
    const one = await api.admitted();
    one.ws.send(Buffer.from('{"type":"ping"}'));
    expect((await one.closed).code).toBe(4400);
  });

  test('with 4401 if it subscribes before it is authenticated', async () => {
    const one = api.socket();
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
    const one = api.socket();
    await one.opened;
    one.send(init(token));
    expect((await one.closed).code).toBe(4403);
    expect(one.messages.filter(({ type }) => type !== 'connection_ack')).toEqual([]);
  });

  test('with 4403 if there are no parameters', async () => {
    const one = api.socket();
    await one.opened;
    one.send({ type: 'connection_init' });
    expect((await one.closed).code).toBe(4403);
  });

  test('with 4406 if it uses another protocol', async () => {
    for (const protocols of ['graphql-ws', []]) {
      const one = api.socket(protocols as string);
      expect((await one.closed).code).toBeOneOf([4406, 1006]);
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

  test('with 4408 if it does not send connection_init within 3 s', async () => {
    const one = api.socket();
    await one.opened;
    const started = performance.now();
    expect((await one.closed).code).toBe(4408);
    expect(performance.now() - started).toBeGreaterThan(2500);
    expect(performance.now() - started).toBeLessThan(4500);
  });

  test('with 4409 if an id is in use, however long it is', async () => {
    for (const id of ['1', 'x'.repeat(500)]) {
      const one = await api.admitted();
      one.subscribe(id, 'subscription { ticked(count: 1000) }');
      one.subscribe(id, 'subscription { ticked(count: 1000) }');
      expect((await one.closed).code).toBe(4409);
    }
  });

  test('with 4429 if it sends connection_init twice', async () => {
    const one = await api.admitted();
    one.send(init('Bearer good'));
    expect((await one.closed).code).toBe(4429);
  });

  test('with 1009 after a message over 64 KB', async () => {
    const one = await api.admitted();
    one.subscribe('1', `{ hello(name: "${'x'.repeat(60_000)}") }`);
    await one.next(({ type }) => type === 'next');
    one.subscribe('2', `{ hello(name: "${'x'.repeat(66_000)}") }`);
    expect((await one.closed).code).toBe(1009);
  });
});

describe('a socket ends with its viewer', () => {
  test('with 4403 when the token expires', async () => {
    const one = await api.admitted('good.s.1');
    const started = performance.now();
    one.subscribe('1', 'subscription { ticked(count: 100000) }');
    expect((await one.closed).code).toBe(4403);
    expect(performance.now() - started).toBeLessThan(30_000);
    await expect.poll(() => api.witness.openStreams, SOON).toBe(0);
  });

  test('with 4403 within 5 s of the end of the session, others stay open', async () => {
    const [one, other] = [await api.admitted('good.one'), await api.admitted('good.other')];
    api.checks.length = 0;
    api.ended.add('one');
    const started = performance.now();
    expect((await one.closed).code).toBe(4403);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(other.ws.readyState).toBe(WebSocket.OPEN);
    expect(api.checks[0]).toEqual(expect.arrayContaining(['one', 'other']));
  });

  test('with 4403 after a change of role, immediately on the next operation', async () => {
    const [idle, busy] = [await api.admitted('good.idle'), await api.admitted('good.busy')];
    idle.subscribe('1', 'subscription { ticked(count: 100000) }');
    await idle.next(({ type }) => type === 'next');
    api.role = 'ADMIN';
    busy.subscribe('1', '{ hello }');
    expect((await busy.closed).code).toBe(4403);
    expect(busy.messages.filter(({ type }) => type === 'next')).toEqual([]);
    expect((await idle.closed).code).toBe(4403);
    await expect.poll(() => api.witness.openStreams, SOON).toBe(0);
    api.role = 'USER';
  });

  test('with 1013 if the database is unreachable, as the token may be valid', async () => {
    const { authenticate } = api;
    api.authenticate = async () => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    };
    const one = api.socket();
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
    const one = await shaky.admitted();
    await expect.poll(() => asked, SOON).toBeGreaterThan(2);
    expect(one.ws.readyState).toBe(WebSocket.OPEN);
    await shaky.close();
  });
});
