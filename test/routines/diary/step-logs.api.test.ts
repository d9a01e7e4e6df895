import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  CreateRoutineDocument,
  LogRoutineStepDocument,
  type LogRoutineStepInput,
  MySkinReactionsDocument,
  PauseRoutineDocument,
  RecommendationsDocument,
  ReportReactionDocument,
  TodayRoutineDocument,
  UndoRoutineStepLogDocument,
  UpdateRoutineDocument,
} from '../../../operations/generated.ts';
import { AuditService } from '../../../src/audit/audit.service.ts';
import { ConsentsService } from '../../../src/consents/consents.service.ts';
import { IngredientsService } from '../../../src/ingredients/ingredients.service.ts';
import { SOMEBODY } from '../../../src/platform/language/language.ts';
import { localDay } from '../../../src/platform/time/local-day.ts';
import { StepLogsService } from '../../../src/routines/diary/step-logs.service.ts';
import { AhaUses } from '../../../src/routines/plans/aha-uses.ts';
import { RoutineSteps } from '../../../src/routines/plans/routine-steps.ts';
import { RoutinesService } from '../../../src/routines/plans/routines.service.ts';
import { WithheldSteps } from '../../../src/routines/plans/withheld-steps.ts';
import { UsersService } from '../../../src/users/users.service.ts';
import type { TestUser } from '../../setup/api.ts';
import { overtake } from '../../setup/database/lock-waits.ts';
import { idOf, uuidOf } from '../../setup/ids.ts';
import { activate, api, inDays, MISSING, setUp, status, TODAY, today } from '../step-log-setup.ts';

setUp();

