import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataExports } from '../../../src/accounts/accounts.table.ts';
import { needOf } from '../../../src/graphql/planner/needs.ts';
import { encodeCursor } from '../../../src/graphql/types/cursor.ts';
import { addDays } from '../../../src/platform/time/calendar-days.ts';
import { type SkinReaction, skinReactions } from '../../../src/routines/plans/routines.table.ts';
import { TestApi, type TestUser } from '../../setup/api.ts';
import { apiSchema } from '../../setup/api-schema.ts';
import { fillAccount } from '../../setup/rows/full-account.ts';
import { takeUnprepared } from '../../setup/test-app.ts';

/** Only Apollo reads weights, and it has no plans. */
const WITHOUT_PLAN = { accept: 'application/json;q=0.9' };

const REACTION: Pick<SkinReaction, 'severity' | 'symptoms' | 'suspects' | 'occurredOn' | 'restsUntil'> = {
  ...{ severity: 'MILD', symptoms: ['REDNESS'], suspects: [] },
  ...{ occurredOn: '2026-01-01', restsUntil: '2026-01-08' },
};

let api: TestApi;
let user: TestUser;
let other: TestUser;
beforeAll(async () => {
  api = await TestApi.start({ GRAPHQL_MAX_COST: '1000000' });
  [user, other] = await Promise.all([api.createUser(), api.createUser()]);
  await fillAccount(api.db, user.id, user.client);
  await fillAccount(api.db, other.id, other.client);
}, 120_000);
afterAll(() => api.close());

