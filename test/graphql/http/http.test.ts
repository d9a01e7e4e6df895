import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notFound } from '../../../src/platform/errors.ts';
import { codes, Fixture } from '../fixture.ts';

let api: Fixture;
beforeAll(async () => {
  api = await Fixture.start({
    routes: (app) => {
      app.get('/photos/:name', async () => {
        throw notFound('file');
      });
      app.get('/broken', async () => {
        throw new Error('open /srv/secrets failed');
      });
    },
  });
});
afterAll(() => api.close());

describe('requests that are not requests', () => {
  const json = { 'content-type': 'application/json' };
  test.each<[string, string, RequestInit, number, string]>([
    ['broken JSON', '/graphql', { method: 'POST', headers: json, body: '{' }, 400, 'BAD_REQUEST'],
    ['no JSON', '/graphql', { method: 'POST', headers: json, body: '' }, 400, 'BAD_REQUEST'],
    ['null', '/graphql', { method: 'POST', headers: json, body: 'null' }, 400, 'BAD_REQUEST'],
    ['a number', '/graphql', { method: 'POST', headers: json, body: '7' }, 400, 'BAD_REQUEST'],
    [
      'a batch',
      '/graphql',
      { method: 'POST', headers: json, body: '[{"query":"{hello}"}]' },
      400,
      'BAD_REQUEST',
    ],
    [
      'a query object',
      '/graphql',
      { method: 'POST', headers: json, body: '{"query":{}}' },
      400,
      'BAD_REQUEST',
    ],
    [
      'a list of variables',
      '/graphql',
      { method: 'POST', headers: json, body: '{"query":"{hello}","variables":[]}' },
      400,
      'BAD_REQUEST',
    ],
    [
      'prototype keys',
      '/graphql',
      { method: 'POST', headers: json, body: '{"query":"{hello}","__proto__":{}}' },
      400,
      'BAD_REQUEST',
    ],
    [
      'a syntax error',
      '/graphql',
      { method: 'POST', headers: json, body: '{"query":"{"}' },
      400,
      'GRAPHQL_PARSE_FAILED',
    ],
    [
      'an unknown field',
      '/graphql',
      { method: 'POST', headers: json, body: '{"query":"{nothing}"}' },
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'an unknown operation',
      '/graphql',
      { method: 'POST', headers: json, body: '{"query":"{hello}","operationName":"x"}' },
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'a subscription',
      '/graphql',
      { method: 'POST', headers: json, body: '{"query":"subscription{flooded}"}' },
      400,
      'BAD_REQUEST',
    ],
    [
      'text',
      '/graphql',
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{hello}"}' },
      415,
      'BAD_REQUEST',
    ],
    [
      'a form',
      '/graphql',
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'query={hello}',
      },
      415,
      'BAD_REQUEST',
    ],
    [
      'a form with files',
      '/graphql',
      { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--' },
      400,
      'BAD_REQUEST',
    ],
    ['GET without a preflight', '/graphql?query={hello}', {}, 400, 'BAD_REQUEST'],
    [
      'GET of a mutation',
      '/graphql?query=mutation{ignoreFile}',
      { headers: { 'apollo-require-preflight': 'x' } },
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['PUT', '/graphql', { method: 'PUT', headers: json, body: '{"query":"{hello}"}' }, 405, 'BAD_REQUEST'],
    [
      '200 KB',
      '/graphql',
      { method: 'POST', headers: json, body: `{"query":"{hello}","x":"${'x'.repeat(210_000)}"}` },
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    [
      'a bomb',
      '/graphql',
      {
        method: 'POST',
        headers: { ...json, 'content-encoding': 'gzip' },
        body: gzipSync('x'.repeat(50_000_000)),
      },
      415,
      'BAD_REQUEST',
    ],
    ['DELETE', '/graphql', { method: 'DELETE', headers: json, body: '{}' }, 405, 'BAD_REQUEST'],
    [
      'a slash more',
      '/graphql/',
      { method: 'POST', headers: json, body: '{"query":"{hello}"}' },
      404,
      'NOT_FOUND',
    ],
    ['another address', '/nothing', {}, 404, 'NOT_FOUND'],
    ['a broken address', '/%zz', {}, 400, 'BAD_REQUEST'],
    ['a fault of a route', '/photos/x', {}, 404, 'NOT_FOUND'],
    ['a broken route', '/broken', {}, 500, 'INTERNAL_SERVER_ERROR'],
  ])('%s: %s is answered as JSON', async (_name, path, init, status, code) => {
    const executed = api.witness.executed;
    const answer = await api.fetch(path, init);
    expect([answer.status, codes(answer)]).toEqual([status, [code]]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.text).not.toMatch(/\/srv|node_modules|fastify|apollo-server|graphql-upload/i);
    expect(api.witness.executed).toBe(executed);
  });

  test.each([
    ['garbage', 'GARBAGE\r\n\r\n', '400'],
    ['a huge header', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, '431'],
    [
      'an upgrade elsewhere',
      'GET /x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      '404',
    ],
    [
      'a bad handshake',
      'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      '400',
    ],
  ])('%s on the wire is answered as JSON', async (_name, text, status) => {
    const { answer } = await api.raw(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('application/json');
    expect(answer).toContain('"code":');
  });
});

describe('text', () => {
  test.each([
    ['NUL in a variable', 'query($n: String) { hello(name: $n) }', { n: 'a\u0000' }],
    ['half a pair in a variable', 'query($n: String) { hello(name: $n) }', { n: 'a\ud800' }],
    ['NUL deep in variables', '{ hello }', { n: [{ m: ['a\u0000'] }] }],
    ['NUL in a key', '{ hello }', { n: { 'a\u0000': 1 } }],
    ['NUL in a literal', '{ hello(name: "\\u0000") }', {}],
    ['NUL in a block', '{ hello(name: """a\u0000""") }', {}],
    ['an impossible day', 'query($d: LocalDate!) { day(day: $d) }', { d: '2024-02-30' }],
    ['an impossible literal day', '{ day(day: "2024-02-30") }', {}],
    ['a null for what cannot be', 'query($d: LocalDate = "2024-01-01") { day(day: $d) }', { d: null }],
  ])('%s is BAD_USER_INPUT', async (_name, query, variables) => {
    const answer = await api.ask(query, variables);
    expect(codes(answer)).toEqual(['BAD_USER_INPUT']);
    expect(answer.status).toBeLessThan(500);
  });

  test('deeply nested variables are rejected', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const answer = await api.post(`{"query":"{hello}","variables":{"x":${deep}}}`);
    expect([answer.status, codes(answer)]).toEqual([400, ['BAD_USER_INPUT']]);
  });

  test('other text is accepted', async () => {
    const name = '\u{1f600} \u00e9 \n\t\u2028';
    const answer = await api.ask('query($n: String) { hello(name: $n) }', { n: name });
    expect(answer.body.data.hello).toBe(`Hello, ${name}.`);
  });
});
