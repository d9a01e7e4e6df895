import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { ErrorMapper } from '../../src/graphql/errors.ts';
import { SOMEBODY } from '../../src/platform/language/language.ts';
import { codes } from './fixture.ts';
import {
  api,
  FOUND,
  get,
  LIBRARIES,
  OFF,
  persisted,
  post,
  query,
  type Request,
  THROWN,
  thrownByLibrary,
  WRAPPERS,
} from './library-error-cases.ts';

describe('errors that the libraries make for clients are neither masked nor logged as ours', () => {
  const cases = [
    ...Object.entries(THROWN).flatMap(([text, requests]) =>
      requests.map(([request, status, code]) => [text, request, status, code] as const),
    ),
    ...FOUND,
  ].map(([name, request, status, code], at) => ({ name: `${at} ${name}`, request, status, code }));

  test.each(cases)('$name', async ({ request: [path, init], status, code }) => {
    const executed = api.witness.executed;
    const answer = await api.fetch(path, init);
    expect([answer.status, new Set(codes(answer))]).toEqual([status, new Set([code])]);
    expect(answer.text).not.toMatch(LIBRARIES);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    if (status === 405) expect(answer.headers.get('allow')).toMatch(/POST/);
    if (status !== 406) expect(api.witness.executed).toBe(executed);
  });

  test('the list has everything that the library throws', () => {
    const listed = [...Object.keys(THROWN), ...OFF, ...WRAPPERS];
    const found = thrownByLibrary();
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter((text) => !listed.some((known) => text.includes(known)))).toEqual([]);
    expect(listed.filter((known) => !found.some((text) => text.includes(known)))).toEqual([]);
  });

  test('each of its codes goes through, with its message', () => {
    const lines: string[] = [];
    const mapper = new ErrorMapper(pino({}, { write: (line) => void lines.push(line) }), false);
    for (const code of Object.values(ApolloServerErrorCode)) {
      if (code === ApolloServerErrorCode.INTERNAL_SERVER_ERROR) continue;
      const shown = mapper.toClient(new GraphQLError('Text.', { extensions: { code } }), {
        requestId: 'id',
        reader: SOMEBODY,
      });
      expect(shown).toEqual({ message: 'Text.', extensions: { code } });
    }
    expect(lines).toEqual([]);
  });
});

describe('a persisted query', () => {
  test('is answered as clients that try it first expect', async () => {
    const answer = await api.post({ extensions: persisted() });
    expect(answer.body).toEqual({
      errors: [
        { message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } },
      ],
    });
  });

  test.each<[string, Request]>([
    ['POST', post({ query, extensions: persisted() })],
    ['GET', get({ query, extensions: JSON.stringify(persisted()) })],
    ['POST with null', post({ query, extensions: persisted(null) })],
    [
      'POST with another extension',
      post({ query, extensions: { ...persisted(), clientLibrary: { name: 'x' } } }),
    ],
    ['POST with no extensions', post({ query, extensions: null })],
  ])('that comes with its document is executed, by %s', async (_name, [path, init]) => {
    const answer = await api.fetch(path, init);
    expect([answer.status, answer.body]).toEqual([200, { data: { hello: 'Hello, you.' } }]);
  });

  test('passes the same checks as every document', async () => {
    const unsafe = await api.fetch(`/graphql?extensions=${JSON.stringify(persisted())}`);
    expect([unsafe.status, codes(unsafe)]).toEqual([400, ['BAD_REQUEST']]);
    const mutation = 'mutation { enter { accessToken } }';
    const written = await api.fetch(...get({ query: mutation, extensions: JSON.stringify(persisted()) }));
    expect([written.status, codes(written)]).toEqual([405, ['BAD_REQUEST']]);
    const deep = await api.post({ query: '{ __schema { types { name } } }', extensions: persisted() });
    expect([deep.status, codes(deep)]).toEqual([400, ['GRAPHQL_VALIDATION_FAILED']]);
  });

  test('is answered on a socket too', async () => {
    const socket = await api.admitted();
    const ask = (id: string, payload: unknown) => socket.send({ id, type: 'subscribe', payload });
    ask('alone', { query: '', extensions: persisted() });
    ask('whole', { query, extensions: persisted() });
    ask('malformed', { query, extensions: persisted(5) });
    const alone = await socket.next(({ id }) => id === 'alone');
    expect([alone.type, alone.payload[0].message]).toEqual(['error', 'PersistedQueryNotSupported']);
    expect(codes({ body: { errors: alone.payload } })).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED']);
    const whole = await socket.next(({ id }) => id === 'whole');
    expect(whole.payload).toEqual({ data: { hello: 'Hello, you.' } });
    const malformed = await socket.next(({ id }) => id === 'malformed');
    expect(codes({ body: { errors: malformed.payload } })).toEqual(['BAD_REQUEST']);
    expect(socket.ws.readyState).toBe(socket.ws.OPEN);
  });
});

describe('on a socket', () => {
  const WITH_STATUS = FOUND.map(
    ([name, [, init], , code]) => [name, JSON.parse(String(init.body)), code] as const,
  );
  test.each(WITH_STATUS)('%s has the same code as over HTTP', async (_name, payload, code) => {
    const socket = await api.admitted();
    socket.send({ id: '1', type: 'subscribe', payload });
    const { type, payload: given } = await socket.next(({ id }) => id === '1');
    const errors = type === 'error' ? given : given.errors;
    expect(new Set(codes({ body: { errors } }))).toEqual(new Set([code]));
    expect(JSON.stringify(errors)).not.toMatch(LIBRARIES);
  });
});

test('the refusal of introspection names the setting', async () => {
  const answer = await api.ask('{ __schema { queryType { name } } }');
  expect(answer.body.errors[0].message).toContain('GRAPHQL_INTROSPECTION');
  const socket = await api.admitted();
  socket.subscribe('1', '{ __type(name: "Query") { name } }');
  const { payload } = await socket.next(({ type }) => type === 'error');
  expect(payload[0].message).toContain('GRAPHQL_INTROSPECTION');
});