async function read(query: string, { accessToken } = user): Promise<unknown> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}`, ...WITHOUT_PLAN },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: { viewer: unknown }; errors?: unknown };
  expect(errors).toBeUndefined();
  return data.viewer;
}

const readsOf = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).filter((field) => needOf(field)?.kind === 'read');
const rowsOf = (type: GraphQLObjectType) =>
  getNamedType(type.getFields().nodes?.type ?? type) as GraphQLObjectType;

/** What hangs on a row, with the ids alone. */
const shown = (type: GraphQLObjectType): string =>
  readsOf(type)
    .map(({ name, type: of }) => {
      const inner = getNamedType(of);
      if (!isObjectType(inner)) return name;
      return inner.getFields().nodes
        ? `${name}(first: 3) { totalCount nodes { id } }`
        : `${name} { __typename }`;
    })
    .join(' ');

const lists = readsOf(apiSchema.getType('User') as GraphQLObjectType).flatMap(({ name, type }) => {
  const connection = getNamedType(type);
  if (!isObjectType(connection) || !connection.getFields().nodes) return [];
  const fields = shown(rowsOf(connection));
  return fields ? [[name, fields] as const] : [];
});

describe('what hangs on rows is read for all of them at once', () => {
  test.each(lists)('%s', async (list, fields) => {
    const count = async (first: number) =>
      (await api.statements(() => read(`{ viewer { ${list}(first: ${first}) { nodes { id ${fields} } } } }`)))
        .length;
    expect(await count(50)).toBe(await count(1));
  });
  test('of several lists', () => expect(lists.length).toBeGreaterThan(4));
});

test('requests of several people at the same time get what is theirs', async () => {
  const query = `{ viewer { ${lists.map(([list, fields]) => `${list} { nodes { id ${fields} } }`).join(' ')} } }`;
  const [own, others] = [await read(query), await read(query, other)];
  expect(own).not.toEqual(others);
  const people = Array.from({ length: 10 }, (_, at) => (at % 2 === 0 ? user : other));
  const answers = await Promise.all(people.map((person) => read(query, person)));
  for (const [at, answer] of answers.entries()) expect(answer).toEqual(at % 2 === 0 ? own : others);
});

const REFERRING = `{ viewer { notifications(first: 5) { nodes { analysis { id } goal { id } routine { id } patchTest { id }
  dataExport { id } } } goals(first: 1) { nodes { analysis { id } } } patchTests(first: 1) { nodes { step { id } reaction { id } } } } }`;

/** Lets rows of the other refer to objects of `owner`, five notifications each to one of another kind. */
async function refer(owner: TestUser): Promise<void> {
  const of = (table: string) => sql.raw(`(select id from ${table} where user_id = '${owner.id}' limit 1)`);
  await api.db.execute(sql`update notifications n set kind = wanted.kind::notification_kind, object_id = wanted.id,
      cause = case when wanted.kind = 'SYSTEM' then 'data-export:' || n.id else n.cause end
    from (values (0, 'ANALYSIS_COMPLETED', ${of('analyses')}), (1, 'GOAL_REACHED', ${of('goals')}),
      (2, 'ROUTINE_REMINDER', ${of('routines')}), (3, 'PATCH_TEST_DUE', ${of('patch_tests')}),
      (4, 'SYSTEM', ${of('data_exports')})) as wanted(place, kind, id)
    where n.sequence % 5 = wanted.place and n.user_id = ${other.id}`);
  await api.db.execute(sql`update goals set analysis_id = ${of('analyses')} where user_id = ${other.id}`);
  const step = sql`select s.id from routine_steps s join routines r on r.id = s.routine_id where r.user_id = ${owner.id}`;
  await api.db.execute(sql`update patch_tests set reaction_id = ${of('skin_reactions')}, step_id = (${step} limit 1)
    where user_id = ${other.id}`);
}

test('a row that refers to what is of somebody else shows nothing of it', async () => {
  for (const { id: userId } of [user, other]) {
    await api.db.insert(dataExports).values({ userId, folder: randomUUID() });
    await api.db.insert(skinReactions).values({ userId, ...REACTION, clientRequestId: randomUUID() });
  }
  const both = async () => [
    await read(REFERRING, other),
    (await other.client.sendText(REFERRING, {})).data, // by a plan
  ];
  const count = (answer: unknown) => JSON.stringify(answer).split('"id"').length - 1;
  await refer(other);
  expect((await both()).map(count)).toEqual([8, 8]);
  await refer(user);
  expect((await both()).map(count)).toEqual([0, 0]);
});

/** Reads lists with the arguments, a few in each document. */
async function readEach(lists: readonly string[], who = user): Promise<void> {
  for (let at = 0; at < lists.length; at += 15) {
    const aliases = lists
      .slice(at, at + 15)
      .map((list, each) => `a${each}: ${list} { nodes { id } totalCount }`);
    await read(`{ viewer { ${aliases.join(' ')} } }`, who);
  }
}

test('days and scores are given to one statement', async () => {
  const lists = Array.from({ length: 300 }, (_, at) => {
    const days = `from: "${addDays('2020-01-01', at)}", to: "${addDays('2026-01-01', at)}"`;
    return `analyses(filter: { ${days}, minSkinScore: ${at / 10}, status: ${at % 2 ? 'COMPLETED' : 'FAILED'} })`;
  });
  const sent = await api.statements(() => readEach(lists));
  const texts = sent.filter((text) => text.includes('json_to_recordset'));
  expect(texts).toHaveLength(300);
  expect(new Set(texts).size).toBe(1);
  expect(takeUnprepared()).toEqual([]);
});

test('an account that asks in too many ways leaves the places of others alone', async () => {
  await api.restart();
  const [greedy, modest] = [await api.createUser(), await api.createUser()];
  const own = ['routines(orderBy: OLDEST, last: 2)', 'journal(filter: { to: "2026-01-01" })'];
  await readEach(own, modest);
  const filters = ['from: "2026-01-01"', 'minSkinScore: 1', 'status: FAILED', 'kind: FACE'];
  const ways = Array.from({ length: 2 ** filters.length }, (_, bits) =>
    filters.filter((_each, at) => bits & (1 << at)).join(),
  );
  const orders = ['NEWEST', 'OLDEST', 'HIGHEST_SCORE', 'LOWEST_SCORE'];
  const pages = orders.flatMap((order) => ['first', 'last'].map((end) => `orderBy: ${order}, ${end}: 1`));
  const after = encodeCursor({ createdAt: new Date(), id: randomUUID() });
  const continued = ['NEWEST', 'OLDEST'].map((order) => `orderBy: ${order}, after: "${after}"`);
  const asked = [...pages, ...continued].flatMap((page) =>
    ways.map((way) => `analyses(${page}, filter: { ${way} })`),
  );
  await readEach(asked, greedy);
  const unprepared = takeUnprepared();
  expect(unprepared.length).toBeGreaterThan(5);
  for (const text of unprepared) expect(text).toMatch(/^-- of an account with too many forms\n/);
  await readEach([...own, 'routines(orderBy: NEWEST, last: 2)'], modest);
  await readEach(asked.slice(0, 15), greedy);
  expect(takeUnprepared()).toEqual([]);
});
