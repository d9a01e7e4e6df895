import { parse } from 'graphql';
import { expect, test, vi } from 'vitest';
import type { Context } from '../../../src/graphql/context.ts';
import { Documents } from '../../../src/graphql/documents/documents.ts';
import { Planner } from '../../../src/graphql/planner/planner.ts';
import { shaping } from '../../../src/graphql/planner/shape.ts';
import { readEnvironment } from '../../../src/platform/env.ts';
import { createLog } from '../../../src/platform/logging/log.ts';
import type { Viewer } from '../../../src/platform/viewer.ts';
import { apiSchema, limitsOf } from '../../setup/api-schema.ts';

const MOST_PLANS = 100;
const MOST_SHAPES = 8;
const env = readEnvironment({});
const viewer = {} as Viewer;

/** A planner without a database, whose statements read an id. */
function createPlanner(read = async () => ({ viewer, data: '{"$0":{"id":"a"}}' })): Planner {
  return new Planner({
    ...{ schema: apiSchema, env, log: createLog({ level: 'silent', readable: true }) },
    documents: new Documents(apiSchema, limitsOf(env)),
    readWithSession: () => read,
    ownerOfToken: async (token) => (token.startsWith('token') ? token : null),
  });
}

test('a document is planned from the second time on', async () => {
  const planner = createPlanner();
  const document = parse('{ viewer { id } }');
  expect(await planner.load(document, {}, 'token')).toBeNull();
  const loaded = await planner.load(document, {}, 'token');
  expect(loaded?.rows()).toEqual({ $0: { id: 'a' } });
  expect(await planner.load(parse('{ viewer { id } }'), {}, 'token')).toBeNull();
});

test('no plan is made for a stranger, who may use one that is there', async () => {
  let asked = 0;
  const planner = createPlanner(async () => {
    asked += 1;
    return { viewer, data: '{"$0":{"id":"a"}}' };
  });
  const document = parse('{ viewer { id } }');
  for (let time = 0; time < 3; time += 1) expect(await planner.load(document, {}, 'nonsense')).toBeNull();
  expect(asked).toBe(0);
  expect(await planner.load(document, {}, 'token')).not.toBeNull();
  await planner.load(document, {}, 'nonsense');
  expect(asked).toBe(2); // reading refuses a token by itself
});

test('a document has few shapes', async () => {
  const planner = createPlanner();
  const variables = [1, 2, 3, 4].map((at) => `$v${at}: Boolean!`).join(' ');
  const fields = [1, 2, 3, 4].map((at) => `f${at}: id @include(if: $v${at})`).join(' ');
  const document = parse(`query (${variables}) { viewer { id ${fields} } }`);
  const shape = (bits: number) =>
    Object.fromEntries([1, 2, 3, 4].map((at) => [`v${at}`, (bits & (1 << (at - 1))) !== 0]));
  await planner.load(document, shape(0), 'token');
  const loaded = [];
  for (let bits = 0; bits < 16; bits += 1) loaded.push(await planner.load(document, shape(bits), 'token'));
  expect(loaded.filter((each) => each !== null)).toHaveLength(MOST_SHAPES);
  expect(await planner.load(document, shape(0), 'token')).not.toBeNull();
});

test('requests are alike by which values they give, and by orders and booleans', () => {
  const shapeOf = shaping(
    apiSchema,
    parse(`query ($of: AnalysisFilter, $by: AnalysisOrder, $unread: Boolean) { viewer {
      analyses(filter: $of, orderBy: $by) { totalCount }
      notifications(filter: { unreadOnly: $unread }) { totalCount } } }`),
  );
  const shapes = (variables: object[]) => new Set(variables.map(shapeOf)).size;
  const filters = [
    { from: '2026-01-01' },
    { from: '2026-01-02' },
    { status: 'FAILED' },
    { status: 'PENDING' },
  ];
  expect(shapes([{}, { of: null }, ...filters.map((of) => ({ of }))])).toBe(3);
  expect(shapes([{ by: 'NEWEST' }, { by: 'OLDEST' }, { by: 'OLDEST', unread: true }])).toBe(3);
});

test('a document that is read again takes the place that it had', async () => {
  const planner = createPlanner();
  for (let time = 0; time < 2 * MOST_PLANS; time += 1) {
    const document = parse('{ viewer { id } }');
    await planner.load(document, {}, 'token');
    expect(await planner.load(document, {}, 'token')).not.toBeNull();
  }
});

