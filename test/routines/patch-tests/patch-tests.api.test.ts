import { eq, sql } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import {
  AbandonPatchTestDocument,
  MyNotificationsDocument,
  MyPatchTestsDocument,
  RecordPatchTestResultDocument,
  StartPatchTestDocument,
} from '../../../operations/generated.ts';
import { addDays } from '../../../src/platform/time/calendar-days.ts';
import { localDay } from '../../../src/platform/time/local-day.ts';
import { patchTestDue } from '../../../src/routines/patch-tests/patch-tests.queues.ts';
import { users } from '../../../src/users/users.table.ts';
import type { TestUser } from '../../setup/api.ts';
import { idOf } from '../../setup/ids.ts';
import { makeDue } from '../../setup/queues.ts';
import { activate, api, inDays, MISSING, setUp, TODAY } from '../step-log-setup.ts';
import { abandon, begun, LABEL, REACTION, react, start, startedAgo, testsOf } from './patch-test-setup.ts';

setUp();

describe('startPatchTest', () => {
  it('reads the label as that of a step', async () => {
    const user = await api.createUser();
    const { patchTest, advice, userErrors } = await start(user);
    expect(userErrors).toEqual([]);
    expect(patchTest).toMatchObject({
      ...{ name: 'Night cream', label: LABEL, startedOn: TODAY, status: 'RUNNING', step: null },
      ...{ resultFrom: inDays(7), resultUntil: inDays(20), recordedAt: null, reaction: null },
    });
    expect(patchTest!.ingredients.map(({ ingredient }) => ingredient?.inciName ?? null)).toEqual([
      ...['AQUA', 'GLYCERIN', 'RETINOL', 'LINALOOL', 'PHENOXYETHANOL', null],
    ]);
    expect(advice).toContain('twice a day for 7 to 10 days');
  });

  it('takes the ingredients of the step it is for, unless there is a label', async () => {
    const user = await api.createUser();
    const { steps } = await activate(user.client, { profile: { concerns: ['PIGMENTATION'] } });
    const serum = steps.find(({ kind }) => kind === 'SERUM')!;
    const { patchTest } = await start(user, { label: null, stepId: serum.id });
    expect(patchTest!.step).toEqual({ id: serum.id, name: serum.name });
    expect(patchTest!.ingredients.map(({ ingredient }) => ingredient?.inciName)).toEqual(['AZELAIC ACID']);
    const own = await start(user, { label: 'Aqua', stepId: serum.id });
    expect(own.patchTest!.ingredients).toHaveLength(1);
    const unknown = await start(user, { label: ' ' });
    expect(unknown.patchTest).toMatchObject({ label: null, ingredients: [] });
  });

  it('starts one test per request id', async () => {
    const user = await api.createUser();
    const made = await Promise.all([1, 2, 3].map(() => start(user, { clientRequestId: 'once' })));
    expect(new Set(made.map(({ patchTest }) => patchTest?.id)).size).toBe(1);
    expect((await testsOf(user)).totalCount).toBe(1);
  });

  it.each([
    [{ name: ' ' }, 'name', 'REQUIRED'],
    [{ name: 'x'.repeat(101) }, 'name', 'TOO_LONG'],
    [{ label: 'x'.repeat(10_001) }, 'label', 'TOO_LONG'],
    [{ startedOn: inDays(2) }, 'startedOn', 'TOO_LATE'],
    [{ startedOn: inDays(-12) }, 'startedOn', 'TOO_EARLY'],
    [{ clientRequestId: 'x'.repeat(101) }, 'clientRequestId', 'TOO_LONG'],
  ] as const)('refuses %j', async (changes, field, code) => {
    const user = await api.createUser();
    const { patchTest, userErrors } = await start(user, changes);
    expect(patchTest).toBeNull();
    expect(userErrors[0]).toMatchObject({ code, field: ['input', field] });
    expect((await testsOf(user)).totalCount).toBe(0);
  });

  it('runs at most 20 at once; what has a result or has expired does not count', async () => {
    const user = await api.createUser();
    const ids: string[] = [];
    for (let n = 0; n < 20; n += 1) ids.push((await start(user, { label: null })).patchTest!.id);
    expect((await start(user)).userErrors[0]?.code).toBe('LIMIT_REACHED');
    await abandon(user, ids[0]!);
    await begun(ids[1]!, 21);
    await begun(ids[2]!, 20);
    expect((await start(user)).userErrors).toEqual([]);
    expect((await start(user)).userErrors).toEqual([]);
    expect((await start(user)).userErrors[0]?.code).toBe('LIMIT_REACHED');
  });
});

describe('abandonPatchTest', () => {
  it('ends a running test, once', async () => {
    const user = await api.createUser();
    const id = await startedAgo(user, 2);
    const { patchTest } = await abandon(user, id);
    expect(patchTest).toMatchObject({ status: 'ABANDONED' });
    expect((await abandon(user, id)).patchTest).toEqual(patchTest);
  });
});

