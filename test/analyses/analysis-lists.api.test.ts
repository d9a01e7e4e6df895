import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AnalysisFilter,
  type AnalysisOrder,
  LatestAnalysisDocument,
  MyAnalysesDocument,
  UpdateProfileDocument,
} from '../../operations/generated.ts';
import { cursorIn } from '../../src/graphql/types/cursor.ts';
import { byScore } from '../../src/platform/database/reads.ts';
import { addDays } from '../../src/platform/time/calendar-days.ts';
import { localDay } from '../../src/platform/time/local-day.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { insertAnalyses } from '../setup/rows/analysis-rows.ts';

let api: TestApi;
let user: TestUser;
let ids: string[];
const day = (ago: number) => addDays(localDay('UTC', new Date()), -ago);

beforeAll(async () => {
  api = await TestApi.start();
  user = await api.createUser();
  const rows = [
    { daysAgo: 0, redness: 1, status: 'PENDING' as const, skinScore: null, kind: null },
    { daysAgo: 1, redness: 1, skinScore: 61.25, kind: 'FACE' as const },
    { daysAgo: 2, redness: 1, skinScore: 40.1, kind: 'FACE' as const },
    { daysAgo: 3, redness: 1, skinScore: 61.25, kind: 'CLOSE_UP' as const },
    { daysAgo: 4, redness: 1, skinScore: 0, kind: 'FACE' as const },
    { daysAgo: 5, redness: 1, status: 'REJECTED' as const, skinScore: null, kind: null },
  ];
  ids = await insertAnalyses(api.db, user.id, rows);
});
afterAll(() => api.close());

const page = async (filter: AnalysisFilter, orderBy?: AnalysisOrder, first = 20, after?: string | null) =>
  (await user.client.request(MyAnalysesDocument, { filter, orderBy, first, after })).viewer.analyses;
/** Places in the list of rows, read in pages of two. */
async function walk(filter: AnalysisFilter, orderBy?: AnalysisOrder): Promise<number[]> {
  const seen: number[] = [];
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo, totalCount } = await page(filter, orderBy, 2, after);
    seen.push(...nodes.map(({ id }) => ids.indexOf(id)));
    if (!pageInfo.hasNextPage) {
      expect(totalCount).toBe(seen.length);
      return seen;
    }
    after = pageInfo.endCursor;
  }
}

describe('viewer.analyses', () => {
  it.each<[string, AnalysisFilter, number[]]>([
    ['a status', { status: 'COMPLETED' }, [1, 2, 3, 4]],
    ['a kind', { kind: 'FACE' }, [1, 2, 4]],
    ['days, both included', { from: day(3), to: day(1) }, [1, 2, 3]],
    ['days from one on', { from: day(1) }, [0, 1]],
    ['days up to one', { to: day(4) }, [4, 5]],
    ['no day', { from: day(1), to: day(2) }, []],
    ['days at the ends of the calendar', { from: '0001-01-01', to: '9999-12-31' }, [0, 1, 2, 3, 4, 5]],
    ['days after the end', { from: '9999-12-31' }, []],
    ['scores', { minSkinScore: 40, maxSkinScore: 50 }, [2]],
    ['a lowest score', { minSkinScore: 61.25 }, [1, 3]],
    ['a highest score', { maxSkinScore: 0 }, [4]],
    ['all at once', { kind: 'FACE', status: 'COMPLETED', from: day(4), minSkinScore: 1 }, [1, 2]],
    ['nulls', { kind: null, status: null, from: null, minSkinScore: null }, [0, 1, 2, 3, 4, 5]],
  ])('filters by %s', async (_name, filter, expected) => {
    expect(await walk(filter)).toEqual(expected);
    expect(await walk(filter, 'OLDEST')).toEqual(expected.toReversed());
  });

  it('orders by score, ties by age, with those only that have one', async () => {
    const highest = await walk({}, 'HIGHEST_SCORE');
    expect([highest.slice(0, 2).toSorted(), highest.slice(2)]).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(await walk({}, 'LOWEST_SCORE')).toEqual(highest.toReversed());
    expect(await walk({ kind: 'FACE', maxSkinScore: 50 }, 'HIGHEST_SCORE')).toEqual([2, 4]);
  });

  it('counts days as the person does', async () => {
    const someone = await api.createUser();
    await insertAnalyses(api.db, someone.id, [{ daysAgo: 0, redness: 1 }]);
    const on = async (timeZone: string) => {
      await someone.client.request(UpdateProfileDocument, { input: { timeZone } });
      const today = localDay(timeZone, new Date());
      const { viewer } = await someone.client.request(MyAnalysesDocument, {
        filter: { from: today, to: today },
      });
      return viewer.analyses.totalCount;
    };
    await api.db.execute(`update analyses set created_at = now() where user_id = '${someone.id}'`);
    for (const zone of ['UTC', 'Pacific/Kiritimati', 'Pacific/Niue']) expect(await on(zone)).toBe(1);
  });

  it('refuses cursors of an order by another, and scores and days that are none', async () => {
    const { pageInfo } = await page({}, 'HIGHEST_SCORE', 1);
    const byTime = await page({}, 'OLDEST', 1);
    for (const variables of [
      { orderBy: 'NEWEST' as const, after: pageInfo.endCursor },
      { orderBy: 'LOWEST_SCORE' as const, after: byTime.pageInfo.endCursor },
      ...[9e99, 1e-99].map((score) => ({
        orderBy: 'HIGHEST_SCORE' as const,
        after: cursorIn(byScore('skinScore'), { skinScore: score, id: user.id }),
      })),
      { filter: { minSkinScore: 101 } },
      { filter: { maxSkinScore: -1 } },
      { filter: { from: '2026-02-30' } },
    ]) {
      const { errors } = await user.client.send(MyAnalysesDocument, variables);
      expect(errors?.[0]?.extensions?.code, JSON.stringify(variables)).toBe('BAD_USER_INPUT');
    }
  });

  it('takes as many statements with filter as without, for a few as for many', async () => {
    const document = String(MyAnalysesDocument).replace('MyAnalyses', 'Counted'); // with few shapes
    const count = async (filter: AnalysisFilter, orderBy?: AnalysisOrder, first = 3) =>
      (await api.statements(() => user.client.sendText(document, { filter, orderBy, first }))).length;
    await count({});
    const plain = await count({});
    expect(await count({ from: day(9) })).toBe(plain);
    expect(await count({ kind: 'FACE', from: day(9), minSkinScore: 0 }, 'HIGHEST_SCORE')).toBe(plain);
    expect(await count({ kind: 'FACE' }, 'OLDEST', 1)).toBe(plain);
  });
});

describe('viewer.latestAnalysis', () => {
  it('is the latest that fits', async () => {
    const latest = async (filter?: AnalysisFilter) =>
      (await user.client.request(LatestAnalysisDocument, { filter })).viewer.latestAnalysis?.id;
    expect(await latest()).toBe(ids[0]);
    expect(await latest({ kind: 'CLOSE_UP' })).toBe(ids[3]);
    expect(await latest({ status: 'FAILED' })).toBeUndefined();
  });
});
