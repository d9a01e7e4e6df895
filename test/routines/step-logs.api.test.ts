import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../../operations/client.ts';
import {
  AnalysisDocument,
  CreateRoutineDocument,
  GenerateRoutineDocument,
  type GenerateRoutineInput,
  LogRoutineStepDocument,
  MySkinReactionsDocument,
  PauseRoutineDocument,
  RecommendationsDocument,
  ReportReactionDocument,
  type ReportReactionInput,
  TodayRoutineDocument,
  UndoRoutineStepLogDocument,
  UpdateRoutineDocument,
} from '../../operations/generated.ts';
import { IngredientsService } from '../../src/ingredients/ingredients.service.ts';
import { localDay } from '../../src/platform/time/local-day.ts';
import { StepLogsService } from '../../src/routines/diary/step-logs.service.ts';
import { RoutineSteps } from '../../src/routines/plans/routine-steps.ts';
import { RoutinesService } from '../../src/routines/plans/routines.service.ts';
import { UsersService } from '../../src/users/users.service.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { overtake } from '../setup/lock-waits.ts';
import { portrait } from '../setup/photos.ts';
import { submit, waitForEnd } from '../setup/submissions.ts';

const MISSING = '00000000-0000-7000-8000-000000000000';
const DAY_MS = 86_400_000;
const TODAY = localDay('UTC', new Date());
const inDays = (days: number) => new Date(Date.parse(TODAY) + days * DAY_MS).toISOString().slice(0, 10);

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());

const activate = async (client: ApiClient, input: GenerateRoutineInput = {}) => {
  const { generateRoutine } = await client.request(GenerateRoutineDocument, {
    input: { profile: { concerns: ['WRINKLES', 'PORES'] }, ...input, activate: true },
  });
  return generateRoutine.routine!;
};
const today = async (client: ApiClient, date?: string) =>
  (await client.request(TodayRoutineDocument, { date })).todayRoutine;
const status = async (client: ApiClient, stepId: string, date?: string) => {
  const day = (await today(client, date))!;
  const all = [...day.morning, ...day.evening, ...day.resting];
  return all.find(({ step }) => step.id === stepId)?.status;
};
const report = async (client: ApiClient, input: Partial<ReportReactionInput> = {}) => {
  const { reportReaction } = await client.request(ReportReactionDocument, {
    input: { severity: 'MILD', symptoms: ['STINGING'], ...input },
  });
  return reportReaction;
};

