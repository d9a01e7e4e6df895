import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ErrorMapper } from '../../src/graphql/errors.ts';
import { codes, Fixture, PRODUCTION } from './fixture.ts';

const ERROR_LEVEL = 50;
const LIBRARIES =
  /\bapollo (server|client)|apollo-(server|client)|graphql-(js|ws|upload)|fastify|busboy|node_modules/i;
const PREFLIGHT = { 'apollo-require-preflight': 'x' };
const JSON_TYPE = { 'content-type': 'application/json' };

type Request = [path: string, init: RequestInit];
const post = (body: unknown, headers: Record<string, string> = {}): Request => [
  '/graphql',
  { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) },
];
const get = (parameters: Record<string, string> | [string, string][], headers = {}): Request => [
  `/graphql?${new URLSearchParams(parameters)}`,
  { headers: { ...PREFLIGHT, ...headers } },
];

const hash = 'a'.repeat(64);
const persisted = (persistedQuery: unknown = { version: 1, sha256Hash: hash }) => ({ persistedQuery });
const query = '{ hello }';

/** What the library throws for clients, by the start of its text in the source, and what clients here get. */
const THROWN: Record<string, [Request, number, string][]> = {
  'may only be specified once': [
    [
      get([
        ['query', query],
        ['query', query],
      ]),
      400,
      'BAD_REQUEST',
    ],
    [
      get([
        ['query', query],
        ['extensions', '{}'],
        ['extensions', '{}'],
      ]),
      400,
      'BAD_REQUEST',
    ],
  ],
  'search parameter contains': [
    [get({ query, variables: '{' }), 400, 'BAD_REQUEST'],
    [get({ query, extensions: '{' }), 400, 'BAD_REQUEST'],
  ],
  'search parameter should': [
    [get({ query, variables: '5' }), 400, 'BAD_REQUEST'],
    [get({ query, extensions: '[]' }), 400, 'BAD_REQUEST'],
  ],
  'GraphQL queries must be strings. It': [[post({ query: { kind: 'Document' } }), 400, 'BAD_REQUEST']],
  'GraphQL queries must be strings.': [
    [post({ query: {} }), 400, 'BAD_REQUEST'],
    [post({ query: 5 }), 400, 'BAD_REQUEST'],
    [post({ query: [query] }), 400, 'BAD_REQUEST'],
  ],
  'POST body missing': [
    [post({}), 400, 'BAD_REQUEST'],
    [['/graphql', { method: 'POST', headers: PREFLIGHT }], 400, 'BAD_REQUEST'],
  ],
  '`variables` in a POST body should': [[post({ query, variables: '{}' }), 400, 'BAD_REQUEST']],
  '`extensions` in a POST body should': [
    [post({ query, extensions: 'x' }), 400, 'BAD_REQUEST'],
    [post({ query, extensions: JSON.stringify(persisted(5)) }), 400, 'BAD_REQUEST'],
  ],
  '`extensions` in a POST body must': [
    [post({ query, extensions: [] }), 400, 'BAD_REQUEST'],
    [post({ query, extensions: 5 }), 400, 'BAD_REQUEST'],
    [post({ query, extensions: true }), 400, 'BAD_REQUEST'],
  ],
  '`variables` in a POST body must': [[post({ query, variables: [] }), 400, 'BAD_REQUEST']],
  '`operationName` in a POST body must': [
    [post({ query, operationName: 5 }), 400, 'BAD_REQUEST'],
    [post({ query, operationName: ['x'] }), 400, 'BAD_REQUEST'],
  ],
  'GET requests may not have': [
    [get({ query }, { 'content-type': 'text/html' }), 415, 'BAD_REQUEST'],
    [get({ query }, { 'content-type': 'nonsense' }), 415, 'BAD_REQUEST'],
  ],
  'Apollo Server supports only GET/POST': [
    ...['PUT', 'PATCH', 'DELETE'].map((method): [Request, number, string] => [
      ['/graphql', { method, headers: JSON_TYPE, body: JSON.stringify({ query }) }],
      405,
      'BAD_REQUEST',
    ]),
  ],
  "An 'accept' header was": [[post({ query }, { accept: 'image/png' }), 406, 'BAD_REQUEST']],
  'No operations found in request.': [[post([]), 400, 'BAD_REQUEST']],
  'Operation batching disabled.': [[post([{ query }, { query }]), 400, 'BAD_REQUEST']],
  'This operation has been blocked': [
    [['/graphql?query={hello}', {}], 400, 'BAD_REQUEST'],
    [['/graphql?query={hello}', { headers: { 'content-type': 'text/plain' } }], 400, 'BAD_REQUEST'],
  ],
  'GraphQL operations must contain': [
    [post({ query: '' }), 400, 'BAD_REQUEST'],
    [post({ variables: {} }), 400, 'BAD_REQUEST'],
    [post({ query: null, extensions: {} }), 400, 'BAD_REQUEST'],
    [get({}), 400, 'BAD_REQUEST'],
  ],
  'GET requests only support': [
    [get({ query: 'mutation { enter { accessToken } }' }), 405, 'BAD_REQUEST'],
    [get({ query: 'subscription { flooded }' }), 405, 'BAD_REQUEST'],
  ],
  PersistedQueryNotSupported: [
    [post({ extensions: persisted() }), 200, 'PERSISTED_QUERY_NOT_SUPPORTED'],
    [post({ query: '', extensions: persisted() }), 200, 'PERSISTED_QUERY_NOT_SUPPORTED'],
    [
      post({ query: null, operationName: 'X', extensions: persisted() }),
      200,
      'PERSISTED_QUERY_NOT_SUPPORTED',
    ],
    [post({ extensions: persisted({ version: 2, sha256Hash: hash }) }), 200, 'PERSISTED_QUERY_NOT_SUPPORTED'],
    [get({ extensions: JSON.stringify(persisted()) }), 200, 'PERSISTED_QUERY_NOT_SUPPORTED'],
    ...[5, 'x', true, false, 0, '', [], {}, { version: 1 }, { version: '1', sha256Hash: hash }].flatMap(
      (malformed): [Request, number, string][] => [
        [post({ extensions: persisted(malformed) }), 400, 'BAD_REQUEST'],
        [post({ query, extensions: persisted(malformed) }), 400, 'BAD_REQUEST'],
        [get({ query, extensions: JSON.stringify(persisted(malformed)) }), 400, 'BAD_REQUEST'],
      ],
    ),
  ],
  'GraphQL introspection is not allowed': [
    [post({ query: '{ __schema { queryType { name } } }' }), 400, 'GRAPHQL_VALIDATION_FAILED'],
    [post({ query: '{ hello __type(name: "Query") { name } }' }), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ],
};

/** What it throws only with settings that are off here. */
const OFF = [
  'Apollo server received an operation that', // incremental delivery
  'Apollo Server received an operation that',
  'Unsupported persisted query version', // its own store of persisted queries
  'provided sha does not match',
  'PersistedQueryNotFound',
  'recursively requests', // its own limit of selections
];
/** What it makes of errors of others, or says of itself. */
const WRAPPERS = ['Unexpected error value: ', 'messagePrefixIfNotGraphQLError'];

/** What graphql-js finds, through the library. */
const FOUND: [string, Request, number, string][] = [
  ['no operation', post({ query: 'fragment F on Query { hello }' }), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['a name of none', post({ query, operationName: 'X' }), 400, 'OPERATION_RESOLUTION_FAILURE'],
  [
    'a choice of two',
    post({ query: 'query A { hello } query B { hello }' }),
    400,
    'OPERATION_RESOLUTION_FAILURE',
  ],
  ['a syntax error', post({ query: '{' }), 400, 'GRAPHQL_PARSE_FAILED'],
  ['blanks', post({ query: ' ' }), 400, 'GRAPHQL_PARSE_FAILED'],
  ['101 errors', post({ query: `{ ${'nothing '.repeat(101)} }` }), 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a type that is not there',
    post({ query: 'query($x: Nothing) { hello }' }),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['@defer', post({ query: '{ ... @defer { hello } }' }), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['no variable', post({ query: 'query($d: LocalDate!) { day(day: $d) }' }), 400, 'BAD_USER_INPUT'],
  [
    'a variable of another type',
    post({ query: 'query($n: String) { hello(name: $n) }', variables: { n: 5 } }),
    400,
    'BAD_USER_INPUT',
  ],
  [
    'sixty wrong values',
    post({ query: 'query($n: [Int!]!) { sum(numbers: $n) }', variables: { n: Array(60).fill('x') } }),
    400,
    'BAD_USER_INPUT',
  ],
  [
    'null for an argument that has none',
    post({ query: 'query($d: LocalDate = "2024-01-01") { day(day: $d) }', variables: { d: null } }),
    200,
    'BAD_USER_INPUT',
  ],
  [
    'null for a field of an input',
    post({ query: 'query($t: String = "x") { echo(input: { text: $t }) }', variables: { t: null } }),
    200,
    'BAD_USER_INPUT',
  ],
  [
    'null for an item of a list',
    post({ query: 'query($n: Int = 1) { sum(numbers: [$n]) }', variables: { n: null } }),
    200,
    'BAD_USER_INPUT',
  ],
  [
    'null for a directive',
    post({ query: 'query($b: Boolean = true) { hello @include(if: $b) }', variables: { b: null } }),
    200,
    'BAD_USER_INPUT',
  ],
];

let api: Fixture;
beforeAll(async () => {
  api = await Fixture.start({}, PRODUCTION);
});
afterAll(() => api.close());
beforeEach(() => {
  api.logged.length = 0;
});
afterEach(() => {
  api.cutSockets();
  expect(api.logged.filter(({ level }) => Number(level) >= ERROR_LEVEL)).toEqual([]);
});

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
      const shown = mapper.toClient(new GraphQLError('Text.', { extensions: { code } }), 'id');
      expect(shown).toEqual({ message: 'Text.', extensions: { code } });
    }
    expect(lines).toEqual([]);
  });
});

describe('a persisted query', () => {
  test('is answered as clients that try one first expect', async () => {
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

  test('passes the same gates as every document', async () => {
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

/** The texts of all errors that the library makes while it serves a request. */
function thrownByLibrary(): string[] {
  const folder = 'node_modules/@apollo/server/dist/esm';
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const rules = readdirSync(join(folder, 'validationRules')).filter((name) => name.endsWith('.js'));
  const sources = [...files, ...rules.map((name) => join('validationRules', name))].map((name) =>
    readFileSync(join(folder, name), 'utf8'),
  );
  const made = /new (?:BadRequestError|GraphQLError)\(\s*(['"`]?)([^\n]{0,200})/g;
  const named = /super\('(PersistedQuery\w+)'/g;
  return sources.flatMap((source) => [
    ...[...source.matchAll(made)].map(([, , text]) => text!),
    ...[...source.matchAll(named)].map(([, text]) => text!),
  ]);
}