describe('todayRoutine', () => {
  it('is null without an active routine', async () => {
    const user = await api.createUser();
    expect(await today(user.client)).toBeNull();
  });

  it('alternates: exfoliant, retinoid, two recovery evenings', async () => {
    const user = await api.createUser();
    const night = (cycleDay: number) => ({
      ...{ session: 'PM' as const, established: true },
      schedule: { kind: 'CYCLE' as const, cycleLength: 4, cycleDays: [cycleDay] },
    });
    const steps = [
      { session: 'AM' as const, kind: 'SUNSCREEN' as const, name: 'Day shield', spf: 50 },
      { ...night(1), kind: 'EXFOLIANT' as const, name: 'Tonic', startsOn: inDays(14) },
      { ...night(2), kind: 'RETINOID' as const, name: 'Serum' },
    ];
    const input = { name: 'Cycle', steps, activate: true };
    const { createRoutine } = await user.client.request(CreateRoutineDocument, { input });
    expect(createRoutine.userErrors).toEqual([]);
    const evenings: string[][] = [];
    for (let day = 28; day < 36; day += 1) {
      const { evening } = (await today(user.client, inDays(day)))!;
      evenings.push(evening.map(({ step }) => step.kind).filter((type) => /EXFOLIANT|RETINOID/.test(type)));
    }
    expect(evenings).toEqual([['EXFOLIANT'], ['RETINOID'], [], [], ['EXFOLIANT'], ['RETINOID'], [], []]);
    const first = (await today(user.client))!;
    expect(first).toMatchObject({ day: TODAY, timeZone: 'UTC' });
    expect(first.morning.at(-1)?.step.kind).toBe('SUNSCREEN');
    expect(first.startingLater.find(({ step }) => step.kind === 'EXFOLIANT')?.status).toBe('NOT_STARTED');
    expect(first.resting.find(({ step }) => step.kind === 'RETINOID')?.status).toBe('NOT_TODAY');
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu'])(
    'knows which day it is in %s',
    async (timeZone) => {
      const user = await api.createUser();
      await api.db.execute(`update users set time_zone = '${timeZone}' where id = '${user.id}'`);
      await activate(user.client);
      const day = (await today(user.client))!;
      expect(day).toMatchObject({ day: localDay(timeZone, new Date()), timeZone });
      const stepId = day.morning[0]!.step.id;
      const { logRoutineStep } = await user.client.request(LogRoutineStepDocument, { input: { stepId } });
      expect(logRoutineStep.log?.day).toBe(day.day);
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

  it.each(['2026-02-30', 'soon', '999999-01-01'])('refuses the day %s', async (day) => {
    const user = await api.createUser({ consents: false });
    const { errors } = await user.client.send(TodayRoutineDocument, { day });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});

describe('step logs', () => {
  it('are one per step and day, change with the outcome, and can be undone', async () => {
    const user = await api.createUser();
    const routine = await activate(user.client);
    const stepId = routine.steps[0]!.id;
    const log = async (outcome?: 'DONE' | 'SKIPPED', day?: string) => {
      const input = { stepId, outcome, day };
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

  it('keep the reason of a skipped step, which another outcome removes', async () => {
    const user = await api.createUser();
    const stepId = (await activate(user.client)).steps[0]!.id;
    const log = async (input: Omit<LogRoutineStepInput, 'stepId'>) =>
      (await user.client.request(LogRoutineStepDocument, { input: { stepId, ...input } })).logRoutineStep;
    const stings = { outcome: 'SKIPPED', reason: 'IRRITATION' } as const;
    expect((await log(stings)).log).toMatchObject(stings);
    const { morning } = (await today(user.client))!;
    expect(morning[0]).toMatchObject({ status: 'SKIPPED', reason: 'IRRITATION' });
    const refused = await log({ outcome: 'DONE', reason: 'IRRITATION' });
    expect(refused.userErrors[0]).toMatchObject({ code: 'CONFLICT', field: ['input', 'reason'] });
    expect((await log({ outcome: 'SKIPPED' })).log).toMatchObject({ reason: null });
    await log(stings);
    expect((await log({})).log).toMatchObject({ outcome: 'DONE', reason: null });
  });

  it('are kept when their step is removed', async () => {
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
    const input = { stepId: steps[0]!.id, day: inDays(days) };
    for (const [document, name] of [
      [LogRoutineStepDocument, 'logRoutineStep'],
      [UndoRoutineStepLogDocument, 'undoRoutineStepLog'],
    ] as const) {
      const answer = (await user.client.sendText(String(document), { input })) as {
        data: Record<string, { userErrors: { field: string[] }[] }>;
      };
      expect(answer.data[name]!.userErrors[0]?.field).toEqual(['input', 'day']);
    }
  });

  it('are not for a routine that has never been active', async () => {
    const user = await api.createUser();
    const { createRoutine } = await user.client.request(CreateRoutineDocument, {
      input: { name: 'Mine', steps: [{ session: 'PM', kind: 'CLEANSER', name: 'Foam' }] },
    });
    const input = { stepId: createRoutine.routine!.steps[0]!.id };
    const { logRoutineStep } = await user.client.request(LogRoutineStepDocument, { input });
    expect(logRoutineStep.userErrors[0]?.code).toBe('INVALID_STATE');
  });
});

it.each([
  ['viewer', TodayRoutineDocument, {}],
  ['logRoutineStep', LogRoutineStepDocument, { input: { stepId: idOf('RoutineStep', MISSING) } }],
  ['undoRoutineStepLog', UndoRoutineStepLogDocument, { input: { stepId: idOf('RoutineStep', MISSING) } }],
  ['reportReaction', ReportReactionDocument, { input: { severity: 'MILD', symptoms: ['RASH'] } }],
  ['recommendations', RecommendationsDocument, {}],
  ['viewer.skinReactions', MySkinReactionsDocument, {}],
] as const)('%s is closed to strangers', async (_name, document, variables) => {
  const { errors } = await api.stranger().sendText(String(document), variables);
  expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
});

describe('the records of days', () => {
  const records = async (user: TestUser, from: number, to: number) => {
    const users = new UsersService(api.db);
    const steps = new RoutineSteps(api.db, new IngredientsService(api.db));
    const consents = new ConsentsService(api.db, new AuditService(), users, []);
    const routines = new RoutinesService(api.db, users, consents, new AhaUses(steps));
    const viewer = {
      ...SOMEBODY,
      userId: user.id,
      sessionId: '',
      role: 'USER' as const,
      expiresAt: new Date(),
    };
    return new StepLogsService(api.db, routines, steps, new WithheldSteps(api.db, steps)).records(
      viewer,
      inDays(from),
      inDays(to),
    );
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
      const input = { stepId, day: inDays(day), outcome };
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
      { day: inDays(-1), planned: 0, done: 0 },
      { day: TODAY, planned: 0, done: 0 },
    ]);
  });
});

describe('a step that is deleted in the meantime', () => {
  it('is not found, by logRoutineStep and by reportReaction', async () => {
    const { client } = await api.createUser();
    const { steps } = await activate(client);
    const [first, second] = steps.map(({ id }) => id);
    const gone = (id: string) => sql`delete from routine_steps where id = ${uuidOf(id)}`;
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
