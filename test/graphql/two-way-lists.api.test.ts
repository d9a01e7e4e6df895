import { randomUUID } from 'node:crypto';
import { type GraphQLField, isEnumType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataExports } from '../../src/accounts/accounts.table.ts';
import { auditLog } from '../../src/audit/audit.table.ts';
import { sessions } from '../../src/auth/auth.table.ts';
import { consents } from '../../src/consents/consents.table.ts';
import { avoidedIngredients, ingredients } from '../../src/ingredients/facts/ingredients.table.ts';
import { notifications } from '../../src/notifications/notifications.table.ts';
import { goals } from '../../src/progress/goals/goals.table.ts';
import { journalEntries } from '../../src/progress/journal/journal.table.ts';
import { patchTests } from '../../src/routines/patch-tests/patch-tests.table.ts';
import { routines, skinReactions } from '../../src/routines/plans/routines.table.ts';
import { DEFAULT_PROFILE } from '../../src/routines/rules/care-profile.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { apiSchema } from '../setup/api-schema.ts';
import { insertAnalyses } from '../setup/rows/analysis-rows.ts';
import { insertCase } from '../setup/rows/consultation-rows.ts';

const MADE = 5;
const person = apiSchema.getType('User');
if (!isObjectType(person)) throw new Error('No type User');
/** Each list that can be read from its end, in each of its orders. */
const lists = Object.values(person.getFields() as Record<string, GraphQLField<unknown, unknown>>)
  .filter(({ args }) => args.some(({ name }) => name === 'last'))
  .flatMap(({ name, args }): [list: string, order: string][] => {
    const type = args.find((arg) => arg.name === 'orderBy')?.type;
    return isEnumType(type) ? type.getValues().map((order) => [name, order.name]) : [[name, '']];
  });

