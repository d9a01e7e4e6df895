import { describe, expect, it } from 'vitest';
import {
  ActivateRoutineDocument,
  ActiveRoutineDocument,
  CheckRoutineDocument,
  CreateRoutineDocument,
  type CreateRoutineInput,
  DeleteRoutineDocument,
  GenerateRoutineDocument,
  MyRoutinesDocument,
  PauseRoutineDocument,
  RoutineDocument,
  UpdateProfileDocument,
  UpdateRoutineDocument,
} from '../../operations/generated.ts';
import { portrait } from '../setup/photos.ts';
import { submit, waitForEnd } from '../setup/submissions.ts';
import {
  api,
  cleanser,
  create,
  generate,
  glycolic,
  retinol,
  setUp,
  sunscreen,
  user,
} from './routine-setup.ts';

setUp();

describe('generateRoutine', () => {
  it('makes a routine from words, each step with reason, rule and source', async () => {
    const routine = await generate(user.client, {
      name: 'Autumn',
      profile: { skinType: 'COMBINATION', concerns: ['WRINKLES', 'PORES', 'PIGMENTATION'] },
    });
    expect(routine).toMatchObject({ name: 'Autumn', origin: 'GENERATED', status: 'DRAFT' });
    for (const step of routine.steps) {
      for (const text of [step.ruleId, step.reason, step.source]) expect(text?.length).toBeGreaterThan(3);
    }
    const names = routine.steps.flatMap(({ ingredients }) =>
      ingredients.map((each) => each.ingredient?.inciName),
    );
    expect(names).toEqual(expect.arrayContaining(['RETINOL', 'SALICYLIC ACID', 'ASCORBIC ACID', 'GLYCERIN']));
    expect(routine.steps.filter(({ session }) => session === 'AM').at(-1)?.type).toBe('SUNSCREEN');
    expect(routine.findings.filter(({ severity }) => severity === 'HARD')).toEqual([]);
    expect(routine.notes.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['FREQ-CYCLE', 'INTRO-1']),
    );
    expect(routine.steps.find(({ type }) => type === 'RETINOID')?.schedule).toMatchObject({
      kind: 'CYCLE',
      cycleLength: 4,
      cycleDays: [2],
      text: 'on day 2 of each 4',
    });
  });

  it('is deterministic, and the same request gives the same routine', async () => {
    const someone = await api.createUser();
    const input = { profile: { concerns: ['ACNE', 'REDNESS', 'OILINESS'] as const }, maxStepsPerSession: 5 };
    const strip = ({ steps, notes }: Awaited<ReturnType<typeof generate>>) => ({
      notes,
      steps: steps.map(({ id: _, ...step }) => step),
    });
    const one = await generate(someone.client, {
      ...input,
      profile: { concerns: [...input.profile.concerns] },
    });
    const other = await generate(someone.client, {
      ...input,
      profile: { concerns: [...input.profile.concerns] },
    });
    expect(other.id).not.toBe(one.id);
    expect(strip(other)).toEqual(strip(one));
    const again = await Promise.all(
      [1, 2, 3].map(() => generate(someone.client, { clientRequestId: 'the same' })),
    );
    expect(new Set(again.map(({ id }) => id)).size).toBe(1);
  });

  it('uses the latest completed analysis', async () => {
    const someone = await api.createUser();
    const before = await generate(someone.client);
    await waitForEnd(someone.client, await submit(someone.client, portrait));
    await api.db.execute(
      `update analyses set metrics = (select jsonb_agg(case when each->>'key' = 'LINES'
         then each || '{"band": "HIGH", "value": 80}' else each || '{"band": "LOW", "value": 30}' end)
         from jsonb_array_elements(metrics) each) where user_id = '${someone.id}'`,
    );
    const after = await generate(someone.client);
    expect(before.steps.some(({ type }) => type === 'RETINOID')).toBe(false);
    expect(after.steps.find(({ type }) => type === 'RETINOID')).toMatchObject({ ruleId: 'LINES-ADD' });
  });

  it('remembers a pregnancy until it is changed, and replaces the retinoid', async () => {
    const someone = await api.createUser();
    const types = async (profile: object) =>
      (await generate(someone.client, { profile })).steps.map(({ type }) => type);
    const inPregnancy = await generate(someone.client, {
      profile: { concerns: ['WRINKLES'], pregnancy: 'PREGNANT' },
    });
    expect(inPregnancy.steps.some(({ ruleId }) => ruleId === 'PREG-3')).toBe(true);
    expect(await types({})).not.toContain('RETINOID');
    expect(await types({ pregnancy: 'NONE' })).toContain('RETINOID');
  });

  it('uses a pregnancy from the profile, in new routines and in findings of old ones', async () => {
    const { client } = await api.createUser();
    const before = await generate(client, { profile: { concerns: ['WRINKLES'] } });
    expect(before.steps.map(({ type }) => type)).toContain('RETINOID');
    await client.request(UpdateProfileDocument, { input: { pregnancy: 'PREGNANT' } });
    const later = await generate(client, { profile: { concerns: ['WRINKLES'] } });
    expect(later.steps.map(({ type }) => type)).not.toContain('RETINOID');
    const { checkRoutine } = await client.request(CheckRoutineDocument, { input: { routineId: before.id } });
    expect(checkRoutine.findings.map(({ ruleId }) => ruleId)).toContain('PREG-1');
  });

  it('plans no prescription that may harm the child, and says to call the practice', async () => {
    const someone = await api.createUser();
    const routine = await generate(someone.client, {
      profile: { concerns: ['PORES'], pregnancy: 'PREGNANT' },
      prescriptions: [{ name: 'Differin 0.1 % gel' }, { name: 'Isotretinoin 20 mg' }],
    });
    expect(routine.steps.some(({ prescribed }) => prescribed)).toBe(false);
    const messages = routine.notes.map(({ ruleId, message }) => `${ruleId}: ${message}`);
    expect(messages).toContainEqual(
      expect.stringMatching(/^PREG-RX: Please call the practice that prescribed Differin 0\.1 % gel today/),
    );
    expect(messages).toContainEqual(
      expect.stringMatching(/^PREG-RET-ORAL: Stop Isotretinoin 20 mg now and call the doctor today/),
    );
  });

  it('plans only what goes on the skin, and says what else it does not know', async () => {
    const someone = await api.createUser();
    const routine = await generate(someone.client, {
      profile: { concerns: ['WRINKLES', 'PORES'] },
      prescriptions: [{ name: 'Doxycyclin 100 mg Kapseln' }, { name: 'Xyzzol cream' }],
    });
    expect(routine.steps.filter(({ prescribed }) => prescribed).map(({ name }) => name)).toEqual([
      'Xyzzol cream',
    ]);
    expect(routine.steps.find(({ type }) => type === 'SUNSCREEN')).toMatchObject({
      spf: 50,
      ruleId: 'SUN-1',
    });
    expect(routine.steps.some(({ type }) => type === 'RETINOID' || type === 'EXFOLIANT')).toBe(false);
    const ruleIds = routine.notes.map(({ ruleId }) => ruleId);
    expect(ruleIds).toEqual(expect.arrayContaining(['RX-ORAL', 'RX-PHOTOSENSITISER', 'RX-ASK']));
  });

  it('keeps a prescription, recognizes it by name, and warns during pregnancy', async () => {
    const someone = await api.createUser();
    const routine = await generate(someone.client, {
      profile: { concerns: ['PORES'] },
      prescriptions: [{ name: 'Tretinoin 0.05 %' }],
    });
    expect(routine.steps.find(({ prescribed }) => prescribed)).toMatchObject({
      type: 'RETINOID',
      session: 'PM',
      ruleId: 'USER-RX',
      ingredients: [{ ingredient: { inciName: 'TRETINOIN' } }],
    });
    await someone.client.request(UpdateProfileDocument, { input: { pregnancy: 'PREGNANT' } });
    const { checkRoutine } = await someone.client.request(CheckRoutineDocument, {
      input: { routineId: routine.id },
    });
    const warning = checkRoutine.findings.find(({ ruleId }) => ruleId === 'PREG-RX');
    expect(warning).toMatchObject({ severity: 'HARD', steps: [{ name: 'Tretinoin 0.05 %' }] });
    expect(warning?.message).toMatch(/^Please call the practice that prescribed Tretinoin 0.05 % today/);
    expect(checkRoutine.passed).toBe(false);
  });

  it('excludes avoided ingredients, by any of their names', async () => {
    const routine = await generate(user.client, {
      profile: { concerns: ['WRINKLES'] },
      avoid: ['vitamin a1 alcohol', 'Retinol'],
      reactedTo: ['palmitoyl pentapeptide 4'],
    });
    const names = routine.steps.flatMap(({ ingredients }) => ingredients.map(({ text }) => text));
    expect(names).toContain('ASCORBIC ACID');
    expect(names).not.toContain('RETINOL');
    expect(names).not.toContain('PALMITOYL PENTAPEPTIDE-4');
  });

  it('reports invalid input, each error at its field', async () => {
    const input = { name: ' ', maxStepsPerSession: 0, prescriptions: [{ name: 'x', everyDays: 1000 }] };
    const { generateRoutine } = await user.client.request(GenerateRoutineDocument, { input });
    expect(generateRoutine.routine).toBeNull();
    expect(generateRoutine.userErrors.map(({ field }) => field?.join('.')).sort()).toEqual([
      'input.maxStepsPerSession',
      'input.name',
      'input.prescriptions.0.everyDays',
    ]);
  });
});

