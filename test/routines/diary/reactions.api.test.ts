import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  AnalysisDocument,
  LogRoutineStepDocument,
  MySkinReactionsDocument,
  RecommendationsDocument,
  ReportReactionDocument,
  type ReportReactionInput,
  UndoRoutineStepLogDocument,
  UpdateProfileDocument,
  UpdateRoutineDocument,
} from '../../../operations/generated.ts';
import { routineSteps, routines } from '../../../src/routines/plans/routines.table.ts';
import type { TestUser } from '../../setup/api.ts';
import { idOf, uuidOf } from '../../setup/ids.ts';
import { portrait } from '../../setup/photos.ts';
import { submit, waitForEnd } from '../../setup/rows/submissions.ts';
import { activate, api, inDays, MISSING, report, setUp, status, TODAY } from '../step-log-setup.ts';

setUp();

describe('reportReaction', () => {
  it('pauses the actives for 7 days, and later routines exclude the suspects', async () => {
    const user = await api.createUser();
    const concerns = { profile: { concerns: ['ACNE' as const, 'OILINESS' as const] } };
    const routine = await activate(user.client, concerns);
    const peroxide = routine.steps.find(({ kind }) => kind === 'SPOT_TREATMENT')!;
    const cleanser = routine.steps.find(({ kind }) => kind === 'CLEANSER')!;
    const { reaction, routine: resting, advice, urgent } = await report(user.client, { note: 'burns' });
    expect(reaction).toMatchObject({
      suspects: ['BENZOYL PEROXIDE'],
      occurredOn: TODAY,
      restsUntil: inDays(7),
    });
    expect(advice).toContain('7 days');
    expect(urgent).toBe(false);
    const untils = resting!.steps.map(({ kind, pausedUntil }) => [kind, pausedUntil]);
    expect(Object.fromEntries(untils)).toMatchObject({
      SPOT_TREATMENT: inDays(7),
      SERUM: inDays(7),
      CLEANSER: null,
    });
    expect(await status(user.client, peroxide.id, inDays(6))).toBe('PAUSED');
    expect(await status(user.client, peroxide.id, inDays(9))).toBe('DUE');
    expect(await status(user.client, cleanser.id)).toBe('DUE');
    const next = await activate(user.client, concerns);
    expect(next.steps.some(({ kind }) => kind === 'SPOT_TREATMENT')).toBe(false);
    expect(next.steps.find(({ startsOn }) => startsOn !== null)?.startsOn).toBe(inDays(7));
  });

  it('keeps what was used in the two weeks before, as it was called then', async () => {
    const user = await api.createUser();
    const before = await activate(user.client, { profile: { concerns: ['REDNESS'] } });
    const cleanser = before.steps.find(({ kind }) => kind === 'CLEANSER')!;
    const routine = await activate(user.client, { profile: { concerns: ['OILINESS'] } });
    const serum = routine.steps.find(({ kind }) => kind === 'SERUM')!;
    const sunscreen = routine.steps.find(({ kind }) => kind === 'SUNSCREEN')!;
    const start = inDays(-20);
    await api.db
      .update(routines)
      .set({ startsOn: start })
      .where(eq(routines.id, uuidOf(routine.id)));
    const starts = { startsOn: inDays(-5), schedule: { kind: 'DAILY' as const } };
    await api.db
      .update(routineSteps)
      .set(starts)
      .where(eq(routineSteps.id, uuidOf(serum.id)));
    for (const [stepId, ago] of [
      [cleanser.id, 13],
      [cleanser.id, 14],
      [serum.id, 1],
      [serum.id, 2],
    ] as const) {
      await user.client.request(LogRoutineStepDocument, { input: { stepId, day: inDays(-ago) } });
    }
    await user.client.request(LogRoutineStepDocument, {
      input: { stepId: sunscreen.id, day: inDays(-1), outcome: 'SKIPPED' },
    });
    const { reaction } = await report(user.client);
    expect(reaction!.suspects).toEqual(['NIACINAMIDE']);
    const { id: stepId, name } = serum;
    expect(reaction!.used[0]).toEqual({
      ...{ stepId, name, kind: 'SERUM', session: 'AM', suspected: true, plannedDayCount: 6, doneDayCount: 2 },
    });
    const of = (id: string) => reaction!.used.find((each) => each.stepId === id);
    expect(of(sunscreen.id)).toMatchObject({ suspected: false, plannedDayCount: 14, doneDayCount: 0 });
    // From the routine before, one of two days lies within the two weeks.
    expect(of(cleanser.id)).toMatchObject({ plannedDayCount: 0, doneDayCount: 1 });
    await user.client.request(UpdateRoutineDocument, {
      input: { id: routine.id, steps: [{ id: sunscreen.id }] },
    });
    const { viewer } = await user.client.request(MySkinReactionsDocument, { first: 1 });
    expect(viewer.skinReactions.nodes[0]!.used).toEqual(reaction!.used);
  });

  it('never pauses prescribed products, and says to ask the doctor', async () => {
    const user = await api.createUser();
    await activate(user.client, { prescriptions: [{ name: 'Adapalene 0.1 %' }] });
    const { routine, advice } = await report(user.client);
    expect(routine!.steps.find(({ prescribed }) => prescribed)?.pausedUntil).toBeNull();
    expect(advice).toContain('ask the doctor');
  });

  it('says when help is needed', async () => {
    const user = await api.createUser();
    expect(await report(user.client, { severity: 'SEVERE' })).toMatchObject({
      seeDermatologist: true,
      urgent: false,
    });
    const swelling = await report(user.client, { symptoms: ['FACE_SWELLING'] });
    expect(swelling).toMatchObject({ urgent: true, routine: null });
    expect(swelling.advice).toContain('emergency');
    const { recommendations } = await user.client.request(RecommendationsDocument, {});
    expect(recommendations.slice(0, 2)).toMatchObject([
      { ruleId: 'EMERGENCY-STOP', action: 'SEE_DERMATOLOGIST' },
      { ruleId: 'REACTION-DERM', action: 'SEE_DERMATOLOGIST' },
    ]);
    expect(recommendations.filter(({ action }) => action === 'ADD')).toEqual([]);
  });

  it('suspects the step that is named, counts once per request id, and is listed', async () => {
    const user = await api.createUser();
    const routine = await activate(user.client, { profile: { concerns: ['ACNE', 'OILINESS'] } });
    const serum = routine.steps.find(({ kind }) => kind === 'SERUM')!;
    const input = { clientRequestId: 'once', stepId: serum.id };
    const made = await Promise.all([1, 2, 3].map(() => report(user.client, input)));
    expect(new Set(made.map(({ reaction }) => reaction?.id)).size).toBe(1);
    await report(user.client, { note: 'second' });
    const page = async (cursor?: string | null) =>
      (await user.client.request(MySkinReactionsDocument, { first: 1, after: cursor })).viewer.skinReactions;
    const first = await page();
    expect(first).toMatchObject({ totalCount: 2, nodes: [{ note: 'second' }] });
    const second = await page(first.pageInfo.endCursor);
    expect(second.nodes[0]).toMatchObject({ suspects: ['NIACINAMIDE'] });
    const count = async (length: number) =>
      (await api.statements(() => user.client.request(MySkinReactionsDocument, { first: length }))).length;
    expect(await count(2)).toBe(await count(1));
  });

  it('reports invalid input', async () => {
    const user = await api.createUser();
    const fields = async (input: Partial<ReportReactionInput>) =>
      (await report(user.client, input)).userErrors.map(({ field }) => field?.join('.'));
    expect(await fields({ symptoms: [] })).toEqual(['input.symptoms']);
    expect(await fields({ note: 'x'.repeat(2001) })).toEqual(['input.note']);
    expect(await fields({ occurredOn: inDays(1) })).toEqual(['input.occurredOn']);
  });
});