describe('todayRoutine', () => {
  it('is null without an active routine', async () => {
    const user = await api.createUser();
    expect(await today(user.client)).toBeNull();
  });

  it('takes turns: exfoliant, retinoid, two evenings to recover', async () => {
    const user = await api.createUser();
    await activate(user.client);
    const evenings: string[][] = [];
    for (let day = 28; day < 36; day += 1) {
      const { evening } = (await today(user.client, inDays(day)))!;
      evenings.push(evening.map(({ step }) => step.type).filter((type) => /EXFOLIANT|RETINOID/.test(type)));
    }
    expect(evenings).toEqual([['EXFOLIANT'], ['RETINOID'], [], [], ['EXFOLIANT'], ['RETINOID'], [], []]);
    const first = (await today(user.client))!;
    expect(first).toMatchObject({ date: TODAY, timeZone: 'UTC' });
    expect(first.morning.at(-1)?.step.type).toBe('SUNSCREEN');
    expect(first.resting.find(({ step }) => step.type === 'EXFOLIANT')?.status).toBe('NOT_STARTED');
    expect(first.resting.find(({ step }) => step.type === 'RETINOID')?.status).toBe('NOT_TODAY');
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu'])(
    'knows which day it is in %s',
    async (timeZone) => {
      const user = await api.createUser();
      await api.db.execute(`update users set time_zone = '${timeZone}' where id = '${user.id}'`);
      await activate(user.client);
      const day = (await today(user.client))!;
      expect(day).toMatchObject({ date: localDay(timeZone, new Date()), timeZone });
      const stepId = day.morning[0]!.step.id;
      const { logRoutineStep } = await user.client.request(LogRoutineStepDocument, { input: { stepId } });
      expect(logRoutineStep.log?.day).toBe(day.date);
    },
  );

  it('reads with the same number of statements, whatever the number of steps', async () => {
    const user = await api.createUser();
    const count = async (maxStepsPerSession: number) => {
      await activate(user.client, { maxStepsPerSession });
      return (await api.statements(() => today(user.client))).length;
    };
    const few = await count(1);
    expect(await count(10)).toBe(few);
    expect(few).toBeLessThanOrEqual(6);
  });

  it.each(['2026-02-30', 'soon', '999999-01-01'])('refuses the day %s', async (date) => {
    const user = await api.createUser({ consents: false });
    const { errors } = await user.client.send(TodayRoutineDocument, { date });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});

describe('step logs', () => {
  it('are one per step and day, change with the outcome, and can be taken back', async () => {
    const user = await api.createUser();
    const routine = await activate(user.client);
    const stepId = routine.steps[0]!.id;
    const log = async (outcome?: 'DONE' | 'SKIPPED', date?: string) => {
      const input = { stepId, outcome, date };
      return (await user.client.request(LogRoutineStepDocument, { input })).logRoutineStep;
    };
    const undo = async () =>
      (await user.client.request(UndoRoutineStepLogDocument, { input: { stepId } })).undoRoutineStepLog;
    const made = await Promise.all([log(), log(), log('DONE')]);
    expect(new Set(made.map((each) => each.log?.id)).size).toBe(1);
    expect(await status(user.client, stepId)).toBe('DONE');
    expect((await log('SKIPPED')).log).toMatchObject({ id: made[0]!.log!.id, outcome: 'SKIPPED' });
    expect(await status(user.client, stepId)).toBe('SKIPPED');
    await log('DONE', inDays(-1));
    expect(await undo()).toEqual({ undoneLogId: made[0]!.log!.id, userErrors: [] });
    expect(await undo()).toEqual({ undoneLogId: null, userErrors: [] });
    expect(await status(user.client, stepId)).toBe('DUE');
    expect(await status(user.client, stepId, inDays(-1))).toBe('DONE');
  });

  it('stay when their step is removed', async () => {
    const user = await api.createUser();
    const routine = await activate(user.client);
    const [first, ...others] = routine.steps;
    await user.client.request(LogRoutineStepDocument, { input: { stepId: first!.id } });
    await user.client.request(UpdateRoutineDocument, {
      input: { id: routine.id, steps: others.map(({ id }) => ({ id })) },
    });
    const rows = await api.db.execute(`select step_id from routine_step_logs where user_id = '${user.id}'`);
    expect([...rows]).toEqual([{ step_id: null }]);
  });

  it.each([1, -32])('are not for %d days from today', async (days) => {
    const user = await api.createUser();
    const { steps } = await activate(user.client);
    const input = { stepId: steps[0]!.id, date: inDays(days) };
    for (const [document, name] of [
      [LogRoutineStepDocument, 'logRoutineStep'],
      [UndoRoutineStepLogDocument, 'undoRoutineStepLog'],
    ] as const) {
      const answer = (await user.client.sendText(String(document), { input })) as {
        data: Record<string, { userErrors: { field: string[] }[] }>;
      };
      expect(answer.data[name]!.userErrors[0]?.field).toEqual(['input', 'date']);
    }
  });

  it('are not for a routine that has never been active', async () => {
    const user = await api.createUser();
    const { createRoutine } = await user.client.request(CreateRoutineDocument, {
      input: { name: 'Mine', steps: [{ session: 'PM', type: 'CLEANSER', name: 'Foam' }] },
    });
    const input = { stepId: createRoutine.routine!.steps[0]!.id };
    const { logRoutineStep } = await user.client.request(LogRoutineStepDocument, { input });
    expect(logRoutineStep.userErrors[0]?.code).toBe('INVALID_STATE');
  });
});

describe('reportReaction', () => {
  it('lets the actives rest for 7 days, and later routines leave out what is suspected', async () => {
    const user = await api.createUser();
    const routine = await activate(user.client);
    const retinoid = routine.steps.find(({ type }) => type === 'RETINOID')!;
    const cleanser = routine.steps.find(({ type }) => type === 'CLEANSER')!;
    const { reaction, routine: resting, advice, urgent } = await report(user.client, { note: 'burns' });
    expect(reaction).toMatchObject({ suspects: ['RETINOL'], occurredOn: TODAY, restsUntil: inDays(7) });
    expect(advice).toContain('7 days');
    expect(urgent).toBe(false);
    const untils = resting!.steps.map(({ type, pausedUntil }) => [type, pausedUntil]);
    expect(Object.fromEntries(untils)).toMatchObject({
      RETINOID: inDays(7),
      EXFOLIANT: inDays(7),
      CLEANSER: null,
    });
    expect(await status(user.client, retinoid.id, inDays(6))).toBe('PAUSED');
    expect(await status(user.client, retinoid.id, inDays(9))).toBe('DUE');
    expect(await status(user.client, cleanser.id)).toBe('DUE');
    const next = await activate(user.client);
    expect(next.steps.some(({ type }) => type === 'RETINOID')).toBe(false);
    expect(next.steps.find(({ type }) => type === 'EXFOLIANT')?.startsOn).toBe(inDays(7));
  });

  it('never pauses what was prescribed, and says to ask the doctor', async () => {
    const user = await api.createUser();
    await activate(user.client, { prescriptions: [{ name: 'Adapalene 0.1 %' }] });
    const { routine, advice } = await report(user.client);
    expect(routine!.steps.find(({ prescribed }) => prescribed)?.pausedUntil).toBeNull();
    expect(advice).toContain('ask the doctor');
  });

  it('says where help is needed', async () => {
    const user = await api.createUser();
    expect(await report(user.client, { severity: 'SEVERE' })).toMatchObject({
      seeDermatologist: true,
      urgent: false,
    });
    const swelling = await report(user.client, { symptoms: ['FACE_SWELLING'] });
    expect(swelling).toMatchObject({ urgent: true, routine: null });
    expect(swelling.advice).toContain('emergency');
    const { recommendations } = await user.client.request(RecommendationsDocument, {});
    expect(recommendations[0]).toMatchObject({ ruleId: 'REACTION-DERM', action: 'SEE_DERMATOLOGIST' });
  });

  it('suspects the step that is named, counts once per request id, and is listed', async () => {
    const user = await api.createUser();
    const routine = await activate(user.client);
    const exfoliant = routine.steps.find(({ type }) => type === 'EXFOLIANT')!;
    const input = { clientRequestId: 'once', stepId: exfoliant.id };
    const made = await Promise.all([1, 2, 3].map(() => report(user.client, input)));
    expect(new Set(made.map(({ reaction }) => reaction?.id)).size).toBe(1);
    await report(user.client, { note: 'second' });
    const page = async (cursor?: string | null) =>
      (await user.client.request(MySkinReactionsDocument, { first: 1, after: cursor })).me.skinReactions;
    const first = await page();
    expect(first).toMatchObject({ totalCount: 2, nodes: [{ note: 'second' }] });
    const second = await page(first.pageInfo.endCursor);
    expect(second.nodes[0]).toMatchObject({ suspects: ['SALICYLIC ACID'] });
    const count = async (length: number) =>
      (await api.statements(() => user.client.request(MySkinReactionsDocument, { first: length }))).length;
    expect(await count(2)).toBe(await count(1));
  });

  it('tells what is wrong with the input', async () => {
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

  it('rest on the latest analysis, name its metric and confidence, and are the same beside it', async () => {
    const user = await api.createUser();
    expect((await ask(user)).map(({ ruleId }) => ruleId)).toEqual(['SUN-DAILY']);
    const { id } = await waitForEnd(user.client, await submit(user.client, portrait));
    await api.db.execute(
      `update analyses set metrics = (select jsonb_agg(case when each->>'key' = 'LINES'
         then each || '{"band": "HIGH", "value": 80, "confidence": 0.75}' else each || '{"band": "LOW"}' end)
         from jsonb_array_elements(metrics) each) where user_id = '${user.id}'`,
    );
    const advice = await ask(user);
    expect(advice.find(({ ruleId }) => ruleId === 'LINES-ADD')).toMatchObject({
      action: 'ADD',
      metric: 'LINES',
      confidence: 0.75,
      stepType: 'RETINOID',
      inciNames: ['RETINOL', 'PALMITOYL PENTAPEPTIDE-4'],
    });
    const { analysis } = await user.client.request(AnalysisDocument, { id });
    expect(analysis!.recommendations.map(({ ruleId }) => ruleId)).toEqual(advice.map(({ ruleId }) => ruleId));
  });

  it('respect pregnancy, also of the active routine', async () => {
    const user = await api.createUser();
    const risky = ['RETINOL', 'HYDROQUINONE', 'SALICYLIC ACID', 'BAKUCHIOL'];
    const added = (advice: Awaited<ReturnType<typeof ask>>) =>
      advice.filter(({ action }) => action === 'ADD').flatMap(({ inciNames }) => inciNames);
    const told = await ask(user, { concerns: ['WRINKLES', 'ACNE'], pregnancy: 'PREGNANT' });
    expect(told[0]).toMatchObject({ ruleId: 'PREG-1', action: 'AVOID' });
    expect(added(told).filter((name) => risky.includes(name))).toEqual([]);
    await activate(user.client, { profile: { concerns: ['WRINKLES'], pregnancy: 'TRYING' } });
    const known = await ask(user);
    expect(added(known)).toContain('PALMITOYL PENTAPEPTIDE-4');
    expect(added(known)).not.toContain('RETINOL');
  });

  it('name nothing that the person avoids', async () => {
    const user = await api.createUser();
    await user.client.sendText(
      'mutation { avoidIngredient(input: { name: "Retinol" }) { userErrors { message } } }',
      {},
    );
    const advice = await ask(user, { concerns: ['WRINKLES'] });
    expect(advice.flatMap(({ inciNames }) => inciNames)).not.toContain('RETINOL');
    expect((await activate(user.client)).steps.some(({ type }) => type === 'RETINOID')).toBe(false);
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
      [theirs.steps[0]!.id, MISSING, 'no-id'].map((id) =>
        user.client.sendText(String(document), variables(id)),
      ),
    );
    const [first, ...others] = answers.map(({ errors }) => errors?.[0]);
    expect(first?.extensions?.code).toBe('NOT_FOUND');
    for (const answer of others) expect(answer).toEqual(first);
  });
});

it.each([
  ['todayRoutine', TodayRoutineDocument, {}],
  ['logRoutineStep', LogRoutineStepDocument, { input: { stepId: MISSING } }],
  ['undoRoutineStepLog', UndoRoutineStepLogDocument, { input: { stepId: MISSING } }],
  ['reportReaction', ReportReactionDocument, { input: { severity: 'MILD', symptoms: ['RASH'] } }],
  ['recommendations', RecommendationsDocument, {}],
  ['me.skinReactions', MySkinReactionsDocument, {}],
] as const)('%s is closed to strangers', async (_name, document, variables) => {
  const { errors } = await api.stranger().sendText(String(document), variables);
  expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
});

describe('the records of days', () => {
  const records = async (user: TestUser, from: number, to: number) => {
    const users = new UsersService(api.db);
    const routines = new RoutinesService(api.db, users);
    const steps = new RoutineSteps(api.db, new IngredientsService(api.db));
    const viewer = { userId: user.id, sessionId: '', role: 'USER' as const, expiresAt: new Date() };
    return new StepLogsService(api.db, routines, steps).records(viewer, inDays(from), inDays(to));
  };

  it('count what the routine that was active planned, and what was done', async () => {
    const user = await api.createUser();
    const first = await activate(user.client, { maxStepsPerSession: 1 });
    await api.db.execute(
      `update routine_periods set started_on = '${inDays(-5)}' where user_id = '${user.id}'`,
    );
    await api.db.execute(`update routines set starts_on = '${inDays(-5)}' where user_id = '${user.id}'`);
    for (const [stepId, day, outcome] of [
      [first.steps[0]!.id, -3, 'DONE'],
      [first.steps[1]!.id, -3, 'DONE'],
      [first.steps[0]!.id, -2, 'SKIPPED'],
    ] as const) {
      const input = { stepId, date: inDays(day), outcome };
      await user.client.request(LogRoutineStepDocument, { input });
    }
    const second = await activate(user.client, { maxStepsPerSession: 3 });
    const today = second.steps.filter(({ startsOn }) => !startsOn || startsOn <= TODAY);
    const days = await records(user, -6, 0);
    expect(days.map(({ planned, done }) => `${done}/${planned}`).slice(0, 6)).toEqual([
      '0/0',
      '0/2',
      '0/2',
      '2/2',
      '0/2',
      '0/2',
    ]);
    expect(days.at(-1)?.planned).toBeGreaterThan(2);
    expect(days.at(-1)?.planned).toBeLessThanOrEqual(today.length);
  });

  it('count nothing of days without an active routine', async () => {
    const user = await api.createUser();
    const { id } = await activate(user.client);
    await user.client.request(PauseRoutineDocument, { input: { id } });
    expect(await records(user, -1, 0)).toEqual([
      { date: inDays(-1), planned: 0, done: 0 },
      { date: TODAY, planned: 0, done: 0 },
    ]);
  });
});

describe('a step that is deleted meanwhile', () => {
  it('is not found, by logRoutineStep and by reportReaction', async () => {
    const { client } = await api.createUser();
    const { steps } = await activate(client);
    const [first, second] = steps.map(({ id }) => id);
    const gone = (id: string) => sql`delete from routine_steps where id = ${id}`;
    const logged = await overtake(api, gone(first!), () =>
      client.send(LogRoutineStepDocument, { input: { stepId: first! } }),
    );
    expect(logged.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    const reported = await overtake(api, gone(second!), () =>
      client.send(ReportReactionDocument, {
        input: { stepId: second!, severity: 'MILD', symptoms: ['ITCHING'] },
      }),
    );
    expect(reported.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });
});

describe('a reaction', () => {
  it('lets the actives of the other routines of the person rest too', async () => {
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
  it('leave the days between them as they were', async () => {
    const { client } = await api.createUser();
    const { steps } = await activate(client);
    const active = steps.find(({ type }) => type === 'RETINOID' || type === 'EXFOLIANT')!;
    const pause = async () => {
      const [row] = await api.db.execute(
        sql`select paused_from::text, paused_until::text from routine_steps where id = ${active.id}`,
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