interface Found {
  nodes: { id?: string }[];
  edges: { cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
}

let api: TestApi;
let user: TestUser;

beforeAll(async () => {
  api = await TestApi.start();
  user = await api.createUser();
  await fill();
});
afterAll(() => api.close());

/** Five of everything, some of them at the same instant or with the same score. */
async function fill(): Promise<void> {
  const { db } = api;
  const userId = user.id;
  const places = Array.from({ length: MADE }, (_, at) => at);
  const createdOn = (at: number) => new Date(Date.UTC(2026, 0, 9 - Math.floor(at / 2)));
  const rows = <Row>(row: (at: number) => Row) =>
    places.map((at) => ({ userId, clientRequestId: randomUUID(), createdAt: createdOn(at), ...row(at) }));
  const day = '2026-01-09';
  await insertAnalyses(
    db,
    userId,
    places.map((at) => ({ daysAgo: Math.floor(at / 2), redness: at % 3 })),
  );
  for (const at of places) await insertCase(db, userId, { createdAt: createdOn(at) });
  await db.insert(dataExports).values(rows(() => ({ folder: randomUUID(), status: 'READY' as const })));
  await db.insert(auditLog).values(rows(() => ({ subjectId: userId, action: 'LOGIN' as const })));
  await db.insert(sessions).values(rows(() => ({ device: 'Phone', expiresAt: new Date('2100-01-01') })));
  await db.insert(consents).values(
    rows((version) => ({
      ...{ kind: 'PHOTO_PROCESSING' as const, version: version + 100 },
      ...{ givenAt: createdOn(version), withdrawnAt: createdOn(0) },
    })),
  );
  await db
    .insert(goals)
    .values(rows(() => ({ metric: 'REDNESS', target: 10, baseline: 50, day, endsAt: new Date() })));
  await db
    .insert(journalEntries)
    .values(rows((at) => ({ day: createdOn(at).toISOString().slice(0, 10), mood: 3 })));
  await db.insert(notifications).values(
    rows((sequence) => ({
      ...{ kind: 'SYSTEM' as const, code: 'system.test' as never, cause: String(sequence) },
      ...{ sequence: sequence + 1000, inApp: true },
    })),
  );
  await db.insert(patchTests).values(rows(() => ({ name: 'Serum', ingredients: [], startedOn: day })));
  await db
    .insert(routines)
    .values(rows((at) => ({ ...ROUTINE, name: `Plan ${at}`, profile: DEFAULT_PROFILE, startsOn: day })));
  await db.insert(skinReactions).values(
    rows(() => ({
      ...{ severity: 'MILD' as const, symptoms: ['STINGING' as const], suspects: [] },
      ...{ occurredOn: day, restsUntil: day },
    })),
  );
  const known = await db.select().from(ingredients).limit(MADE);
  await db
    .insert(avoidedIngredients)
    .values(rows((at) => ({ ingredientId: known[at]!.id, name: known[at]!.inciName })));
}
const ROUTINE = { origin: 'OWN', status: 'DRAFT', rulesVersion: '1' } as const;

async function page(list: string, order: string, variables: object): Promise<Found> {
  const id = list === 'photoTimeline' ? 'analysis { id }' : 'id';
  const { data, errors } = await user.client.sendText(
    `query($first: Int, $after: String, $last: Int, $before: String) { viewer {
      ${list}(${order && `orderBy: ${order}, `}first: $first, after: $after, last: $last, before: $before) {
        nodes { ${id} } edges { cursor node { ${id} } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    } }`,
    variables,
  );
  expect(errors).toBeUndefined();
  return (data as { viewer: Record<string, Found> }).viewer[list]!;
}

describe.each(lists)('%s %s', (list, order) => {
  it('is the same read from its end, in pages that say what is around them', async () => {
    const all = await page(list, order, { first: 100 });
    expect(all.nodes.length).toBeGreaterThanOrEqual(MADE);
    const read: Found[] = [];
    for (let before: string | null = null; ; before = read[0]!.pageInfo.startCursor) {
      const part = await page(list, order, { last: 2, before });
      expect(part.pageInfo.hasNextPage).toBe(before !== null);
      expect([part.pageInfo.startCursor, part.pageInfo.endCursor]).toEqual(
        [part.edges[0], part.edges.at(-1)].map((edge) => edge!.cursor),
      );
      read.unshift(part);
      if (!part.pageInfo.hasPreviousPage) break;
    }
    expect(read.flatMap(({ nodes }) => nodes)).toEqual(all.nodes);
    expect(read.flatMap(({ edges }) => edges)).toEqual(all.edges);
    expect(read.at(-1)!.nodes).toHaveLength(2);
    const rest = await page(list, order, { first: 100, after: read[0]!.pageInfo.endCursor });
    expect(rest.nodes).toEqual(read.slice(1).flatMap(({ nodes }) => nodes));
  });

  it('takes as many statements for many as for one', async () => {
    const count = async (last: number) => (await api.statements(() => page(list, order, { last }))).length;
    for (const last of [2, 2]) await page(list, order, { last }); // from then on the document has a plan
    expect(await count(20)).toBe(await count(1));
  });
});

describe('a page', () => {
  it.each([
    ['both numbers', 'first: 2, last: 2'],
    ['a number and the cursor of the other end', 'last: 2, after: "x"'],
    ['the cursor of the end alone', 'before: "x"'],
  ])('is refused with %s', async (_name, args) => {
    const { data, errors } = await user.client.sendText(`{ viewer { goals(${args}) { nodes { id } } } }`, {});
    expect(data).toBeFalsy();
    expect(errors).toMatchObject([
      {
        message: 'A page has `first` and `after`, or `last` and `before`.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  it('is refused with too many items, or with the cursor of another list', async () => {
    for (const args of ['last: 0', 'last: 101', 'last: 2, before: "x"']) {
      const { errors } = await user.client.sendText(`{ viewer { goals(${args}) { nodes { id } } } }`, {});
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  it('takes null for what is not given, as Relay sends it', async () => {
    const { nodes } = await page('goals', '', { first: null, after: null, last: 1, before: null });
    expect(nodes).toHaveLength(1);
    expect((await page('goals', '', { first: 1, last: null, before: null })).nodes).toHaveLength(1);
  });

  it('costs by `last`', async () => {
    const ask = (last: number) =>
      user.client.sendText(`query($last: Int) { viewer { a: ${COSTLY} b: ${COSTLY} } }`, { last });
    expect((await ask(1)).errors).toBeUndefined();
    expect((await ask(100)).errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });
});
const COSTLY = 'analyses(last: $last) { nodes { id metrics { metric zones { zone interval { low } } } } }';