describe('own routines', () => {
  it('turn a pasted label into ingredients, and name conflicting ones', async () => {
    const routine = await create(user.client, { steps: [cleanser, glycolic, retinol, sunscreen] });
    expect(routine.origin).toBe('OWN');
    const step = routine.steps.find(({ type }) => type === 'RETINOID')!;
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
          { session: 'PM', type: 'MOISTURISER', name: 'Cream' },
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
    expect(steps[1]).toMatchObject({ id: second!.id, label: null, ingredients: [], type: 'RETINOID' });
    expect(steps[1]!.schedule.text).toBe('every 3 days');
    expect(steps.map(({ id }) => id)).not.toContain(first!.id);
    const kept = await user.client.request(UpdateRoutineDocument, { input: { id: routine.id } });
    expect(kept.updateRoutine.routine).toMatchObject({ name: 'Other', steps: { length: 3 } });
  });

  it.each([
    ['no steps', { steps: [] }, 'input.steps'],
    ['no name', { name: '' }, 'input.name'],
    ['a new step without a type', { steps: [{ session: 'AM', name: 'x' }] }, 'input.steps.0.type'],
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
    const { me } = await someone.client.request(MyRoutinesDocument, { status: 'ACTIVE' });
    expect(me.routines.totalCount).toBe(1);
    await activate(made[0]!.id);
    const { activateRoutine: again } = await activate(made[0]!.id);
    expect(again.routine).toMatchObject({ id: made[0]!.id, status: 'ACTIVE' });
    const active = await someone.client.request(ActiveRoutineDocument, {});
    expect(active.me.activeRoutine?.id).toBe(made[0]!.id);
    const { pauseRoutine } = await someone.client.request(PauseRoutineDocument, {
      input: { id: made[0]!.id },
    });
    expect(pauseRoutine.routine?.status).toBe('PAUSED');
    expect((await someone.client.request(ActiveRoutineDocument, {})).me.activeRoutine).toBeNull();
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

  it('are listed newest first, page by page, with as many statements for one as for many', async () => {
    const someone = await api.createUser();
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) made.unshift((await create(someone.client)).id);
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const { me } = await someone.client.request(MyRoutinesDocument, { first: 2, after });
      expect(me.routines.totalCount).toBe(5);
      seen.push(...me.routines.nodes.map(({ id }) => id));
      after = me.routines.pageInfo.hasNextPage ? me.routines.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(made);
    const count = async (first: number) =>
      (await api.statements(() => someone.client.request(MyRoutinesDocument, { first }))).length;
    const one = await count(1);
    expect(await count(5)).toBe(one);
    expect(one).toBeLessThanOrEqual(12);
  });
});
