import { describe, expect, it } from 'vitest';
import {
  CheckRoutineDocument,
  GenerateRoutineDocument,
  UpdateProfileDocument,
} from '../../../operations/generated.ts';
import { portrait } from '../../setup/photos.ts';
import { submit, waitForEnd } from '../../setup/rows/submissions.ts';
import { api, create, generate, setUp, user } from '../routine-setup.ts';

setUp();

describe('generateRoutine', () => {
  it('makes a routine from words, each step with reason, rule and source', async () => {
    const routine = await generate(user.client, {
      name: 'Autumn',
      profile: { skinType: 'COMBINATION', concerns: ['ACNE', 'PIGMENTATION', 'OILINESS'] },
    });
    expect(routine).toMatchObject({ name: 'Autumn', origin: 'GENERATED', status: 'DRAFT' });
    for (const step of routine.steps) {
      for (const text of [step.ruleId, step.reason, step.source]) expect(text?.length).toBeGreaterThan(3);
    }
    const names = routine.steps.flatMap(({ ingredients }) =>
      ingredients.map((each) => each.ingredient?.inciName),
    );
    expect(names).toEqual(
      expect.arrayContaining(['BENZOYL PEROXIDE', 'AZELAIC ACID', 'NIACINAMIDE', 'GLYCERIN']),
    );
    expect(routine.steps.filter(({ session }) => session === 'AM').at(-1)?.kind).toBe('SUNSCREEN');
    expect(routine.findings.filter(({ severity }) => severity === 'HARD')).toEqual([]);
    expect(routine.notes.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['INTRO-1', 'INTRO-PATCH']),
    );
    expect(routine.steps.at(-1)?.schedule).toMatchObject({ kind: 'DAILY', text: 'every day' });
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
      `update analyses set metrics = (select jsonb_agg(case when each->>'key' = 'BLEMISHES'
         then each || '{"band": "HIGH", "value": 80}' else each || '{"band": "LOW", "value": 30}' end)
         from jsonb_array_elements(metrics) each) where user_id = '${someone.id}'`,
    );
    const after = await generate(someone.client);
    expect(before.steps.some(({ kind }) => kind === 'SPOT_TREATMENT')).toBe(false);
    expect(after.steps.find(({ kind }) => kind === 'SPOT_TREATMENT')).toMatchObject({
      ruleId: 'ACNE-MILD-1',
    });
  });

  it('takes the answers of the input for this routine only, and replaces the retinoid in pregnancy', async () => {
    const someone = await api.createUser();
    const wrinkles = { concerns: ['WRINKLES' as const] };
    const inPregnancy = await generate(someone.client, {
      profile: { ...wrinkles, pregnancy: 'PREGNANT', sensitivity: 'HIGH', fragranceFree: true, vegan: true },
      activate: true,
    });
    expect(inPregnancy.steps.some(({ ruleId }) => ruleId === 'PREG-3')).toBe(true);
    expect(inPregnancy.profile).toMatchObject({ pregnancy: 'PREGNANT', sensitivity: 'HIGH' });
    const later = await generate(someone.client, { profile: wrinkles });
    expect(later.profile).toEqual({
      ...{ skinType: null, concerns: ['WRINKLES'], sensitivity: 'NORMAL', experience: 'BEGINNER' },
      ...{ pregnancy: 'NOT_APPLICABLE', fragranceFree: false, vegan: false },
    });
    expect((await generate(someone.client)).profile.concerns).toEqual([]);
  });

  it('takes the account’s answers, and the more careful one where the input differs', async () => {
    const someone = await api.createUser();
    await someone.client.request(UpdateProfileDocument, {
      input: {
        ...{ concerns: ['WRINKLES'], pregnancy: 'PREGNANT', sensitivity: 'HIGH', experience: 'EXPERIENCED' },
        ...{ skinType: 'DRY', fragranceFree: true, vegan: true },
      },
    });
    const account = {
      ...{ skinType: 'DRY', concerns: ['WRINKLES'], sensitivity: 'HIGH', experience: 'EXPERIENCED' },
      ...{ pregnancy: 'PREGNANT', fragranceFree: true, vegan: true },
    };
    expect((await generate(someone.client)).profile).toEqual(account);
    const answers = { pregnancy: 'NONE', sensitivity: 'LOW', vegan: false } as const;
    const careful = await generate(someone.client, { profile: answers });
    expect(careful.profile).toEqual({ ...account, vegan: false });
    expect(careful.steps.map(({ kind }) => kind)).not.toContain('RETINOID');
    await someone.client.request(UpdateProfileDocument, { input: { pregnancy: 'NOT_APPLICABLE' } });
    const told = await generate(someone.client, { profile: { pregnancy: 'BREASTFEEDING' } });
    expect(told.profile.pregnancy).toBe('BREASTFEEDING');
  });

  it('uses a pregnancy from the profile, in new routines and in findings of old ones', async () => {
    const { client } = await api.createUser();
    const before = await create(client);
    expect(before.findings.map(({ ruleId }) => ruleId)).not.toContain('PREG-1');
    await client.request(UpdateProfileDocument, { input: { pregnancy: 'PREGNANT' } });
    const later = await generate(client, { profile: { concerns: ['WRINKLES'] } });
    expect(later.steps.some(({ ruleId }) => ruleId === 'PREG-3')).toBe(true);
    const { checkRoutine } = await client.request(CheckRoutineDocument, {
      input: { plan: { routineId: before.id } },
    });
    expect(checkRoutine.findings.map(({ ruleId }) => ruleId)).toContain('PREG-1');
  });

  it('holds a prescription that may harm the child, and says to call the practice', async () => {
    const someone = await api.createUser();
    const routine = await generate(someone.client, {
      profile: { concerns: ['PORES'], pregnancy: 'PREGNANT' },
      prescriptions: [{ name: 'Differin 0.1 % gel' }, { name: 'Isotretinoin 20 mg' }],
    });
    expect(routine.steps.filter(({ prescribed }) => prescribed)).toMatchObject([
      { name: 'Differin 0.1 % gel', heldForDoctor: true },
    ]);
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
    expect(routine.steps.find(({ kind }) => kind === 'SUNSCREEN')).toMatchObject({
      spf: 50,
      ruleId: 'SUN-1',
    });
    expect(routine.steps.some(({ kind }) => kind === 'RETINOID' || kind === 'EXFOLIANT')).toBe(false);
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
      kind: 'RETINOID',
      session: 'PM',
      ruleId: 'USER-RX',
      ingredients: [{ ingredient: { inciName: 'TRETINOIN' } }],
    });
    await someone.client.request(UpdateProfileDocument, { input: { pregnancy: 'PREGNANT' } });
    const { checkRoutine } = await someone.client.request(CheckRoutineDocument, {
      input: { plan: { routineId: routine.id } },
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