describe('recommendations', () => {
  const ask = async (user: TestUser, profile = {}) =>
    (await user.client.request(RecommendationsDocument, { profile })).recommendations;

  it('are based on the latest analysis, name its metric and confidence, and are the same on the analysis', async () => {
    const user = await api.createUser();
    expect((await ask(user)).map(({ ruleId }) => ruleId)).toEqual(['SUN-DAILY']);
    const { id } = await waitForEnd(user.client, await submit(user.client, portrait));
    await api.db.execute(
      `update analyses set metrics = (select jsonb_agg(case when each->>'key' = 'BLEMISHES'
         then each || '{"band": "HIGH", "value": 80, "confidence": 0.75}' else each || '{"band": "LOW"}' end)
         from jsonb_array_elements(metrics) each) where user_id = '${user.id}'`,
    );
    const advice = await ask(user);
    expect(advice.find(({ ruleId }) => ruleId === 'ACNE-MILD-1')).toMatchObject({
      action: 'ADD',
      metric: 'BLEMISHES',
      confidence: 0.75,
      stepKind: 'SPOT_TREATMENT',
      inciNames: ['BENZOYL PEROXIDE', 'AZELAIC ACID'],
    });
    const { analysis } = await user.client.request(AnalysisDocument, { id });
    expect(analysis!.recommendations.map(({ ruleId }) => ruleId)).toEqual(advice.map(({ ruleId }) => ruleId));
  });

  it('respect a pregnancy of the input and of the account, never that of a routine', async () => {
    const user = await api.createUser();
    const risky = ['RETINOL', 'HYDROQUINONE', 'SALICYLIC ACID', 'BAKUCHIOL'];
    const added = (advice: Awaited<ReturnType<typeof ask>>) =>
      advice.filter(({ action }) => action === 'ADD').flatMap(({ inciNames }) => inciNames);
    const told = await ask(user, { concerns: ['WRINKLES', 'ACNE'], pregnancy: 'PREGNANT' });
    expect(told[0]).toMatchObject({ ruleId: 'PREG-1', action: 'AVOID' });
    expect(added(told).filter((name) => risky.includes(name))).toEqual([]);
    await activate(user.client, { profile: { concerns: ['WRINKLES'], pregnancy: 'TRYING' } });
    expect((await ask(user)).map(({ ruleId }) => ruleId)).toEqual(['SUN-DAILY']);
    const untold = await ask(user, { concerns: ['WRINKLES'] });
    expect(untold.map(({ ruleId }) => ruleId)).not.toContain('PREG-1');
    const input = { concerns: ['WRINKLES' as const], pregnancy: 'TRYING' as const };
    await user.client.request(UpdateProfileDocument, { input });
    const known = await ask(user);
    expect(known[0]).toMatchObject({ ruleId: 'PREG-1', action: 'AVOID' });
    expect(added(known)).not.toContain('RETINOL');
    // The active routine has it already.
    expect(added(known)).not.toContain('AZELAIC ACID');
    const other = await api.createUser();
    await other.client.request(UpdateProfileDocument, { input });
    expect(added(await ask(other))).toContain('AZELAIC ACID');
  });

  it('name nothing that the person avoids', async () => {
    const user = await api.createUser();
    await user.client.sendText(
      'mutation { avoidIngredient(input: { target: { name: "Retinol" } }) { userErrors { message } } }',
      {},
    );
    const advice = await ask(user, { concerns: ['WRINKLES'] });
    expect(advice.flatMap(({ inciNames }) => inciNames)).not.toContain('RETINOL');
    expect((await activate(user.client)).steps.some(({ kind }) => kind === 'RETINOID')).toBe(false);
  });
});