test('after a statement that failed a document rests from plans for ten minutes', async () => {
  const now = performance.now.bind(performance);
  let later = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now() + later);
  let fails = true;
  const planner = createPlanner(async () => {
    if (fails) throw new Error('of the test');
    return { viewer, data: '{"$0":{"id":"a"}}' };
  });
  const document = parse('{ viewer { id } }');
  for (let time = 0; time < 2; time += 1) expect(await planner.load(document, {}, 'token')).toBeNull();
  fails = false;
  expect(await planner.load(document, {}, 'token')).toBeNull();
  later = 601_000;
  expect(await planner.load(document, {}, 'token')).not.toBeNull();
});

test('there are few plans, until some have not been asked for in an hour', async () => {
  const now = performance.now.bind(performance);
  let later = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now() + later);
  const planner = createPlanner();
  const isPlanned = async (at: number, token: string) => {
    const document = parse(`{ viewer { a${at}: id } }`);
    await planner.load(document, {}, token);
    return (await planner.load(document, {}, token)) !== null;
  };
  const half = MOST_PLANS / 2;
  for (let at = 0; at < half; at += 1) expect(await isPlanned(at, 'token a')).toBe(true);
  expect(await isPlanned(half, 'token a')).toBe(false); // one account leaves half of the places
  for (let at = half; at < MOST_PLANS; at += 1) expect(await isPlanned(at, 'token b')).toBe(true);
  expect(await isPlanned(MOST_PLANS, 'token c')).toBe(false);
  later = 3_700_000;
  expect(await isPlanned(MOST_PLANS + 1, 'token a')).toBe(true);
});

test('a page size that the resolvers refuse takes no place', async () => {
  const planner = createPlanner();
  for (let at = 0; at <= MOST_PLANS; at += 1) {
    const document = parse(`{ viewer { a${at}: notifications(first: 101) { nodes { id } } } }`);
    for (let time = 0; time < 2; time += 1) expect(await planner.load(document, {}, 'token')).toBeNull();
  }
  const document = parse('{ viewer { id } }');
  await planner.load(document, {}, 'token');
  expect(await planner.load(document, {}, 'token')).not.toBeNull();
});

test('a plan whose statement fails is not tried again, unless the database was away', async () => {
  const failures = [Object.assign(new Error('away'), { code: 'ECONNREFUSED' }), new Error('no such column')];
  const read = vi.fn(async () => Promise.reject(failures[Math.min(read.mock.calls.length - 1, 1)]));
  const planner = createPlanner(read);
  const document = parse('{ viewer { id } }');
  await planner.load(document, {}, 'token');
  await expect(planner.load(document, {}, 'token')).rejects.toThrow('away');
  for (let time = 0; time < 3; time += 1) expect(await planner.load(document, {}, 'token')).toBeNull();
  expect(read).toHaveBeenCalledTimes(2);
});

test('a document whose statement is too slow rests from plans', async () => {
  const read = vi.fn(async () => Promise.reject(Object.assign(new Error('canceled'), { code: '57014' })));
  const planner = createPlanner(read);
  const document = parse('{ viewer { id } }');
  for (let time = 0; time < 4; time += 1) expect(await planner.load(document, {}, 'token')).toBeNull();
  expect(read).toHaveBeenCalledTimes(1);
});

test('rows that are not as expected are left to the resolvers', async () => {
  const planner = createPlanner(async () => ({ viewer, data: '{"$0":{"createdAt":"infinity"}}' }));
  const document = parse('{ viewer { createdAt } }');
  await planner.load(document, {}, 'token');
  const loaded = await planner.load(document, {}, 'token');
  expect(loaded!.write({ viewer } as Context)).toBeNull();
  expect(loaded!.rows()).toBeUndefined();
  expect(await planner.load(document, {}, 'token')).toBeNull(); // it rests
});

test('a variable of the wrong type, or none, is left to execution', async () => {
  const planner = createPlanner();
  const document = parse('query ($n: Int!) { viewer { notifications(first: $n) { nodes { id } } } }');
  for (const variables of [{}, { n: 'x' }, { n: 0 }, { n: 101 }]) {
    for (let time = 0; time < 2; time += 1)
      expect(await planner.load(document, variables, 'token')).toBeNull();
  }
});
