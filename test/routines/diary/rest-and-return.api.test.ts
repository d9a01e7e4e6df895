import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  ActivateRoutineDocument,
  CreateRoutineDocument,
  PauseRoutineDocument,
  ResumeAfterReactionDocument,
} from '../../../operations/generated.ts';
import { routinePeriods, routineSteps, routines } from '../../../src/routines/plans/routines.table.ts';
import type { TestUser } from '../../setup/api.ts';
import { uuidOf } from '../../setup/ids.ts';
import { api, inDays, report, setUp, status } from '../step-log-setup.ts';

setUp();

/** A routine that began 90 days ago, with a retinoid that is due every night by now. */
async function rampedUp(user: TestUser, isPrescribed = false) {
  const { createRoutine } = await user.client.request(CreateRoutineDocument, {
    input: {
      ...{ name: 'Nights', activate: true },
      steps: [
        { session: 'PM', kind: 'CLEANSER', name: 'Foam' },
        {
          ...{ session: 'PM', kind: 'RETINOID', name: 'Night serum', prescribed: isPrescribed },
          schedule: { kind: 'RAMP_UP' },
        },
      ],
    },
  });
  const { id, steps } = createRoutine.routine!;
  const start = inDays(-90);
  await api.db
    .update(routines)
    .set({ startsOn: start })
    .where(eq(routines.id, uuidOf(id)));
  await api.db
    .update(routinePeriods)
    .set({ startedOn: start })
    .where(eq(routinePeriods.routineId, uuidOf(id)));
  const stepId = steps.find(({ kind }) => kind === 'RETINOID')!.id;
  expect(await status(user.client, stepId)).toBe('DUE');
  return { id, stepId };
}

/** Days from today on which a step is due. */
const dueDays = async ({ client }: TestUser, stepId: string, from: number, to: number) => {
  const due: number[] = [];
  for (let day = from; day <= to; day += 1) {
    if ((await status(client, stepId, inDays(day))) === 'DUE') due.push(day);
  }
  return due;
};
const pauseOf = async (stepId: string) => {
  const [row] = await api.db
    .select()
    .from(routineSteps)
    .where(eq(routineSteps.id, uuidOf(stepId)));
  return { from: row!.pausedFrom, until: row!.pausedUntil };
};

describe('after a reaction', () => {
  it('a ramp-up begins again at its first stage, and what was before stays', async () => {
    const user = await api.createUser();
    const { stepId } = await rampedUp(user);
    await report(user.client);
    expect(await dueDays(user, stepId, -3, 22)).toEqual([-3, -2, -1, 7, 11, 15, 19]);
  });

  it('that is reported late, it begins no sooner after tonight than its first stage permits', async () => {
    const user = await api.createUser();
    const { stepId } = await rampedUp(user);
    await report(user.client, { occurredOn: inDays(-6) });
    expect(await pauseOf(stepId)).toEqual({ from: inDays(-6), until: inDays(4) });
    expect(await dueDays(user, stepId, -7, 9)).toEqual([-7, 4, 8]);
  });

  it('whose rest was over before the report, it goes on', async () => {
    const user = await api.createUser();
    const { stepId } = await rampedUp(user);
    await report(user.client, { occurredOn: inDays(-7) });
    expect(await pauseOf(stepId)).toEqual({ from: null, until: null });
    expect(await status(user.client, stepId)).toBe('DUE');
  });

  it.each([
    [true, 4],
    [false, 7],
  ])(
    'that was an emergency, it begins again once a doctor agrees: prescribed %s',
    async (isPrescribed, day) => {
      const user = await api.createUser();
      const { stepId } = await rampedUp(user, isPrescribed);
      const { reaction } = await report(user.client, { symptoms: ['FACE_SWELLING'] });
      expect(await dueDays(user, stepId, 0, 9)).toEqual([]);
      const { resumeAfterReaction } = await user.client.request(ResumeAfterReactionDocument, {
        input: { id: reaction!.id, doctorAgreed: true },
      });
      expect(resumeAfterReaction.userErrors).toEqual([]);
      expect(await dueDays(user, stepId, 0, day + 4)).toEqual([day, day + 4]);
    },
  );
});

describe('after a break of the routine', () => {
  it.each([
    [27, [0, 1, 2, 3, 4]],
    [28, [0, 4]],
  ])('of %d days, a ramp-up goes on or begins again', async (days, due) => {
    const user = await api.createUser();
    const { id, stepId } = await rampedUp(user);
    const input = { id };
    await user.client.request(PauseRoutineDocument, { input });
    await api.db
      .update(routinePeriods)
      .set({ endedOn: inDays(-days) })
      .where(eq(routinePeriods.routineId, uuidOf(id)));
    await user.client.request(ActivateRoutineDocument, { input });
    expect(await dueDays(user, stepId, 0, 4)).toEqual(due);
  });

  it('a rest that is not over stays', async () => {
    const user = await api.createUser();
    const { id, stepId } = await rampedUp(user);
    await report(user.client);
    const input = { id };
    await user.client.request(PauseRoutineDocument, { input });
    await api.db
      .update(routinePeriods)
      .set({ endedOn: inDays(-40) })
      .where(eq(routinePeriods.routineId, uuidOf(id)));
    await user.client.request(ActivateRoutineDocument, { input });
    expect(await dueDays(user, stepId, 0, 11)).toEqual([7, 11]);
  });
});
