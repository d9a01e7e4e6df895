import { describe, expect, it } from 'vitest';
import {
  AllowIngredientDocument,
  type AllowIngredientInput,
  AvoidIngredientDocument,
  type AvoidIngredientInput,
  CheckIngredientsDocument,
  CheckRoutineDocument,
  GenerateRoutineDocument,
  IngredientsDocument,
  MyAvoidedIngredientsDocument,
  ParseIngredientListDocument,
  UpdateProfileDocument,
} from '../../operations/generated.ts';
import type { TestUser } from '../setup/api.ts';
import { api, find, search, setUp, user } from './ingredient-setup.ts';

setUp();

const person = () => api.createUser({ consents: false });
type Avoided = AvoidIngredientInput['target'] & { reason?: string | null };
const avoid = async ({ client }: TestUser, { reason, ...target }: Avoided) =>
  (await client.request(AvoidIngredientDocument, { input: { target, reason } })).avoidIngredient;
const mine = async ({ client }: TestUser) => (await client.request(MyAvoidedIngredientsDocument, {})).viewer;
const generate = async ({ client }: TestUser, input: object) =>
  (await client.request(GenerateRoutineDocument, { input })).generateRoutine;

describe('an avoided family', () => {
  it.each([
    [{ family: 'PARABENS' }, 'PARABENS'],
    [{ name: 'parabens' }, 'PARABENS'],
    [{ name: 'Duftstoffe' }, 'FRAGRANCE'],
    [{ name: ' wool wax ' }, 'WOOL_WAX'],
    [{ name: 'AHA' }, 'AHA'],
  ])('is noted from %j', async (input, family) => {
    const { avoidedFamily, avoidedIngredient, userErrors } = await avoid(await person(), input as Avoided);
    expect({ avoidedIngredient, userErrors }).toEqual({ avoidedIngredient: null, userErrors: [] });
    expect(avoidedFamily?.family).toBe(family);
  });

  it('is stored once, updated by reason, listed and allowed again, for its person only', async () => {
    const [own, other] = [await person(), await person()];
    const { avoidedFamily: first } = await avoid(own, { family: 'NUTS', reason: 'a rash' });
    expect(first?.reason).toBe('a rash');
    await Promise.all([1, 2].map(() => avoid(own, { name: 'Nüsse' })));
    expect((await avoid(own, { family: 'NUTS' })).avoidedFamily).toEqual(first);
    expect((await avoid(own, { family: 'NUTS', reason: null })).avoidedFamily?.reason).toBeNull();
    await avoid(own, { family: 'SILICONES' });
    await avoid(own, { name: 'lanolin' });
    const { avoidedFamilies, avoidedIngredients } = await mine(own);
    expect(avoidedFamilies.map(({ family }) => family)).toEqual(['SILICONES', 'NUTS']);
    expect(avoidedIngredients.nodes).toMatchObject([{ ingredient: { inciName: 'LANOLIN' } }]);

    const allow = async (by: TestUser, input: AllowIngredientInput) =>
      (await by.client.request(AllowIngredientDocument, { input })).allowIngredient;
    await allow(other, { family: 'NUTS' });
    expect((await mine(own)).avoidedFamilies).toHaveLength(2);
    expect((await mine(other)).avoidedFamilies).toEqual([]);
    for (let times = 0; times < 2; times += 1) {
      expect(await allow(own, { family: 'NUTS' })).toEqual({
        family: 'NUTS',
        ingredient: null,
        deletedAvoidedIngredientId: null,
        deletedAvoidedFamilyId: times === 0 ? first!.id : null,
        userErrors: [],
      });
    }
    expect((await mine(own)).avoidedFamilies.map(({ family }) => family)).toEqual(['SILICONES']);
    const both = { family: 'NUTS', ingredientId: (await find('UREA')).id };
    for (const input of [{}, both, { family: null }]) {
      const { errors } = await own.client.sendText(String(AllowIngredientDocument), { input });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  it('is found on labels and among ingredients, beside single ones', async () => {
    const own = await person();
    await avoid(own, { name: 'Silikone' });
    await avoid(own, { family: 'RETINOIDS' });
    await avoid(own, { name: 'Retinol' });
    const text = 'Aqua, Dimethicone, Retinol, Retinyl Palmitate, Cetyl Alcohol';
    const { parseIngredientList } = await own.client.request(ParseIngredientListDocument, { text });
    expect(parseIngredientList.passed).toBe(false);
    const said = parseIngredientList.avoided.map(({ found, through, families, because }) => [
      found.ingredient.inciName,
      through,
      families,
      because.map(({ inciName }) => inciName),
    ]);
    expect(said).toEqual([
      ['DIMETHICONE', 'FAMILY', ['SILICONES'], []],
      ['RETINOL', 'INGREDIENT', ['RETINOIDS'], ['RETINOL']],
      ['RETINYL PALMITATE', 'FAMILY', ['RETINOIDS'], []],
    ]);
    const ingredientIds = [(await find('CYCLOPENTASILOXANE')).id, (await find('GLYCERIN')).id];
    const { checkIngredients } = await own.client.request(CheckIngredientsDocument, {
      input: { list: { ingredientIds } },
    });
    expect(checkIngredients.avoided).toMatchObject([{ families: ['SILICONES'] }]);
  });

  it('counts in checks and drafts of routines', async () => {
    const own = await api.createUser();
    const wrinkles = { profile: { concerns: ['WRINKLES'] } };
    const namesOf = (drafted: Awaited<ReturnType<typeof generate>>) =>
      drafted.routine!.steps.flatMap(({ ingredients }) => ingredients.map(({ text }) => text));
    expect(namesOf(await generate(own, wrinkles))).toContain('RETINOL');
    await avoid(own, { family: 'RETINOIDS' });
    expect(namesOf(await generate(own, wrinkles)).join()).not.toMatch(/RETIN/);
    const steps = [{ session: 'PM', kind: 'SERUM', name: 'Night', label: 'Aqua, Retinyl Palmitate' }];
    const { checkRoutine } = await own.client.request(CheckRoutineDocument, {
      input: { plan: { steps: steps as never } },
    });
    expect(checkRoutine.findings).toContainEqual(
      expect.objectContaining({ ruleId: 'USER-AVOID', ingredients: ['RETINYL PALMITATE'] }),
    );
  });

  it('takes the same number of statements, however many there are', async () => {
    const own = await person();
    const count = async () =>
      (
        await api.statements(async () => {
          await mine(own);
          await own.client.request(ParseIngredientListDocument, { text: 'Aqua, Dimethicone, Parfum' });
        })
      ).length;
    await avoid(own, { family: 'SILICONES' });
    const one = await count();
    for (const family of ['FRAGRANCE', 'PEGS', 'NUTS', 'PARABENS'] as const) await avoid(own, { family });
    expect(await count()).toBe(one);
  });

  it('is no business of strangers', async () => {
    for (const [document, input] of [
      [AvoidIngredientDocument, { target: { family: 'NUTS' } }],
      [AllowIngredientDocument, { family: 'NUTS' }],
    ] as const) {
      const { errors } = await api.stranger().sendText(String(document), { input });
      expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    }
  });
});

describe('a name that is not understood', () => {
  it.each([
    ['Retinoll', 'RETINOL'],
    ['parabenz', 'Parabens'],
    ['glycolc acid', 'GLYCOLIC ACID'],
  ])('is answered with suggestions: %s', async (name, suggestion) => {
    const { avoidedIngredient, avoidedFamily, userErrors } = await avoid(user, { name });
    expect([avoidedIngredient, avoidedFamily]).toEqual([null, null]);
    expect(userErrors).toMatchObject([{ code: 'UNKNOWN', field: ['input', 'target', 'name'] }]);
    expect(userErrors[0]!.suggestions).toContain(suggestion);
    expect(userErrors[0]!.suggestions.length).toBeLessThanOrEqual(5);
    expect(userErrors[0]!.message).toContain(`“${name}” is no known ingredient or group. Did you mean`);
  });

  it('is answered in the language of the person', async () => {
    const own = await person();
    await own.client.request(UpdateProfileDocument, { input: { locale: 'de-AT' } });
    const { userErrors } = await avoid(own, { name: 'Parabänen' });
    expect(userErrors[0]!.message).toMatch(
      /^„Parabänen“ ist kein bekannter Inhaltsstoff .*Meinten Sie .*Parabene/,
    );
  });

  it.each(['???', 'xqzw vkjh', '\u{1f9f4}'])('may resemble none: %s', async (name) => {
    const { userErrors } = await avoid(user, { name });
    expect(userErrors).toMatchObject([{ suggestions: [], message: expect.stringMatching(/group\.$/) }]);
  });

  it('is one name, not several', async () => {
    expect((await avoid(user, { name: 'Retinol, Urea' })).userErrors).toMatchObject([{ code: 'UNKNOWN' }]);
  });
});

describe('the words of a routine to be generated', () => {
  it('may name ingredients, families and both in one', async () => {
    const own = await person();
    const { routine, userErrors } = await generate(own, {
      profile: { concerns: ['WRINKLES', 'PORES'] },
      avoid: ['Retinoide', 'vitamin a1 alcohol', 'Urea, Glycerin'],
      reactedTo: ['BHA', 'palmitoyl pentapeptide 4'],
    });
    expect(userErrors).toEqual([]);
    const names = routine!.steps.flatMap(({ ingredients }) => ingredients.map(({ text }) => text));
    for (const name of ['RETINOL', 'RETINAL', 'SALICYLIC ACID', 'GLYCERIN', 'PALMITOYL PENTAPEPTIDE-4']) {
      expect(names).not.toContain(name);
    }
    expect(names.length).toBeGreaterThan(0);
  });

  it('are named where they are not understood, and nothing is saved', async () => {
    const own = await person();
    const routinesOf = async () =>
      (await own.client.sendText('{ viewer { routines { totalCount } } }', {})).data as {
        viewer: { routines: { totalCount: number } };
      };
    const { routine, userErrors } = await generate(own, {
      avoid: ['Retinol', 'parabenz', 'all that stuff'],
      reactedTo: ['Retinoll'],
    });
    expect(routine).toBeNull();
    expect(userErrors).toMatchObject([
      { field: ['input', 'avoid', '1'], code: 'UNKNOWN', suggestions: expect.arrayContaining(['Parabens']) },
      { field: ['input', 'avoid', '2'], code: 'UNKNOWN' },
      { field: ['input', 'reactedTo', '0'], suggestions: expect.arrayContaining(['RETINOL']) },
    ]);
    expect((await routinesOf()).viewer.routines.totalCount).toBe(0);
  });

  it('take the same number of statements, however many there are', async () => {
    const own = await person();
    const count = async (input: object) => (await api.statements(() => generate(own, input))).length;
    const words = ['Retinol', 'parabens', 'Vitamin A', 'Parabene', 'Paraben'];
    const [one, most] = [words.slice(0, 2), Array.from({ length: 100 }, (_, n) => words[n % words.length]!)];
    await count({ avoid: one, reactedTo: ['Urea'] }); // the first reads the words of all names
    expect(await count({ avoid: most, reactedTo: ['Urea'] })).toBe(
      await count({ avoid: one, reactedTo: ['Urea'] }),
    );
    const wrong = Array.from({ length: 100 }, (_, n) => `Unheard Of ${n}`);
    await count({ avoid: ['Unheard Of'] });
    expect(await count({ avoid: wrong, reactedTo: wrong })).toBe(await count({ avoid: ['Unheard Of'] }));
  });
});

describe('a search', () => {
  it.each([
    ['silicones', 'SILICONES', 'DIMETHICONE'],
    ['Retinoide', 'RETINOIDS', 'RETINAL'],
    ['salicylates', 'SALICYLATES', 'SALICYLIC ACID'],
    ['sulfates', 'SULFATES', 'SODIUM LAURETH SULFATE'],
    ['alcohols', 'DRYING_ALCOHOLS', 'ALCOHOL DENAT.'],
    ['AHA', 'AHA', 'GLYCOLIC ACID'],
    ['UV filters', 'UV_FILTERS', 'OCTOCRYLENE'],
  ] as const)('finds the members of a family: %s', async (word, family, member) => {
    const members = await search({ filter: { family }, first: 100 });
    expect(members).toContain(member);
    const found = await search({ search: word, first: 100 });
    expect(found.slice(0, members.length).sort()).toEqual([...members].sort());
    expect(await search({ search: word, filter: { family }, first: 100 })).toEqual(members);
  });

  it('pages and counts them', async () => {
    const { ingredients } = await user.client.request(IngredientsDocument, {
      search: 'UV filters',
      first: 3,
    });
    const next = await user.client.request(IngredientsDocument, {
      ...{ search: 'UV filters', first: 100 },
      after: ingredients.pageInfo.endCursor,
    });
    const all = [...ingredients.nodes, ...next.ingredients.nodes].map(({ inciName }) => inciName);
    expect(all).toEqual(await search({ search: 'UV filters', first: 100 }));
    const counted = await user.client.sendText('{ ingredients(search: "UV filters") { totalCount } }', {});
    expect(counted.data).toEqual({ ingredients: { totalCount: all.length } });
  });

  it('leaves out what is avoided by family', async () => {
    const own = await person();
    const filter = { withoutAvoided: true };
    expect(await search({ search: 'dimethicone', filter }, own)).toContain('DIMETHICONE');
    await avoid(own, { family: 'SILICONES' });
    expect(await search({ search: 'dimethicone', filter }, own)).not.toContain('DIMETHICONE');
    expect(await search({ search: 'silicones', filter }, own)).toEqual([]);
    expect(await search({ search: 'dimethicone', filter })).toContain('DIMETHICONE');
  });
});