describe('of another user', () => {
  it.each([
    ['logRoutineStep', LogRoutineStepDocument, (stepId: string) => ({ input: { stepId } })],
    ['undoRoutineStepLog', UndoRoutineStepLogDocument, (stepId: string) => ({ input: { stepId } })],
    [
      'reportReaction',
      ReportReactionDocument,
      (stepId: string) => ({ input: { stepId, severity: 'MILD', symptoms: ['ITCHING'] } }),
    ],
  ] as const)('a step cannot be told from a missing one: %s', async (_name, document, variables) => {
    const [user, other] = [await api.createUser(), await api.createUser()];
    await activate(user.client);
    const theirs = await activate(other.client);
    const answers = await Promise.all(
      [theirs.steps[0]!.id, idOf('RoutineStep', MISSING), 'no-id'].map((id) =>
        user.client.sendText(String(document), variables(id)),
      ),
    );
    const [first, ...others] = answers.map(({ errors }) => errors?.[0]);
    expect(first?.extensions?.code).toBe('NOT_FOUND');
    for (const answer of others) expect(answer).toEqual(first);
  });
});

describe('a reaction', () => {
  it('pauses the actives of the person’s other routines too', async () => {
    const [one, other] = [await api.createUser(), await api.createUser()];
    await activate(one.client);
    await activate(one.client);
    await activate(other.client);
    await report(one.client);
    const rests = async ({ id }: TestUser) =>
      api.db.execute(sql`select count(*) filter (where paused_until is not null)::int as resting
        from routine_steps join routines on routines.id = routine_id where user_id = ${id} group by routine_id`);
    const [first, second] = await rests(one);
    expect(first!.resting).toBeGreaterThan(0);
    expect(second!.resting).toBe(first!.resting);
    expect(await rests(other)).toEqual([{ resting: 0 }]);
  });
});

describe('reports of two reactions', () => {
  it('leave the days between them unchanged', async () => {
    const { client } = await api.createUser();
    const { steps } = await activate(client);
    const active = steps.find(({ kind }) => kind === 'RETINOID' || kind === 'EXFOLIANT')!;
    const pause = async () => {
      const [row] = await api.db.execute(
        sql`select paused_from::text, paused_until::text from routine_steps where id = ${uuidOf(active.id)}`,
      );
      return [row!.paused_from, row!.paused_until];
    };
    await report(client);
    expect(await pause()).toEqual([TODAY, inDays(7)]);
    await report(client, { occurredOn: inDays(-40) });
    expect(await pause()).toEqual([TODAY, inDays(7)]);
    await report(client, { occurredOn: inDays(-3) });
    expect(await pause()).toEqual([inDays(-3), inDays(7)]);
  });
});
