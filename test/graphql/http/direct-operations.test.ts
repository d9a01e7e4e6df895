import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, Fixture, LOGGED_IN } from '../fixture.ts';

let api: Fixture;
beforeAll(async () => {
  api = await Fixture.start({}, { GRAPHQL_MAX_RESPONSE_BYTES: '20000' });
});
afterAll(() => api.close());

/** Only Apollo reads weights. */
const BY_APOLLO = { accept: 'application/json;q=0.9' };

const shown = ({ status, headers, text }: Answer) => ({
  status,
  type: headers.get('content-type'),
  text: text.replaceAll(headers.get('x-request-id')!, 'ID'),
});

describe('an operation that Apollo does not execute has the same answer', () => {
  test.each<[string, object]>([
    ['with data', { query: '{ hello viewer { id } }' }],
    ['named', { query: 'query A { hello } query B { b: hello }', operationName: 'B' }],
    [
      'with fields of every kind',
      { query: '{ a: hello(name: "\\"ü\\u0001") sum(numbers: [1, 2]) day(day: "2026-01-01") __typename }' },
    ],
    ['of a mutation', { query: 'mutation { enter { accessToken } }' }],
    ['that is too large', { query: '{ large(bytes: 30000) }' }],
    [
      'with a value that is no day',
      { query: 'query ($d: LocalDate!) { day(day: $d) }', variables: { d: 'x' } },
    ],
    ['with a literal that is no day', { query: '{ day(day: "x") }' }],
    ['that asks for the schema', { query: '{ __schema { queryType { name } } }' }],
    ['with an error that is masked', { query: '{ hello boom(kind: "unknown") }' }],
    ['with a fault', { query: '{ hello boom(kind: "fault") }' }],
    ['with a lost database', { query: '{ boom(kind: "database") }' }],
    ['with null variables', { query: '{ hello viewer { id } }', variables: null, extensions: null }],
    ['with extensions', { query: '{ hello viewer { id } }', extensions: { client: 'app' } }],
    ['with a variable', { query: 'query ($k: String!) { boom(kind: $k) }', variables: { k: 'fault' } }],
    ['with a variable missing', { query: 'query ($k: String!) { boom(kind: $k) }' }],
    ['with a variable too many', { query: '{ hello viewer { id } }', variables: { k: 1 } }],
    ['with an unknown field', { query: '{ nowhere }' }],
    ['without the operation', { query: 'query A { hello }', operationName: 'B' }],
    ['with an empty name', { query: 'query A { hello }', operationName: '' }],
    ['of two operations without a name', { query: 'query A { hello } query B { hello }' }],
    ['of a subscription', { query: 'subscription { __typename }' }],
    ['that does not parse', { query: '{' }],
    ['with variables in a list', { query: '{ hello viewer { id } }', variables: [] }],
    ['with a name that is no text', { query: '{ hello viewer { id } }', operationName: 1 }],
  ])('%s', async (_, body) => {
    for (const headers of [{}, LOGGED_IN]) {
      const apollos = await api.post(body, { ...headers, ...BY_APOLLO });
      for (const accept of ['*/*', 'application/json']) {
        for (let time = 0; time < 2; time += 1) {
          expect(shown(await api.post(body, { ...headers, accept }))).toEqual(shown(apollos));
        }
      }
    }
  });
});

test('each is executed once, also with variables that are refused', async () => {
  const { witness } = api;
  const query = 'query ($name: String) { hello(name: $name) }';
  for (const [variables, executions] of [
    [{ name: 'A' }, 1],
    [{ name: 1 }, 0],
  ] as const) {
    witness.executed = 0;
    await api.post({ query, variables });
    expect(witness.executed).toBe(executions);
  }
});
