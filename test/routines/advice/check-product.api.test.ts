import { describe, expect, it } from 'vitest';
import {
  AvoidIngredientDocument,
  CheckIngredientsDocument,
  type CheckIngredientsInput,
  ParseIngredientListDocument,
  UpdateProfileDocument,
  type UpdateProfileInput,
} from '../../../operations/generated.ts';
import { add, health } from '../../health/health-setup.ts';
import type { TestUser } from '../../setup/api.ts';
import { api, create, glycolic, retinol, rules, setUp, sunscreen } from '../routine-setup.ts';

setUp();

const newUser = async (profile: UpdateProfileInput = {}) => {
  const user = await api.createUser();
  await user.client.request(UpdateProfileDocument, {
    input: { pregnancy: 'NONE', age: 35, ...profile },
  });
  return user;
};
const check = async ({ client }: TestUser, input: CheckIngredientsInput) =>
  (await client.request(CheckIngredientsDocument, { input })).checkIngredients;
const found = async (user: TestUser, text: string, rest: Omit<CheckIngredientsInput, 'list'> = {}) => {
  const { passed, findings } = await check(user, { list: { text }, ...rest });
  return { passed, rules: rules(findings) };
};

const RETINOL = 'Aqua, Glycerin, Retinol';
const NIGHT_CREAM = 'Aqua, Glycerin, Niacinamide';

describe('a product that is checked', () => {
  it('passes where nothing speaks against it, and not for whom something does', async () => {
    const anyone = await newUser();
    expect(await found(anyone, RETINOL)).toEqual({ passed: true, rules: [] });
    const pregnant = await newUser({ pregnancy: 'PREGNANT' });
    expect(await found(pregnant, RETINOL)).toEqual({ passed: false, rules: ['HARD PREG-1'] });
    expect(await found(pregnant, NIGHT_CREAM)).toEqual({ passed: true, rules: [] });
    const { findings } = await check(pregnant, { list: { text: RETINOL } });
    expect(findings[0]).toMatchObject({ ingredients: ['RETINOL'], source: expect.stringMatching(/./) });
    expect(findings[0]!.message).toMatch(/This product \(RETINOL\)/);
  });

  it('does not pass where it is safe only for some, and what they would say is not known', async () => {
    const silent = await newUser({ pregnancy: 'UNKNOWN' });
    expect(await found(silent, RETINOL)).toEqual({ passed: false, rules: ['SOFT ASK-FIRST'] });
    const { findings } = await check(silent, { list: { text: RETINOL } });
    expect(findings[0]!.message).toMatch(/RETINOL.*pregnant/);
    expect(await found(silent, NIGHT_CREAM)).toEqual({ passed: true, rules: [] });
    const taking = await newUser();
    await add(taking, { name: 'Something from the pharmacy' });
    expect(await found(taking, RETINOL)).toEqual({ passed: false, rules: ['SOFT RX-ASK'] });
    expect(await found(taking, NIGHT_CREAM)).toEqual({ passed: true, rules: [] });
  });

  it('is judged alike as a label that is read and by the ids of its ingredients', async () => {
    const young = await newUser({ age: 16 });
    const { parseIngredientList } = await young.client.request(ParseIngredientListDocument, {
      text: RETINOL,
    });
    expect(parseIngredientList).toMatchObject({ passed: false, findings: [{ ruleId: 'AGE-18' }] });
    const ingredientIds = parseIngredientList.items.map(({ ingredient }) => ingredient!.id);
    expect(rules((await check(young, { list: { ingredientIds } })).findings)).toEqual(['HARD AGE-18']);
  });

  it('is judged by medications of the account, and by prescribed steps of the active routine', async () => {
    const taking = await newUser();
    await add(taking, { name: 'Isotretinoin 20 mg capsules' });
    expect((await health(taking)).medicationsAnswered).toBe(true);
    expect(await found(taking, RETINOL)).toEqual({ passed: false, rules: ['HARD RX-ISOTRETINOIN'] });
    const applying = await newUser();
    const step = {
      session: 'PM',
      kind: 'RETINOID',
      name: 'Tretinoin 0.05 % cream',
      prescribed: true,
    } as const;
    await create(applying.client, { steps: [step, sunscreen], activate: true });
    expect((await found(applying, 'Aqua, Glycolic Acid')).rules).toContain('HARD RX-RETINOID');
  });

  it('is judged by what the person avoids, by how it is used and by the region of the account', async () => {
    const user = await newUser({ region: 'US' });
    await user.client.request(AvoidIngredientDocument, { input: { target: { name: 'Niacinamide' } } });
    expect((await found(user, NIGHT_CREAM)).rules).toEqual(['HARD USER-AVOID']);
    const text = 'Aqua, Butylphenyl Methylpropional';
    const law = async (input: Omit<CheckIngredientsInput, 'list'>) =>
      (await check(user, { list: { text }, ...input })).law.map(({ severity }) => severity);
    expect([await law({}), await law({ region: 'EU' })]).toEqual([['SOFT'], ['HARD']]);
    await user.client.request(UpdateProfileDocument, { input: { pregnancy: 'PREGNANT' } });
    expect((await found(user, 'Aqua, Salicylic Acid', { leaveOn: true })).rules).toEqual(['SOFT PREG-2']);
    expect((await found(user, 'Aqua, Salicylic Acid', { leaveOn: false })).rules).toEqual([]);
  });

  it('takes as many statements with much about the person as with nothing', async () => {
    const count = async (user: TestUser) =>
      (await api.statements(() => check(user, { list: { text: RETINOL } }))).length;
    const [little, much] = [await newUser(), await newUser()];
    for (const name of ['Differin', 'Doxycycline', 'Azelaic acid']) await add(much, { name });
    const prescribed = {
      session: 'PM',
      kind: 'RETINOID',
      name: 'Tretinoin cream',
      prescribed: true,
    } as const;
    await create(much.client, { steps: [prescribed, sunscreen, glycolic, retinol], activate: true });
    await create(little.client, { activate: true });
    expect(await count(much)).toBe(await count(little));
  });
});
