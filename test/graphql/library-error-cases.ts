import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { Fixture, PRODUCTION } from './fixture.ts';

const ERROR_LEVEL = 50;
export const LIBRARIES =
  /\bapollo (server|client)|apollo-(server|client)|graphql-(js|ws|upload)|fastify|busboy|node_modules/i;
const PREFLIGHT = { 'apollo-require-preflight': 'x' };
const JSON_TYPE = { 'content-type': 'application/json' };

export type Request = [path: string, init: RequestInit];
export const post = (body: unknown, headers: Record<string, string> = {}): Request => [
  '/graphql',
  { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) },
];
export const get = (parameters: Record<string, string> | [string, string][], headers = {}): Request => [
  `/graphql?${new URLSearchParams(parameters)}`,
  { headers: { ...PREFLIGHT, ...headers } },
];

const hash = 'a'.repeat(64);
export const persisted = (persistedQuery: unknown = { version: 1, sha256Hash: hash }) => ({ persistedQuery });
export const query = '{ hello }';

/** What the library throws for clients, by the start of its text in the source, and what clients here get. */
export const THROWN: Record<string, [Request, number, string][]> = {
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
export const OFF = [
  'Apollo server received an operation that', // incremental delivery
  'Apollo Server received an operation that',
  'Unsupported persisted query version', // its own store of persisted queries
  'provided sha does not match',
  'PersistedQueryNotFound',
  'recursively requests', // its own limit of selections
];
/** What it makes of errors of others, or says of itself. */
export const WRAPPERS = ['Unexpected error value: ', 'messagePrefixIfNotGraphQLError'];

/** What graphql-js finds, through the library. */
export const FOUND: [string, Request, number, string][] = [
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

export let api: Fixture;
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

/** The texts of all errors that the library makes while it serves a request. */
export function thrownByLibrary(): string[] {
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
