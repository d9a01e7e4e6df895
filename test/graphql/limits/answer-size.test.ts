import { buildSchema, execute, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boundAnswers } from '../../../src/graphql/bound-answers.ts';
import { textBytes } from '../../../src/graphql/operation-budget.ts';
import { codes, Fixture } from '../fixture.ts';

let api: Fixture;
beforeAll(async () => {
  api = await Fixture.start({}, { GRAPHQL_MAX_RESPONSE_BYTES: '100000' });
});
afterAll(() => api.close());

const LARGE = '{ large(bytes: 60000) again: large(bytes: 60000) }';

test('a response over the limit ends as RESPONSE_TOO_LARGE over HTTP', async () => {
  const answer = await api.ask(LARGE);
  expect(answer.status).toBe(400);
  expect(codes(answer)).toEqual(['RESPONSE_TOO_LARGE']);
  expect(answer.body.data).toBeUndefined();
  expect(answer.text.length).toBeLessThan(1000);
});

test('nothing more is resolved once the response is too large', async () => {
  const schema = buildSchema('type Query { items: [Item] } type Item { text: String }');
  boundAnswers(schema, { bytes: 10_000, work: 60_000 });
  let resolved = 0;
  const text = () => {
    resolved += 1;
    return 'x'.repeat(1000);
  };
  const items = Array.from({ length: 1000 }, () => ({ text }));
  const contextValue = { viewer: null, requestId: '1', ip: '::1', userAgent: null };
  await execute({ schema, document: parse('{ items { text } }'), rootValue: { items }, contextValue });
  expect(resolved).toBeGreaterThan(1);
  expect(resolved).toBeLessThan(11);
});

test('errors do not accumulate in nullable fields or nested lists', async () => {
  const schema = buildSchema(
    'type Query { rows: [Row] } type Row { cells: [Cell] } type Cell { text: String }',
  );
  boundAnswers(schema, { bytes: 10_000, work: 60_000 });
  const cells = Array.from({ length: 100 }, () => ({ text: 'x'.repeat(100) }));
  const rows = Array.from({ length: 100 }, () => ({ cells: () => Promise.resolve(cells) }));
  const contextValue = { viewer: null, requestId: '1', ip: '::1', userAgent: null };
  const document = parse('{ rows { cells { text } again: cells { text } } }');
  const { errors } = await execute({ schema, document, rootValue: { rows }, contextValue });
  expect(errors!.length).toBeGreaterThan(0);
  expect(errors!.length).toBeLessThan(2 * rows.length + 10);
});

test('a text counts as many bytes as it takes in the response', () => {
  for (const text of ['', 'plain', 'é', '中文', '"quoted" \\ \n', '\u0001\u0002', 'нет', '\u2028']) {
    const real = Buffer.byteLength(JSON.stringify(text));
    expect(textBytes(text), JSON.stringify(text)).toBeGreaterThanOrEqual(real);
    expect(textBytes(text)).toBeLessThanOrEqual(Math.max(real, 3 * real - 4));
  }
});

test('bytes are counted, not characters, and JSON values with everything in them', async () => {
  const schema = buildSchema('scalar JSON type Query { text: String json: JSON late: JSON }');
  boundAnswers(schema, { bytes: 10_000, work: 60_000 });
  const contextValue = { viewer: null, requestId: '1', ip: '::1', userAgent: null };
  const sizes = {
    text: '中'.repeat(3400),
    json: { a: ['y'.repeat(10_100)] },
    late: async () => ['z'.repeat(10_100)],
  };
  for (const field of Object.keys(sizes)) {
    const document = parse(`{ ${field} }`);
    const result = await execute({ schema, document, rootValue: sizes, contextValue: { ...contextValue } });
    expect(result.errors?.[0]?.message, field).toContain('more than 10000 bytes');
  }
});

test('the same over WebSocket', async () => {
  const socket = await api.admitted();
  socket.subscribe('1', LARGE);
  const message = await socket.next(({ id }) => id === '1');
  expect(message.payload.errors[0].extensions.code).toBe('RESPONSE_TOO_LARGE');
  expect(message.payload.data).toBeUndefined();
});

test('each event of a subscription has the whole limit', async () => {
  const socket = await api.admitted();
  socket.subscribe('2', 'subscription { flooded }');
  for (let events = 0; events < 5; events += 1) {
    const message = await socket.next(({ id }) => id === '2');
    expect(message.payload.errors).toBeUndefined();
    socket.messages.splice(socket.messages.indexOf(message), 1);
  }
});

test('a response within the limit is complete', async () => {
  const answer = await api.ask('{ large(bytes: 90000) }');
  expect(answer.status).toBe(200);
  expect(answer.body.data.large).toHaveLength(90_000);
});
