import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MyPhotoTimelineDocument, MyProgressDocument } from '../../operations/generated.ts';
import { users } from '../../src/users/users.table.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { uuidOf } from '../setup/ids.ts';
import { insertAnalyses } from '../setup/rows/analysis-rows.ts';

describe('progress', () => {
  let api: TestApi;
  let user: TestUser;
  beforeAll(async () => {
    api = await TestApi.start();
    user = await api.createUser();
  });
  afterAll(() => api.close());

  const progressOf = async (of: TestUser, variables: object = {}) =>
    (await of.client.request(MyProgressDocument, { metric: 'REDNESS', ...variables })).viewer.progress!;
  /** Weekly photos, the last one today. */
  const weekly = (values: readonly number[]) =>
    values.map((redness, week) => ({ redness, daysAgo: 7 * (values.length - 1 - week) }));

  it('is empty without analyses', async () => {
    expect(await progressOf(user)).toMatchObject({
      ...{ metric: 'REDNESS', model: null, points: [], photoCount: 0, beforeAfter: [] },
      ...{ trend: null, change: 'TOO_FEW_POINTS' },
    });
  });

  it('shows an improving trend with its interval', async () => {
    const someone = await api.createUser();
    const ids = await insertAnalyses(api.db, someone.id, weekly([62, 60, 55, 52, 50, 44, 41, 40, 36]));
    const progress = await progressOf(someone);
    expect(progress.points.map(({ value }) => value)).toEqual([62, 60, 55, 52, 50, 44, 41, 40, 36]);
    expect(progress.points.map(({ analysis }) => analysis?.id)).toEqual(ids);
    expect(progress).toMatchObject({
      ...{ change: 'IMPROVED', photoCount: 9, excludedPhotoCount: 0, direction: 'LOWER_IS_BETTER' },
      model: { name: 'skin-analyzer', version: '1.0.0' },
    });
    expect(progress.noise).toBeCloseTo(11.09, 2);
    expect(progress.trend!.slopePerWeek).toBeCloseTo(-3.4, 0);
    expect(progress.trend!.low).toBeLessThan(progress.trend!.slopePerWeek);
    expect(progress.trend!.high).toBeLessThan(0);
    expect(progress.points.every(({ smoothed }) => smoothed !== null)).toBe(true);
    expect(progress.beforeAfter.map(({ days, verdict }) => [days, verdict])).toEqual([
      [28, 'IMPROVED'],
      [56, 'IMPROVED'],
    ]);
    expect(progress.beforeAfter[0]).toMatchObject({ before: { id: ids[0] }, after: { id: ids[4] } });
    expect((await progressOf(someone, { metric: 'SKIN_SCORE' })).change).toBe('IMPROVED');
  });

  it('compares the photos of one model only', async () => {
    const someone = await api.createUser();
    const other = { modelVersion: '0.9.0' };
    await insertAnalyses(api.db, someone.id, [
      ...weekly([90, 91, 92, 93, 94, 95]).map((row) => ({ ...row, ...other, daysAgo: row.daysAgo + 30 })),
      ...weekly([40, 41, 39]),
    ]);
    expect(await progressOf(someone)).toMatchObject({
      ...{ photoCount: 3, excludedPhotoCount: 6, change: 'TOO_FEW_POINTS', trend: null },
      model: { version: '1.0.0' },
    });
  });

  it('shows poor photos but excludes them from calculations', async () => {
    const someone = await api.createUser();
    const rows = weekly([40, 40, 99, 40, 40, 40]);
    await insertAnalyses(api.db, someone.id, [
      ...rows.slice(0, 2),
      { ...rows[2]!, confidence: 0.3 },
      ...rows.slice(3),
    ]);
    const progress = await progressOf(someone);
    expect(progress.points.map(({ reliable }) => reliable)).toEqual([true, true, false, true, true, true]);
    expect(progress.points[2]).toMatchObject({ value: 99, smoothed: expect.closeTo(40, 6) });
    expect(progress).toMatchObject({ change: 'WITHIN_NOISE', trend: { slopePerWeek: 0, pointCount: 5 } });
  });

  it('counts photos of one day as one point, however many', async () => {
    const someone = await api.createUser();
    const fall = weekly([60, 50, 40, 30]);
    await insertAnalyses(api.db, someone.id, [...fall, ...fall, ...fall]);
    const tooFew = await progressOf(someone);
    expect(tooFew).toMatchObject({ photoCount: 12, change: 'TOO_FEW_POINTS', trend: null });
    expect(tooFew.points.every(({ smoothed }) => smoothed === null)).toBe(true);
    await insertAnalyses(api.db, someone.id, [{ daysAgo: 28, redness: 70 }]);
    expect(await progressOf(someone)).toMatchObject({
      ...{ photoCount: 13, change: 'IMPROVED' },
      trend: { slopePerWeek: -10, pointCount: 5, days: 28 },
    });
  });

  it('downsamples a long series to the points that a chart needs', async () => {
    const someone = await api.createUser();
    await insertAnalyses(
      api.db,
      someone.id,
      Array.from({ length: 300 }, (_, day) => ({ daysAgo: 300 - day, redness: day === 150 ? 95 : 30 })),
    );
    const progress = await progressOf(someone, { maxPoints: 20 });
    expect(progress.points).toHaveLength(20);
    expect(progress.points.some(({ value }) => value === 95)).toBe(true);
    expect(progress).toMatchObject({ photoCount: 300, change: 'WITHIN_NOISE' });
    const count = async (maxPoints: number) =>
      (await api.statements(() => progressOf(someone, { maxPoints }))).length;
    expect(await count(80)).toBe(await count(4));
    expect(await count(100)).toBeLessThanOrEqual(5);
  });

  it('counts days in the time zone of the person', async () => {
    const someone = await api.createUser();
    await api.db.update(users).set({ timeZone: 'Pacific/Auckland' }).where(eq(users.id, someone.id));
    const at = (instant: string) => ({ daysAgo: 0, redness: 40, createdAt: new Date(instant) });
    await insertAnalyses(api.db, someone.id, [
      at('2026-03-01T10:59:00Z'),
      at('2026-03-01T11:00:00Z'),
      at('2026-03-02T10:59:00Z'),
      at('2026-03-02T11:00:00Z'),
    ]);
    const day = await progressOf(someone, { from: '2026-03-02', to: '2026-03-02' });
    expect(day.points.map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-02']);
  });

  it.each([
    { metric: 'BEAUTY' },
    { metric: 'REDNESS', maxPoints: 3 },
    { metric: 'REDNESS', maxPoints: 101 },
    { metric: 'REDNESS', from: '2026-02-02', to: '2026-02-01' },
    { metric: 'REDNESS', from: '1990-01-01', to: '2026-02-01' },
    { metric: 'REDNESS', from: '2026-02-30' },
    { metric: 'REDNESS', from: '9999-12-31', to: '9999-12-31' },
  ])('refuses %j or has nothing for it', async (variables) => {
    const { data, errors } = await user.client.send(MyProgressDocument, variables);
    const progress = data?.viewer.progress;
    if (progress) expect(progress.points).toEqual([]);
    else expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('leaves the rest of the page if it does not know the metric', async () => {
    const { data, errors } = await user.client.sendText(
      '{ viewer { email progress(metric: "X") { metric } } }',
      {},
    );
    expect(data).toEqual({ viewer: { email: user.email, progress: null } });
    expect(errors).toMatchObject([{ path: ['viewer', 'progress'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('never shows another person’s data', async () => {
    const someone = await api.createUser();
    await insertAnalyses(api.db, someone.id, weekly([1, 2, 3]));
    expect((await progressOf(user)).photoCount).toBe(0);
    expect((await user.client.request(MyPhotoTimelineDocument, {})).viewer.photoTimeline.totalCount).toBe(0);
  });

  it('shows the photos as a timeline with links, page by page', async () => {
    const someone = await api.createUser();
    const ids = await insertAnalyses(api.db, someone.id, weekly([5, 4, 3, 2, 1]));
    await insertAnalyses(api.db, someone.id, [{ daysAgo: 1, redness: 1, status: 'REJECTED' }]);
    const page = async (first: number, after?: string | null) =>
      (await someone.client.request(MyPhotoTimelineDocument, { first, after })).viewer.photoTimeline;
    const one = await page(3);
    const two = await page(3, one.pageInfo.endCursor);
    expect([...one.nodes, ...two.nodes].map(({ analysis }) => analysis.id)).toEqual([...ids].reverse());
    expect(one.totalCount).toBe(5);
    expect(two.pageInfo.hasNextPage).toBe(false);
    expect(one.nodes[0]!.photo.url).toContain(`/photos/analyses/${uuidOf(ids[4]!)}/photo?`);
    expect(one.nodes[0]!.photo).toMatchObject({ width: 510, height: 600 });
    const count = async (first: number) => (await api.statements(() => page(first))).length;
    expect(await count(5)).toBe(await count(1));
    for (const bad of [{ first: 0 }, { first: 101 }, { after: 'x' }]) {
      const { errors } = await someone.client.send(MyPhotoTimelineDocument, bad);
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });

  it('is rejected for anonymous callers', async () => {
    for (const [document, variables] of [
      [MyProgressDocument, { metric: 'REDNESS' }],
      [MyPhotoTimelineDocument, {}],
    ] as const) {
      const { errors } = await api.stranger().sendText(String(document), variables);
      expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    }
  });
});
