import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  ActivateRoutineDocument,
  CheckRoutineDocument,
  DeleteRoutineDocument,
  PauseRoutineDocument,
  ReportReactionDocument,
  RoutineDocument,
  UpdateRoutineDocument,
} from '../../../operations/generated.ts';
import { localDay } from '../../../src/platform/time/local-day.ts';
import { ahaUses, routineSteps } from '../../../src/routines/plans/routines.table.ts';
import { dayNumber, dayText } from '../../../src/routines/rules/step-schedule.ts';
import type { TestUser } from '../../setup/api.ts';
import { uuidOf } from '../../setup/ids.ts';
import { api, cleanser, create, generate, glycolic, rules, setUp, sunscreen } from '../routine-setup.ts';

setUp();

type Made = Awaited<ReturnType<typeof create>>;
const TODAY = localDay('UTC', new Date());
const daysAgo = (days: number) => dayText(dayNumber(TODAY) - days);
const washedOff = { ...glycolic, kind: 'CLEANSER', name: 'Glow wash' } as const;

const withAcid = ({ client }: TestUser, activate = true) =>
  create(client, { steps: [cleanser, glycolic, sunscreen], activate });
/** What is said of a plan without any active and without sunscreen. */
const sunRules = async ({ client }: TestUser) => {
  const input = { plan: { steps: [cleanser] } };
  const { checkRoutine } = await client.request(CheckRoutineDocument, { input });
  return rules(checkRoutine.findings.filter(({ ruleId }) => ruleId === 'SUN-1' || ruleId === 'FREQ-SPF'));
};
const without = ({ steps }: Made, name: string) =>
  steps.filter((step) => step.name !== name).map(({ id }) => ({ id }));
const removeAcid = ({ client }: TestUser, routine: Made) =>
  client.request(UpdateRoutineDocument, {
    input: { id: routine.id, steps: without(routine, glycolic.name!) },
  });
const lastDay = async ({ id }: TestUser) =>
  (await api.db.select().from(ahaUses).where(eq(ahaUses.userId, id)))[0]?.lastDay ?? null;
const used = ({ id }: TestUser, day: string) =>
  api.db.update(ahaUses).set({ lastDay: day }).where(eq(ahaUses.userId, id));

const ASKED = ['HARD SUN-1'];
const ADVISED = ['SOFT FREQ-SPF'];

describe('sunscreen after an acid', () => {
  it.each<[string, (user: TestUser, routine: Made) => Promise<unknown>]>([
    ['its step was removed', removeAcid],
    [
      'another product took its place',
      ({ client }, { id, steps }) =>
        client.request(UpdateRoutineDocument, {
          input: {
            id,
            steps: steps.map((step) => ({
              id: step.id,
              ...(step.name === glycolic.name && { label: 'Aqua, Glycerin', kind: 'SERUM' as const }),
            })),
          },
        }),
    ],
    [
      'its routine was paused',
      ({ client }, { id }) => client.request(PauseRoutineDocument, { input: { id } }),
    ],
    [
      'its routine was deleted',
      ({ client }, { id }) => client.request(DeleteRoutineDocument, { input: { id } }),
    ],
    [
      'another routine was activated',
      ({ client }) => create(client, { steps: [cleanser, sunscreen], activate: true }),
    ],
    ['a new routine was generated in its place', ({ client }) => generate(client, { activate: true })],
  ])('is asked for when %s', async (_name, change) => {
    const user = await api.createUser();
    const routine = await withAcid(user);
    expect(await sunRules(user)).toEqual(ADVISED);
    await change(user, routine);
    expect(await lastDay(user)).toBe(TODAY);
    expect(await sunRules(user)).toEqual(ASKED);
  });

  it('is asked for seven days, with the day on which it was last used', async () => {
    const user = await api.createUser();
    const routine = await withAcid(user);
    await removeAcid(user, routine);
    await used(user, daysAgo(7));
    expect(await sunRules(user)).toEqual(ASKED);
    const shown = async () =>
      (await user.client.request(RoutineDocument, { id: routine.id })).routine!.findings.map(
        ({ ruleId }) => ruleId,
      );
    expect(await shown()).not.toContain('SUN-1');
    await user.client.request(UpdateRoutineDocument, {
      input: { id: routine.id, steps: [{ session: 'PM', kind: 'CLEANSER', name: 'Soft foam' }] },
    });
    expect(await shown()).toContain('SUN-1');
    const made = await generate(user.client);
    expect(made.steps.find(({ kind }) => kind === 'SUNSCREEN')).toMatchObject({ ruleId: 'SUN-1' });
    await used(user, daysAgo(8));
    expect(await sunRules(user)).toEqual(ADVISED);
    expect(await shown()).toContain('FREQ-SPF');
    const later = await generate(user.client);
    expect(later.steps.find(({ kind }) => kind === 'SUNSCREEN')).toMatchObject({ ruleId: 'FREQ-SPF' });
  });

  it('is not asked for after an acid that was never used', async () => {
    const user = await api.createUser();
    const draft = await withAcid(user, false);
    await removeAcid(user, draft);
    await user.client.request(DeleteRoutineDocument, { input: { id: draft.id } });
    const later = await create(user.client, {
      steps: [{ ...glycolic, startsOn: daysAgo(-3) }, washedOff, sunscreen],
      activate: true,
    });
    await user.client.request(PauseRoutineDocument, { input: { id: later.id } });
    expect(await lastDay(user)).toBeNull();
    expect(await sunRules(user)).toEqual(ADVISED);
  });

  it('counts from the day on which a rest began', async () => {
    const user = await api.createUser();
    const routine = await withAcid(user);
    await user.client.request(ReportReactionDocument, {
      input: { severity: 'MILD', symptoms: ['STINGING'] },
    });
    const acid = routine.steps.find(({ name }) => name === glycolic.name)!;
    await api.db
      .update(routineSteps)
      .set({ pausedFrom: daysAgo(5) })
      .where(eq(routineSteps.id, uuidOf(acid.id)));
    await removeAcid(user, routine);
    expect(await lastDay(user)).toBe(daysAgo(5));
  });

  it('takes the later day of two routines, and concerns one person only', async () => {
    const user = await api.createUser();
    const first = await withAcid(user);
    await user.client.request(PauseRoutineDocument, { input: { id: first.id } });
    await used(user, daysAgo(3));
    await user.client.request(ActivateRoutineDocument, { input: { id: first.id } });
    await removeAcid(user, first);
    expect(await lastDay(user)).toBe(TODAY);
    const other = await api.createUser();
    expect(await sunRules(other)).toEqual(ADVISED);
  });

  it('changes nothing when the routine of another person is named', async () => {
    const [user, other] = [await api.createUser(), await api.createUser()];
    const routine = await withAcid(user);
    const { client } = other;
    const { errors } = await client.send(DeleteRoutineDocument, { input: { id: routine.id } });
    expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    expect([await lastDay(user), await lastDay(other)]).toEqual([null, null]);
  });
});
