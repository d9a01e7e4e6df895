import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Fixture, LOGGED_IN, type TestSocket } from '../fixture.ts';

let api: Fixture;
let socket: TestSocket;
beforeAll(async () => {
  api = await Fixture.start();
  socket = await api.admitted();
});
afterAll(() => api.close());

const repeat = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');
const nested = (depth: number) =>
  `{ person { ${'friend { '.repeat(depth - 2)} id ${'} '.repeat(depth - 2)} } }`;

const REFUSED: [string, string, Record<string, unknown>?][] = [
  ['16 aliases of one field', `{ ${repeat(16, (i) => `a${i}: hello`)} }`],
  ['16 aliases of __typename', `{ ${repeat(16, (i) => `a${i}: __typename`)} }`],
  [
    '16 aliases in two fragments',
    `{ ...A ...B } fragment A on Query { ${repeat(8, (i) => `a${i}: hello`)} } fragment B on Query { ${repeat(8, (i) => `b${i}: hello`)} }`,
  ],
  ['a depth of 11', nested(11)],
  [
    'a depth of 11 through fragments',
    `{ ...A } fragment A on Query { person { ...B } } fragment B on Person { ${'friend { '.repeat(9)} id ${'} '.repeat(9)} }`,
  ],
  [
    '48 aliases through a fragment',
    `{ ${repeat(8, (i) => `p${i}: person { ...F }`)} } fragment F on Person { ${repeat(6, (i) => `a${i}: id`)} }`,
  ],
  [
    '48 aliases through two levels of fragments',
    `{ person { ...F friend { ...F friend { ...F friend { ...F } } } } } fragment F on Person { ${repeat(12, (i) => `a${i}: __typename`)} }`,
  ],
  ['an alias of 101 characters', `{ ${'a'.repeat(101)}: hello }`],
  ['6 directives on a field', `{ hello ${'@include(if: true) '.repeat(6)} }`],
  ['6 unknown directives on an operation', `query ${'@x '.repeat(6)} { hello }`],
  ['6 directives on a fragment', `{ ...A } fragment A on Query ${'@x '.repeat(6)} { hello }`],
  ['more than 1,000 tokens', `{ ${'hello '.repeat(1001)} }`],
  [
    'a cost that grows with "first"',
    '{ people(first: 100) { nodes { friends { friends { friends { id } } } } } }',
  ],
  [
    'a cost by a variable',
    'query($n: Int!) { people(first: $n) { nodes { friends { friends { friends { id } } } } } }',
    { n: 100 },
  ],
  [
    'a cost by the default of a variable',
    'query($n: Int = 100) { people(first: $n) { nodes { friends { friends { friends { id } } } } } }',
  ],
  [
    'a cost by the default of a variable in a fragment of the first of two operations',
    'query A($n: Int! = 100) { ...P } query B($n: Int! = 1) { ...P } fragment P on Query { people(first: $n) { nodes { friends { friends { friends { id } } } } } }',
  ],
  [
    'a cost by fragments that double',
    `{ person { ...F0 } } ${repeat(14, (i) => `fragment F${i} on Person { a: friend { ...F${i + 1} } b: friend { ...F${i + 1} } }`)} fragment F14 on Person { id }`,
  ],
  [
    'fragments in a cycle',
    '{ person { ...A } } fragment A on Person { friend { ...B } } fragment B on Person { friend { ...A } }',
  ],
  ['a fragment in itself', '{ person { ...A } } fragment A on Person { ...A }'],
  ['hundreds of equal leaves', `{ ${'hello '.repeat(990)} }`],
  ['hundreds of equal fields', `{ ${'person { friend { id } } '.repeat(95)} }`],
  [
    'introspection in circles',
    `{ __schema { types { fields { type { ${'fields { type { '.repeat(12)} name ${'} } '.repeat(12)} } } } } }`,
  ],
];

describe('over a limit', () => {
  test.each(REFUSED)('%s is refused at once over HTTP', async (_name, query, variables) => {
    await api.ask('{ hello }');
    const { executed } = api.witness;
    const started = performance.now();
    const answer = await api.ask(query, variables, LOGGED_IN);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].extensions.code).toMatch(/^GRAPHQL_(VALIDATION|PARSE)_FAILED$/);
    expect(api.witness.executed).toBe(executed);
  });

  test.each(REFUSED)('%s is refused at once over WebSocket', async (name, query, variables) => {
    const started = performance.now();
    socket.subscribe(name, query, variables);
    const message = await socket.next(({ id }) => id === name);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(message.type).toBe('error');
    expect(message.payload[0].extensions.code).toMatch(/^GRAPHQL_(VALIDATION|PARSE)_FAILED$/);
  });

  test('the variables of each request are counted, not those of the first', async () => {
    const query = 'query($n: Int!) { people(first: $n) { nodes { friends { friends { id } } } } }';
    const statuses = [];
    for (const n of [10, 100, 10])
      statuses.push((await api.ask(`${query} # ${'same'}`, { n }, LOGGED_IN)).status);
    expect(statuses).toEqual([200, 200, 200]);
    const deeper =
      'query($n: Int!) { people(first: $n) { nodes { friends { friends { friends { id } } } } } }';
    const again = [];
    for (const n of [5, 100, 5]) again.push((await api.ask(deeper, { n }, LOGGED_IN)).status);
    expect(again).toEqual([200, 400, 200]);
  });
});

describe('within the limits', () => {
  test.each([
    ['15 aliases', `{ hello ${repeat(15, (i) => `a${i}: hello`)} }`],
    [
      'ten colocated fragments with the same two aliases',
      `{ person { ${repeat(10, (i) => `...F${i}`)} } } ${repeat(10, (i) => `fragment F${i} on Person { small: id large: id }`)}`,
    ],
    ['5 directives', `{ hello ${'@include(if: true) '.repeat(1)} }`],
    [
      'introspection',
      getIntrospectionQuery({
        descriptions: true,
        specifiedByUrl: true,
        schemaDescription: true,
        inputValueDeprecation: true,
      }),
    ],
    [
      'a page of 100',
      '{ people(first: 100) { nodes { id friends { id } } edges { cursor node { id } } pageInfo { endCursor } totalCount } }',
    ],
  ])('%s is answered', async (_name, query) => {
    const answer = await api.ask(query, {}, LOGGED_IN);
    expect(answer.body.errors).toBeUndefined();
    expect(answer.status).toBe(200);
  });

  test('a depth of 10 is not too deep', async () => {
    const answer = await api.ask(nested(10));
    expect(answer.status).toBe(200);
  });
});
