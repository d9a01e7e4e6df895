import { eq, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  CreateGoalDocument,
  type CreateGoalInput,
  DeleteAnalysisDocument,
  DeleteGoalDocument,
  GoalReachedDocument,
  MyAnalysesDocument,
  MyGoalsDocument,
  MyNotificationsDocument,
  UpdateGoalDocument,
} from '../../operations/generated.ts';
import { completedAnalyses } from '../../src/analyses/analyses.queues.ts';
import { analyses } from '../../src/analyses/analyses.table.ts';
import { Jobs } from '../../src/platform/jobs/jobs.ts';
import { createLog } from '../../src/platform/logging/log.ts';
import { addDays } from '../../src/platform/time/calendar-days.ts';
import { localDay } from '../../src/platform/time/local-day.ts';
import { goals } from '../../src/progress/goals/goals.table.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { idOf, uuidOf } from '../setup/ids.ts';
import { closeup, portrait } from '../setup/photos.ts';
import { queueDone } from '../setup/queues.ts';
import { insertAnalyses } from '../setup/rows/analysis-rows.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';

const MISSING = '00000000-0000-7000-8000-000000000000';
const today = localDay('UTC', new Date());

describe('goals', () => {
  let api: TestApi;
  let user: TestUser;
  beforeAll(async () => {
    api = await TestApi.start();
    user = await api.createUser();
  });
  afterAll(() => api.close());

  const EASY: CreateGoalInput = { metric: 'REDNESS', target: 100, day: addDays(today, 30) };
  const HARD: CreateGoalInput = { metric: 'REDNESS', target: 0, day: addDays(today, 30) };
  const create = async (of: TestUser, input: CreateGoalInput) =>
    (await of.client.request(CreateGoalDocument, { input })).createGoal;
  const goalsOf = async (of: TestUser, variables: object = {}) =>
    (await of.client.request(MyGoalsDocument, variables)).viewer.goals;
  const toldOf = async (of: TestUser) => {
    const { viewer } = await of.client.request(MyNotificationsDocument, {});
    return viewer.notifications.nodes.filter(({ kind }) => kind === 'GOAL_REACHED');
  };
  /** Moves everything back by a day: photos, and the goals that they are for. */
  const makeYesterday = async (of: TestUser) => {
    const createdAt = (column: AnyPgColumn) => sql`${column} - interval '1 day'`;
    const ofGoals = { createdAt: createdAt(goals.createdAt) };
    await api.db.update(goals).set(ofGoals).where(eq(goals.userId, of.id));
    const ofPhotos = { createdAt: createdAt(analyses.createdAt) };
    await api.db.update(analyses).set(ofPhotos).where(eq(analyses.userId, of.id));
  };
  const analyze = async (of: TestUser) => waitForEnd(of.client, await submit(of.client, portrait));

  it('are set with the value of the latest photo as baseline', async () => {
    const someone = await api.createUser();
    expect((await create(someone, HARD)).goal?.baseline).toBeNull();
    await insertAnalyses(api.db, someone.id, [{ daysAgo: 1, redness: 44 }]);
    const { goal, userErrors } = await create(someone, { ...HARD, target: 20 });
    expect(userErrors).toEqual([]);
    expect(goal).toMatchObject({
      ...{ metric: 'REDNESS', target: 20, day: HARD.day, status: 'OPEN', baseline: 44, reachedAt: null },
    });
  });

  it.each([
    [{ metric: 'BEAUTY' }, 'metric', 'NOT_ALLOWED'],
    [{ target: -1 }, 'target', 'TOO_SMALL'],
    [{ target: 101 }, 'target', 'TOO_LARGE'],
    [{ day: addDays(today, -2) }, 'day', 'TOO_EARLY'],
    [{ day: '9999-12-31' }, 'day', 'TOO_LATE'],
    [{ clientRequestId: 'y'.repeat(101) }, 'clientRequestId', 'TOO_LONG'],
  ] as const)('refuse %j', async (changes, field, code) => {
    const { goal, userErrors } = await create(user, { ...HARD, ...changes });
    expect(goal).toBeNull();
    expect(userErrors[0]).toMatchObject({ code, field: ['input', field] });
  });

  it('are reached only by photos of the kind that they began with', async () => {
    const someone = await api.createUser();
    await insertAnalyses(api.db, someone.id, [{ daysAgo: 2, redness: 44, kind: 'FACE' }]);
    const { goal } = await create(someone, EASY);
    expect(goal).toMatchObject({ baseline: 44, photoKind: 'FACE' });
    const status = async (photo: Buffer) => {
      await waitForEnd(someone.client, await submit(someone.client, photo));
      await queueDone(api.db, completedAnalyses);
      return (await goalsOf(someone)).nodes[0]?.status;
    };
    for (const photo of [closeup, portrait]) await status(photo);
    await makeYesterday(someone);
    expect(await status(closeup)).toBe('OPEN');
    expect(await status(portrait)).toBe('REACHED');
  });

  it('are created once per request id, up to a limit', async () => {
    const someone = await api.createUser();
    const made = await Promise.all(
      [1, 2, 3].map(() => create(someone, { ...HARD, clientRequestId: 'once' })),
    );
    expect(new Set(made.map(({ goal }) => goal?.id)).size).toBe(1);
    for (let n = 1; n < 50; n += 1) await create(someone, HARD);
    expect((await create(someone, HARD)).userErrors[0]?.code).toBe('LIMIT_REACHED');
    expect((await goalsOf(someone)).totalCount).toBe(50);
  });

  it('are reached once, by photos of two days in a row, with one notification', async () => {
    const someone = await api.createUser();
    const { goal: easy } = await create(someone, EASY);
    const { goal: hard } = await create(someone, HARD);
    for (let photo = 0; photo < 2; photo += 1) {
      await analyze(someone);
      await queueDone(api.db, completedAnalyses);
      expect((await goalsOf(someone)).nodes.map(({ status }) => status)).toEqual(['OPEN', 'OPEN']);
    }
    await makeYesterday(someone);
    const live = someone.client.subscribe(GoalReachedDocument, {});
    const pushed = await api.firstOf(live, 'goals');
    const { id } = await analyze(someone);
    expect((await pushed.item).value?.goalReached).toMatchObject({
      ...{ id: easy!.id, status: 'REACHED', analysis: { id } },
    });
    await live.return?.();
    const [told] = await toldOf(someone);
    expect(told?.goal).toEqual({ id: easy!.id, metric: 'REDNESS' });

    await analyze(someone);
    const jobs = await Jobs.connect({
      databaseUrl: api.databaseUrl,
      log: createLog({ level: 'silent', readable: false }),
    });
    await jobs.enqueue(api.db, completedAnalyses, { analysisId: uuidOf(id), userId: someone.id });
    await jobs.stop();
    await queueDone(api.db, completedAnalyses);
    expect(await toldOf(someone)).toHaveLength(1);
    const { nodes } = await goalsOf(someone);
    expect(nodes.map((goal) => [goal.id, goal.status])).toEqual([
      [hard!.id, 'OPEN'],
      [easy!.id, 'REACHED'],
    ]);

    // Neither of the two photos is needed any more.
    const { viewer } = await someone.client.request(MyAnalysesDocument, {});
    for (const { id: each } of viewer.analyses.nodes) {
      await someone.client.request(DeleteAnalysisDocument, { input: { id: each } });
    }
    expect((await goalsOf(someone)).nodes[1]).toMatchObject({ status: 'REACHED', analysis: null });
    const changed = await someone.client.request(UpdateGoalDocument, { input: { id: easy!.id, target: 5 } });
    expect(changed.updateGoal.userErrors[0]).toMatchObject({ code: 'INVALID_STATE', field: ['input', 'id'] });
    await someone.client.request(DeleteGoalDocument, { input: { id: easy!.id } });
    expect((await toldOf(someone))[0]?.goal).toBeNull();
  });

  it('are not reached by a photo that is too poor, or of another model', async () => {
    const someone = await api.createUser();
    const { goal } = await create(someone, EASY);
    const [model] = [{ modelName: 'skin-analyzer', modelVersion: '9.0.0' }];
    const photo = { daysAgo: 0, redness: 10, ...model };
    const setOn = new Date(Date.now() - 10 * 86_400_000);
    await api.db.update(goals).set({ createdAt: setOn }).where(eq(goals.userId, someone.id));
    const [, , id] = await insertAnalyses(api.db, someone.id, [
      { ...photo, daysAgo: 2, confidence: 0.4 },
      { ...photo, daysAgo: 1, modelVersion: '8.0.0' },
      photo,
    ]);
    const check = async () => {
      const jobs = await Jobs.connect({
        databaseUrl: api.databaseUrl,
        log: createLog({ level: 'silent', readable: false }),
      });
      await jobs.enqueue(api.db, completedAnalyses, { analysisId: uuidOf(id!), userId: someone.id });
      await jobs.stop();
      await queueDone(api.db, completedAnalyses);
      return (await goalsOf(someone)).nodes[0];
    };
    expect(await check()).toMatchObject({ id: goal!.id, status: 'OPEN' });
    await insertAnalyses(api.db, someone.id, [{ ...photo, daysAgo: 3 }]);
    expect(await check()).toMatchObject({ status: 'REACHED', analysis: { id } });
  });

  it('are missed when their day has passed, and continue with a new one', async () => {
    const someone = await api.createUser();
    const { goal } = await create(someone, EASY);
    const { id } = goal!;
    const passed = { day: '2026-01-01', endsAt: new Date('2026-01-02T00:00:00Z') };
    await api.db
      .update(goals)
      .set(passed)
      .where(eq(goals.id, uuidOf(id)));
    expect((await goalsOf(someone)).nodes[0]?.status).toBe('MISSED');
    await analyze(someone);
    await queueDone(api.db, completedAnalyses);
    expect(await toldOf(someone)).toEqual([]);

    const update = async (input: object) =>
      (await someone.client.request(UpdateGoalDocument, { input: { id, ...input } })).updateGoal;
    expect((await update({ day: addDays(today, -2) })).userErrors[0]?.field).toEqual(['input', 'day']);
    expect((await update({ target: 500 })).userErrors[0]?.field).toEqual(['input', 'target']);
    expect((await update({ day: today, target: null })).goal).toMatchObject({ target: 100, status: 'OPEN' });
    expect((await update({ target: 99.5 })).goal).toMatchObject({ target: 99.5, day: today });
    expect((await update({})).goal).toMatchObject({ target: 99.5, day: today });
    await makeYesterday(someone);
    await analyze(someone);
    await vi.waitFor(async () => expect(await toldOf(someone)).toHaveLength(1), 60_000);
  });

  it('are listed newest first, with the same number of statements for any length', async () => {
    const someone = await api.createUser();
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) made.unshift((await create(someone, HARD)).goal!.id);
    const one = await goalsOf(someone, { first: 3 });
    const two = await goalsOf(someone, { first: 3, after: one.pageInfo.endCursor });
    expect([...one.nodes, ...two.nodes].map(({ id }) => id)).toEqual(made);
    expect(two.pageInfo.hasNextPage).toBe(false);
    const count = async (first: number) => (await api.statements(() => goalsOf(someone, { first }))).length;
    expect(await count(5)).toBe(await count(1));
    for (const bad of [{ first: 0 }, { first: 101 }, { after: 'x' }]) {
      const { errors } = await someone.client.send(MyGoalsDocument, bad);
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });

  it('of another person are treated like missing ones', async () => {
    const { goal } = await create(await api.createUser(), HARD);
    for (const document of [UpdateGoalDocument, DeleteGoalDocument]) {
      const answers = await Promise.all(
        [goal!.id, idOf('Goal', MISSING), 'no-id'].map((id) =>
          user.client.sendText(String(document), { input: { id } }),
        ),
      );
      const [first, ...others] = answers.map(({ errors }) => errors?.[0]);
      expect(first?.extensions?.code).toBe('NOT_FOUND');
      for (const other of others) expect(other).toEqual(first);
    }
  });

  it.each([
    ['viewer.goals', MyGoalsDocument, {}],
    ['createGoal', CreateGoalDocument, { input: HARD }],
    ['updateGoal', UpdateGoalDocument, { input: { id: idOf('Goal', MISSING) } }],
    ['deleteGoal', DeleteGoalDocument, { input: { id: idOf('Goal', MISSING) } }],
  ] as const)('are closed to strangers: %s', async (_name, document, variables) => {
    const { errors } = await api.stranger().sendText(String(document), variables);
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('are pushed whatever the clock of the process showed when the socket connected', async () => {
    const someone = await api.createUser();
    const { goal } = await create(someone, EASY);
    await analyze(someone);
    await makeYesterday(someone);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 600_000 });
    const live = someone.client.subscribe(GoalReachedDocument, {});
    const pushed = await api.firstOf(live, 'goals');
    vi.useRealTimers();
    await analyze(someone);
    expect((await pushed.item).value?.goalReached).toMatchObject({ id: goal!.id, status: 'REACHED' });
    await live.return?.();
  });

  it('are not pushed to anonymous callers', async () => {
    await expect(api.stranger().subscribe(GoalReachedDocument, {}).next()).rejects.toThrow();
  });
});
