import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/platform/time/calendar-days.ts';
import { localDay } from '../../src/platform/time/local-day.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { insertCase } from '../setup/rows/consultation-rows.ts';

const LISTS = ['routines', 'consultations', 'journal'] as const;
const FILTERS = {
  routines: 'RoutineFilter',
  consultations: 'ConsultationFilter',
  journal: 'JournalEntryFilter',
};
const day = (ago: number) => addDays(localDay('UTC', new Date()), -ago);

let api: TestApi;
let user: TestUser;
/** Five of each, the newest first, a day apart. */
const ids: Record<string, string[]> = {};

beforeAll(async () => {
  api = await TestApi.start();
  user = await api.createUser();
  for (let ago = 0; ago < 5; ago += 1) {
    const status = ago === 3 ? 'CANCELLED' : 'PENDING';
    await insertCase(api.db, user.id, { status, createdAt: new Date(Date.now() - ago * 86_400_000) });
    await user.client.sendText(
      `mutation { createRoutine(input: { name: "${ago}", activate: ${ago === 2}, steps: [{ session: PM, kind: CLEANSER, name: "Gel" }] }) { routine { id } }
        addJournalEntry(input: { mood: 3, day: "${day(ago)}" }) { journalEntry { id } } }`,
      {},
    );
  }
  await api.db.execute(
    sql`update routines set created_at = now() - name::int * interval '1 day' where user_id = ${user.id}`,
  );
  for (const list of LISTS) ids[list] = (await page(list, {})).nodes.map(({ id }) => id);
});
afterAll(() => api.close());

interface Found {
  nodes: { id: string }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
async function page(list: (typeof LISTS)[number], variables: object, name = ''): Promise<Found> {
  const type = FILTERS[list];
  const { data, errors } = await user.client.sendText(
    `query ${name}($filter: ${type}, $order: ${type.replace('Filter', 'Order')}, $first: Int, $after: String) {
      viewer { ${list}(filter: $filter, orderBy: $order, first: $first, after: $after) {
        nodes { id } totalCount pageInfo { hasNextPage endCursor }
      } }
    }`,
    variables,
  );
  expect(errors).toBeUndefined();
  return (data as { viewer: Record<string, Found> }).viewer[list]!;
}
/** Places among all, read in pages of two. */
async function walk(list: (typeof LISTS)[number], filter: object | null, order?: string): Promise<number[]> {
  const seen: number[] = [];
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo, totalCount } = await page(list, { filter, order, first: 2, after });
    seen.push(...nodes.map(({ id }) => ids[list]!.indexOf(id)));
    if (!pageInfo.hasNextPage) {
      expect(totalCount).toBe(seen.length);
      return seen;
    }
    after = pageInfo.endCursor;
  }
}

test.each(LISTS)('%s go from the newest or from the oldest', async (list) => {
  expect(await walk(list, null)).toEqual([0, 1, 2, 3, 4]);
  expect(await walk(list, {}, 'NEWEST')).toEqual([0, 1, 2, 3, 4]);
  expect(await walk(list, {}, 'OLDEST')).toEqual([4, 3, 2, 1, 0]);
});

test.each(LISTS)('%s are filtered by days, both included', async (list) => {
  expect(await walk(list, { from: day(3), to: day(1) })).toEqual([1, 2, 3]);
  expect(await walk(list, { from: day(3), to: day(1) }, 'OLDEST')).toEqual([3, 2, 1]);
  expect(await walk(list, { from: day(1) })).toEqual([0, 1]);
  expect(await walk(list, { to: day(4) })).toEqual([4]);
  expect(await walk(list, { from: day(1), to: day(2) })).toEqual([]);
});

test('routines and consultations are filtered by status', async () => {
  expect(await walk('routines', { status: 'ACTIVE' })).toEqual([2]);
  expect(await walk('routines', { status: 'DRAFT', from: day(3) }, 'OLDEST')).toEqual([3, 1, 0]);
  expect(await walk('consultations', { status: 'CANCELLED' })).toEqual([3]);
  expect(await walk('consultations', { status: 'PENDING', to: day(1) }, 'OLDEST')).toEqual([4, 2, 1]);
});

test.each(LISTS)(
  '%s take as many statements with one filter as with another, and one in any order',
  async (list) => {
    const count = async (variables: object) =>
      (await api.statements(() => page(list, variables, 'Counted'))).length; // a document with few shapes
    const filtered = await count({ filter: { from: day(9) }, order: 'OLDEST' });
    expect(await count({ filter: { from: day(9), to: day(0) }, first: 1 })).toBe(filtered);
    expect(await count({ order: 'OLDEST' })).toBe(1);
  },
);
