import { describe, expect, it } from 'vitest';
import {
  ActivateRoutineDocument,
  ActiveRoutineDocument,
  CreateRoutineDocument,
  type CreateRoutineInput,
  DeleteRoutineDocument,
  MyRoutinesDocument,
  PauseRoutineDocument,
  RoutineDocument,
  UpdateRoutineDocument,
} from '../../../operations/generated.ts';
import { api, cleanser, create, glycolic, retinol, setUp, sunscreen, user } from '../routine-setup.ts';

setUp();

describe('own routines', () => {
  it('turn a pasted label into ingredients, and name conflicting ones', async () => {
    const routine = await create(user.client, { steps: [cleanser, glycolic, retinol, sunscreen] });
    expect(routine.origin).toBe('OWN');
    const step = routine.steps.find(({ kind }) => kind === 'RETINOID')!;
    expect(step.ingredients.map(({ ingredient, percent }) => [ingredient?.inciName, percent])).toEqual([
      ['AQUA', null],
      ['RETINOL', 0.2],
      ['SQUALANE', null],
    ]);
    const clash = routine.findings.find(({ ruleId }) => ruleId === 'CON-RET-AHA');
    expect(clash).toMatchObject({ severity: 'HARD', ingredients: ['RETINOL', 'GLYCOLIC ACID'] });
    expect(clash?.steps.map(({ name }) => name)).toEqual(['Night serum', 'Glow tonic']);
  });

  it('can be renamed, reordered, extended and shortened; the rest stays', async () => {
    const routine = await create(user.client);
    const [first, second, third] = routine.steps;
    const { updateRoutine } = await user.client.request(UpdateRoutineDocument, {
      input: {
        id: routine.id,
        name: 'Other',
        steps: [
          { id: third!.id },
          { id: second!.id, name: 'Renamed', label: null, schedule: { kind: 'INTERVAL', everyDays: 3 } },
          { session: 'PM', kind: 'MOISTURIZER', name: 'Cream' },
        ],
      },
    });
    const steps = updateRoutine.routine!.steps;
    expect(updateRoutine.routine).toMatchObject({ name: 'Other' });
    expect(steps.map(({ name, position }) => [name, position])).toEqual([
      ['Day shield', 0],
      ['Renamed', 1],
      ['Cream', 2],
    ]);
    expect(steps[1]).toMatchObject({ id: second!.id, label: null, ingredients: [], kind: 'RETINOID' });
    expect(steps[1]!.schedule.text).toBe('every 3 days');
    expect(steps.map(({ id }) => id)).not.toContain(first!.id);
    const kept = await user.client.request(UpdateRoutineDocument, { input: { id: routine.id } });
    expect(kept.updateRoutine.routine).toMatchObject({ name: 'Other', steps: { length: 3 } });
  });

  it('are given waiting times, which an update keeps', async () => {
    const steps = [{ ...cleanser, waitAfterMinutes: 2 }, retinol, sunscreen];
    const { id, steps: made, findings } = await create(user.client, { steps });
    expect(made.map(({ waitAfterMinutes }) => waitAfterMinutes)).toEqual([2, 0, 0]);
    expect(findings).toContainEqual(expect.objectContaining({ ruleId: 'WAIT-2', severity: 'SOFT' }));
    const [foam, night] = made;
    const { updateRoutine } = await user.client.request(UpdateRoutineDocument, {
      input: { id, steps: [{ id: foam!.id }, { id: night!.id, waitBeforeMinutes: 3 }] },
    });
    const { steps: changed, findings: left } = updateRoutine.routine!;
    expect(changed.map((step) => [step.waitBeforeMinutes, step.waitAfterMinutes])).toEqual([
      [0, 2],
      [3, 0],
    ]);
    expect(left.map(({ ruleId }) => ruleId)).not.toContain('WAIT-2');
  });

  it.each([
    ['no steps', { steps: [] }, 'input.steps'],
    ['no name', { name: '' }, 'input.name'],
    ['a new step without a kind', { steps: [{ session: 'AM', name: 'x' }] }, 'input.steps.0.kind'],
    [
      'an hour and a minute of waiting',
      { steps: [{ ...cleanser, waitAfterMinutes: 61 }] },
      'input.steps.0.waitAfterMinutes',
    ],
    ['a long label', { steps: [{ ...cleanser, label: 'x'.repeat(10_001) }] }, 'input.steps.0.label'],
    [
      'an empty week',
      { steps: [{ ...cleanser, schedule: { kind: 'WEEKDAYS', weekdays: [] } }] },
      'input.steps.0.schedule.weekdays',
    ],
    [
      'a day behind the cycle',
      { steps: [{ ...cleanser, schedule: { kind: 'CYCLE', cycleLength: 3, cycleDays: [4] } }] },
      'input.steps.0.schedule.cycleDays',
    ],
  ])('are refused with %s', async (_name, input, field) => {
    const variables = { input: { name: 'Mine', steps: [cleanser], ...input } as CreateRoutineInput };
    const { createRoutine } = await user.client.request(CreateRoutineDocument, variables);
    expect(createRoutine.userErrors[0]?.field?.join('.')).toBe(field);
  });

  it('take no step of another routine', async () => {
    const [mine, other] = [await create(user.client), await create(user.client)];
    const input = { id: mine.id, steps: [{ id: other.steps[0]!.id }] };
    const { errors } = await user.client.send(UpdateRoutineDocument, { input });
    expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });

  it('are active one at a time, even with concurrent requests', async () => {
    const someone = await api.createUser();
    const made = await Promise.all([1, 2, 3, 4].map(() => create(someone.client)));
    const activate = (id: string) => someone.client.request(ActivateRoutineDocument, { input: { id } });
    await Promise.all(made.map(({ id }) => activate(id)));
    const { viewer } = await someone.client.request(MyRoutinesDocument, { filter: { status: 'ACTIVE' } });
    expect(viewer.routines.totalCount).toBe(1);
    await activate(made[0]!.id);
    const { activateRoutine: again } = await activate(made[0]!.id);
    expect(again.routine).toMatchObject({ id: made[0]!.id, status: 'ACTIVE' });
    const active = await someone.client.request(ActiveRoutineDocument, {});
    expect(active.viewer.activeRoutine?.id).toBe(made[0]!.id);
    const { pauseRoutine } = await someone.client.request(PauseRoutineDocument, {
      input: { id: made[0]!.id },
    });
    expect(pauseRoutine.routine?.status).toBe('PAUSED');
    expect((await someone.client.request(ActiveRoutineDocument, {})).viewer.activeRoutine).toBeNull();
  });

  it('cannot be paused before they were active', async () => {
    const { id } = await create(user.client);
    const { pauseRoutine } = await user.client.request(PauseRoutineDocument, { input: { id } });
    expect(pauseRoutine.userErrors[0]?.code).toBe('INVALID_STATE');
  });

  it('are created once per request id, even concurrently', async () => {
    const someone = await api.createUser();
    const made = await Promise.all([1, 2, 3].map(() => create(someone.client, { clientRequestId: 'r' })));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });

  it('can be deleted', async () => {
    const { id } = await create(user.client);
    const { deleteRoutine } = await user.client.request(DeleteRoutineDocument, { input: { id } });
    expect(deleteRoutine).toEqual({ deletedRoutineId: id, userErrors: [] });
    const { errors } = await user.client.send(RoutineDocument, { id });
    expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });

  it('are listed newest first, page by page, with as many statements for few as for many', async () => {
    const someone = await api.createUser();
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) made.unshift((await create(someone.client)).id);
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const { viewer } = await someone.client.request(MyRoutinesDocument, { first: 2, after });
      expect(viewer.routines.totalCount).toBe(5);
      seen.push(...viewer.routines.nodes.map(({ id }) => id));
      after = viewer.routines.pageInfo.hasNextPage ? viewer.routines.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(made);
    const count = async (first: number) =>
      (await api.statements(() => someone.client.request(MyRoutinesDocument, { first }))).length;
    const few = await count(2); // a page of one is not costly, and so has a plan
    expect(await count(5)).toBe(few);
    expect(few).toBeLessThanOrEqual(16);
    expect(await count(1)).toBeLessThan(few);
  });
});
