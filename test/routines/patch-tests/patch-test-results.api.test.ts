import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  CheckRoutineDocument,
  type RecordPatchTestResultInput,
  UpdateRoutineDocument,
} from '../../../operations/generated.ts';
import { readText } from '../../setup/walks/read-text.ts';
import { activate, api, inDays, setUp, status, TODAY } from '../step-log-setup.ts';
import {
  abandon,
  begun,
  REACTION,
  react,
  reactionsOf,
  record,
  startedAgo,
  testsOf,
} from './patch-test-setup.ts';

setUp();

describe('recordPatchTestResult', () => {
  it('is CLEAR from day 7 on, once', async () => {
    const user = await api.createUser();
    const id = await startedAgo(user, 6);
    const early = await record(user, { id });
    expect(early.userErrors[0]).toMatchObject({ code: 'TOO_EARLY', field: ['input', 'result'] });
    expect(early.userErrors[0]?.message).toContain(readText({ day: inDays(1) }));
    await begun(id, 7);
    const { patchTest, reaction, advice, urgent } = await record(user, { id, note: 'calm' });
    expect(patchTest).toMatchObject({ status: 'CLEAR', note: 'calm' });
    expect(patchTest!.recordedAt).not.toBeNull();
    expect([reaction, urgent]).toEqual([null, false]);
    expect(advice).toContain('does not rule it out');
    expect((await record(user, { id })).patchTest).toEqual(patchTest);
    expect(await reactionsOf(user)).toEqual([]);
  });

  it.each([
    [{ severity: 'MILD' }, 'severity'],
    [{ symptoms: ['ITCHING'] }, 'symptoms'],
    [{ occurredOn: TODAY }, 'occurredOn'],
    [{ note: 'x'.repeat(2001) }, 'note'],
    [{ ...REACTION, severity: null }, 'severity'],
    [{ ...REACTION, symptoms: null }, 'symptoms'],
    [{ ...REACTION, symptoms: [] }, 'symptoms'],
    [{ ...REACTION, occurredOn: inDays(1) }, 'occurredOn'],
    [{ ...REACTION, occurredOn: inDays(-9) }, 'occurredOn'],
  ] as const)('refuses %j', async (input, field) => {
    const user = await api.createUser();
    const id = await startedAgo(user, 8);
    const { patchTest, userErrors } = await record(user, {
      id,
      ...(input as Partial<RecordPatchTestResultInput>),
    });
    expect(patchTest).toBeNull();
    expect(userErrors[0]?.field).toEqual(['input', field]);
    expect((await testsOf(user)).nodes[0]?.status).toBe('RUNNING');
  });

  it('journals a reaction with the product, whose likely ingredients are excluded from then on', async () => {
    const user = await api.createUser();
    const id = await startedAgo(user, 3);
    const made = await Promise.all([1, 2, 3].map(() => react(user, id, { note: 'itches' })));
    const [{ patchTest, reaction, advice, seeDermatologist, urgent }] = made as [(typeof made)[number]];
    expect(patchTest).toMatchObject({ status: 'REACTED', note: 'itches', reaction: { id: reaction!.id } });
    expect(reaction).toMatchObject({
      ...{ severity: 'MILD', symptoms: ['ITCHING'], note: 'itches', occurredOn: TODAY, restsUntil: TODAY },
      suspects: ['RETINOL', 'LINALOOL', 'PHENOXYETHANOL', 'Flower of my aunt'],
    });
    expect(reaction!.used).toEqual([
      {
        ...{ stepId: null, name: 'Night cream', kind: null, session: null, suspected: true },
        ...{ plannedDayCount: 4, doneDayCount: 0 },
      },
    ]);
    expect(advice).toContain('do not use “Night cream” again');
    expect([seeDermatologist, urgent]).toEqual([false, false]);
    expect(await reactionsOf(user)).toHaveLength(1);

    const { steps } = await activate(user.client);
    expect(steps.some(({ kind }) => kind === 'RETINOID')).toBe(false);
    const { checkRoutine } = await user.client.request(CheckRoutineDocument, {
      input: {
        plan: { steps: [{ session: 'PM', kind: 'SERUM', name: 'Other', label: 'Aqua, Linalool' }] },
      },
    });
    expect(checkRoutine.findings.find(({ ruleId }) => ruleId === 'USER-REACTION')).toMatchObject({
      severity: 'HARD',
      ingredients: ['LINALOOL'],
    });
  });

  it('lets the step rest that the product is for, and nothing else of the face', async () => {
    const user = await api.createUser();
    const { steps } = await activate(user.client);
    const of = (type: string) => steps.find((step) => step.kind === type)!.id;
    const id = await startedAgo(user, 1, { stepId: of('MOISTURIZER') });
    await react(user, id);
    expect(await status(user.client, of('MOISTURIZER'))).toBe('PAUSED');
    expect(await status(user.client, of('MOISTURIZER'), inDays(7))).toBe('DUE');
    const [paused] = await api.db.execute(sql`select count(*)::int as count from routine_steps
      where paused_until is not null and routine_id in (select id from routines where user_id = ${user.id})`);
    expect(paused?.count).toBe(1);
    expect((await reactionsOf(user))[0]?.restsUntil).toBe(inDays(7));
  });

  it('lets all actives rest after a severe reaction, and nothing prescribed', async () => {
    const user = await api.createUser();
    const { steps } = await activate(user.client, { prescriptions: [{ name: 'Azelaic acid 15 %' }] });
    const prescribed = steps.find((step) => step.prescribed)!.id;
    const id = await startedAgo(user, 1, { stepId: prescribed });
    expect(await react(user, id, { severity: 'SEVERE' })).toMatchObject({ seeDermatologist: true });
    expect(await status(user.client, prescribed)).not.toBe('PAUSED');
    const [row] = await api.db.execute(sql`select count(*)::int as count from routine_steps
      where paused_until = ${inDays(7)} and not prescribed
      and routine_id in (select id from routines where user_id = ${user.id})`);
    expect(row!.count).toBeGreaterThan(0);
  });

  it('holds everything after an emergency, also one that a retry adds', async () => {
    const user = await api.createUser();
    const { steps } = await activate(user.client);
    const id = await startedAgo(user, 1);
    const swelling = { symptoms: ['FACE_SWELLING' as const] };
    const told = await react(user, id, swelling);
    expect(told).toMatchObject({ urgent: true, seeDermatologist: true });
    expect(told.advice).toContain('emergency');
    for (const { id: step } of steps) expect(await status(user.client, step)).toMatch(/PAUSED|NOT_STARTED/);

    const someone = await api.createUser();
    const routine = await activate(someone.client);
    const other = await startedAgo(someone, 1);
    await react(someone, other);
    const cleanser = routine.steps.find(({ kind }) => kind === 'CLEANSER')!.id;
    expect(await status(someone.client, cleanser)).toBe('DUE');
    const late = await react(someone, other, swelling);
    expect(late).toMatchObject({ urgent: true, reaction: { symptoms: ['FACE_SWELLING'] } });
    expect(await status(someone.client, cleanser)).toBe('PAUSED');
    expect((await react(someone, other, swelling)).reaction).toEqual(late.reaction);
    expect(await react(someone, other)).toMatchObject({ urgent: true, reaction: { id: late.reaction!.id } });
    expect(await reactionsOf(someone)).toHaveLength(2);
  });

  it('takes a reaction after any other result, but nothing after a reaction', async () => {
    const user = await api.createUser();
    const [clear, abandoned, expired] = [
      await startedAgo(user, 8),
      await startedAgo(user, 8),
      await startedAgo(user, 30),
    ];
    await record(user, { id: clear });
    await abandon(user, abandoned);
    for (const id of [abandoned, expired]) {
      const { userErrors } = await record(user, { id });
      expect(userErrors[0]).toMatchObject({ code: 'INVALID_STATE', field: ['input', 'id'] });
    }
    expect((await testsOf(user)).nodes.map((each) => each.status)).toEqual([
      ...['EXPIRED', 'ABANDONED', 'CLEAR'],
    ]);
    for (const id of [clear, abandoned, expired]) {
      expect((await react(user, id)).patchTest?.status).toBe('REACTED');
      expect((await record(user, { id })).userErrors[0]?.code).toBe('INVALID_STATE');
      expect((await abandon(user, id)).userErrors[0]?.code).toBe('INVALID_STATE');
    }
    expect(await reactionsOf(user)).toHaveLength(3);
  });

  it('keeps the test and its reaction when the step is removed', async () => {
    const user = await api.createUser();
    const { id: routineId, steps } = await activate(user.client);
    const [first, ...others] = steps;
    const id = await startedAgo(user, 1, { stepId: first!.id });
    await user.client.request(UpdateRoutineDocument, {
      input: { id: routineId, steps: others.map((step) => ({ id: step.id })) },
    });
    expect((await react(user, id)).patchTest).toMatchObject({ status: 'REACTED', step: null });
  });
});