describe('on day 7', () => {
  const dueOf = async (userId: string) => {
    const rows = await api.db.execute<{ start: string }>(
      sql`select start_after::text as start from pgboss.job
        where name = ${patchTestDue.name} and data ->> 'userId' = ${userId}`,
    );
    return rows.map(({ start }) => new Date(start));
  };
  const runNow = async (userId: string) => {
    await makeDue(api.db, sql`name = ${patchTestDue.name} and data ->> 'userId' = ${userId}`);
    await vi.waitFor(async () => {
      const [row] = await api.db.execute(sql`select count(*)::int as count from pgboss.job
        where name = ${patchTestDue.name} and data ->> 'userId' = ${userId} and state <> 'completed'`);
      expect(row!.count).toBe(0);
    }, 20_000);
  };
  const toldOf = async ({ client }: TestUser) =>
    (await client.request(MyNotificationsDocument, {})).viewer.notifications.nodes.filter(
      ({ kind }) => kind === 'PATCH_TEST_DUE',
    );

  it.each(['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'])(
    'at nine in the morning of %s, the result is asked for',
    async (timeZone) => {
      const user = await api.createUser();
      await api.db.update(users).set({ timeZone }).where(eq(users.id, user.id));
      await start(user);
      const [due] = await dueOf(user.id);
      expect(localDay(timeZone, due!)).toBe(addDays(localDay(timeZone, new Date()), 7));
      const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric' }).format(due);
      expect(['08', '09', '10']).toContain(hour);
    },
  );

  it('tells each running test once', async () => {
    const user = await api.createUser();
    const id = await startedAgo(user, 7);
    const other = await startedAgo(user, 7, { name: 'Other cream' });
    await abandon(user, other);
    await runNow(user.id);
    const [told, ...more] = await toldOf(user);
    expect(more).toEqual([]);
    expect(told).toMatchObject({ patchTest: { id, name: 'Night cream' }, goal: null });
    expect(told!.message).toContain('“Night cream”');
    await api.db.execute(sql`update pgboss.job set state = 'retry', start_after = now() + interval '1 minute', completed_on = null
      where name = ${patchTestDue.name} and data ->> 'userId' = ${user.id}`);
    await runNow(user.id);
    expect(await toldOf(user)).toHaveLength(1);
  });

  it('tells nothing of an expired test', async () => {
    const user = await api.createUser();
    await startedAgo(user, 21);
    await runNow(user.id);
    expect(await toldOf(user)).toEqual([]);
  });
});

describe('viewer.patchTests', () => {
  it('are listed newest first, page by page, with the same number of statements for any length', async () => {
    const user = await api.createUser();
    const { steps } = await activate(user.client);
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.unshift(await startedAgo(user, 1, { stepId: steps[n]!.id }));
    for (const id of ids) await react(user, id);
    const one = await testsOf(user, { first: 3 });
    const two = await testsOf(user, { first: 3, after: one.pageInfo.endCursor });
    expect([...one.nodes, ...two.nodes].map(({ id }) => id)).toEqual(ids);
    expect(one.totalCount).toBe(5);
    expect(two.pageInfo.hasNextPage).toBe(false);
    const count = async (first: number) => (await api.statements(() => testsOf(user, { first }))).length;
    expect(await count(5)).toBe(await count(1));
    expect(await count(5)).toBeLessThanOrEqual(8);
    expect((await testsOf(user, { first: 100 })).nodes).toHaveLength(5);
    for (const bad of [{ first: 0 }, { first: 101 }, { after: 'x' }]) {
      const { errors } = await user.client.send(MyPatchTestsDocument, bad);
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });

  it('of another person are treated like missing ones', async () => {
    const [user, other] = [await api.createUser(), await api.createUser()];
    const id = await startedAgo(other, 8);
    const { steps } = await activate(other.client);
    const answersFor = (document: unknown, input: (id: string) => object, ids: string[]) =>
      Promise.all(ids.map((each) => user.client.sendText(String(document), { input: input(each) })));
    const missing = idOf('PatchTest', MISSING);
    const step = [steps[0]!.id, idOf('RoutineStep', MISSING)] as const;
    for (const [document, input, ...ids] of [
      [RecordPatchTestResultDocument, (id: string) => ({ id, ...REACTION }), id, missing],
      [RecordPatchTestResultDocument, (id: string) => ({ id, result: 'CLEAR' }), id, missing],
      [AbandonPatchTestDocument, (id: string) => ({ id }), id, missing],
      [StartPatchTestDocument, (stepId: string) => ({ name: 'Cream', stepId }), ...step],
    ] as const) {
      const answers = await answersFor(document, input, [...ids, 'no-id']);
      const [first, ...others] = answers.map(({ errors }) => errors?.[0]);
      expect(first?.extensions?.code).toBe('NOT_FOUND');
      for (const each of others) expect(each).toEqual(first);
    }
    expect((await testsOf(other)).nodes[0]?.status).toBe('RUNNING');
    expect((await testsOf(user)).totalCount).toBe(0);
  });

  it.each([
    ['viewer.patchTests', MyPatchTestsDocument, {}],
    ['startPatchTest', StartPatchTestDocument, { input: { name: 'Cream' } }],
    [
      'recordPatchTestResult',
      RecordPatchTestResultDocument,
      { input: { id: idOf('PatchTest', MISSING), result: 'CLEAR' } },
    ],
    ['abandonPatchTest', AbandonPatchTestDocument, { input: { id: idOf('PatchTest', MISSING) } }],
  ] as const)('are closed to strangers: %s', async (_name, document, variables) => {
    const { errors } = await api.stranger().sendText(String(document), variables);
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
