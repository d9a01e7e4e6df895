import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AllowIngredientDocument,
  AvoidIngredientDocument,
  CheckIngredientsDocument,
  CountIngredientsDocument,
  ImportIngredientsDocument,
  IngredientDocument,
  IngredientsDocument,
  type IngredientsQueryVariables,
  MyAvoidedIngredientsDocument,
  ParseIngredientListDocument,
} from '../../operations/generated.ts';
import { TestApi, type TestUser } from '../setup/api.ts';

const MISSING = '00000000-0000-7000-8000-000000000000';

describe('ingredients', () => {
  let api: TestApi;
  let user: TestUser;
  beforeAll(async () => {
    api = await TestApi.start();
    user = await api.createUser({ consents: false });
  });
  afterAll(() => api.close());

  const find = async (inciName: string) => {
    const { ingredient } = await user.client.request(IngredientDocument, { inciName });
    return ingredient;
  };
  const search = async (variables: IngredientsQueryVariables, by = user) => {
    const { ingredients } = await by.client.request(IngredientsDocument, variables);
    return ingredients.nodes.map(({ inciName }) => inciName);
  };

  describe('one', () => {
    it('tells what is known, with a source beside every value', async () => {
      expect(await find('Salicylic acid')).toMatchObject({
        inciName: 'SALICYLIC ACID',
        activeGroup: 'BHA',
        benefits: ['ACNE', 'PORES', 'OILINESS', 'TEXTURE'],
        casNumbers: ['69-72-7'],
        restriction: { annex: 'III+V', note: 'III/98 and V/3 - not for children under 3' },
        pregnancy: {
          advice: 'CAUTION',
          note: 'ACOG lists low-strength topical as acceptable; avoid peels/large areas',
          source: expect.stringContaining('ACOG'),
        },
        photosensitising: false,
      });
    });

    it('shows ratings that differ side by side', async () => {
      const { ratings, comedogenicityMax } = await find('LAURIC ACID');
      const fulton = 'Fulton 1989 Table III';
      expect(comedogenicityMax).toBe(4);
      expect(ratings).toEqual([
        {
          kind: 'COMEDOGENICITY',
          low: 4,
          high: 4,
          condition: null,
          source: expect.stringContaining('CosDNA'),
        },
        { kind: 'IRRITANCY', low: 1, high: 1, condition: null, source: expect.stringContaining('CosDNA') },
        { kind: 'COMEDOGENICITY', low: 3, high: 3, condition: 'in ether/acetone', source: fulton },
        { kind: 'COMEDOGENICITY', low: 4, high: 4, condition: 'in sunflower oil', source: fulton },
        { kind: 'IRRITANCY', low: 1, high: 1, condition: 'in ether/acetone', source: fulton },
        { kind: 'IRRITANCY', low: 1, high: 1, condition: 'in sunflower oil', source: fulton },
      ]);
    });

    it('leaves unknown what no source tells', async () => {
      expect(await find('TREHALOSE')).toMatchObject({
        ratings: [],
        comedogenicityMax: null,
        restriction: null,
        pregnancy: null,
        photosensitising: null,
        fragranceAllergen: null,
      });
    });

    it('names its group of fragrance allergens', async () => {
      expect((await find('Rosa Damascena Flower Oil')).fragranceAllergen).toMatchObject({
        name: 'Rose Flower Oil/Extract',
        annexEntry: 'III/366',
        appliesFrom: '2026-07-31',
        sellThroughUntil: '2028-07-31',
      });
    });

    it.each([
      [{ id: MISSING }, 'NOT_FOUND'],
      [{ id: 'no-id' }, 'NOT_FOUND'],
      [{ inciName: 'UNHEARD OF' }, 'NOT_FOUND'],
      [{}, 'BAD_USER_INPUT'],
      [{ id: MISSING, inciName: 'AQUA' }, 'BAD_USER_INPUT'],
    ])('is not there for %j: %s', async (variables, code) => {
      const { errors } = await user.client.send(IngredientDocument, variables);
      expect(errors?.[0]?.extensions?.code).toBe(code);
    });
  });

  describe('search', () => {
    it.each([
      ['name', 'niacinamide', 'NIACINAMIDE'],
      ['name in another spelling', '  Alpha Arbutin ', 'ALPHA-ARBUTIN'],
      ['synonym', 'vitamin b3', 'NIACINAMIDE'],
      ['name in French', 'Beurre de karité', 'BUTYROSPERMUM PARKII BUTTER'],
      ['CAS number', '98-92-0', 'NIACINAMIDE'],
      ['one of several CAS numbers', '16485-10-2', 'PANTHENOL'],
      ['EC number', '200-289-5', 'GLYCERIN'],
      ['beginning', 'hydroxypina', 'HYDROXYPINACOLONE RETINOATE'],
      ['misspelling', 'niacinimide', 'NIACINAMIDE'],
      ['two letters swapped', 'retniol', 'RETINOL'],
      ['misspelling of a long name', 'hyaluronnic acd', 'HYALURONIC ACID'],
      ['word within', 'asiatica', 'CENTELLA ASIATICA EXTRACT'],
    ])('finds by %s: %s', async (_by, text, name) => {
      expect((await search({ search: text }))[0]).toBe(name);
    });

    it('puts the name itself before those that begin with it', async () => {
      expect((await search({ search: 'retinal' }))[0]).toBe('RETINAL');
      const [first, ...others] = await search({ search: 'ceramide', first: 5 });
      expect([first, ...others].slice(0, 3)).toEqual(['CERAMIDE AP', 'CERAMIDE EOP', 'CERAMIDE NP']);
    });

    it.each(['', '   ', '%', "' or 1=1 --", '\\', '🧴'])('finds nothing for %j', async (text) => {
      expect(await search({ search: text })).toEqual([]);
    });

    it('is paged without gaps and repetitions', async () => {
      for (const variables of [{ search: 'acid' }, { search: null }, { filter: { function: 'humectant' } }]) {
        const { ingredients } = await user.client.request(CountIngredientsDocument, variables);
        const seen: string[] = [];
        let after: string | null | undefined;
        do {
          const page = await user.client.request(IngredientsDocument, { ...variables, first: 37, after });
          seen.push(...page.ingredients.nodes.map(({ id }) => id));
          after = page.ingredients.pageInfo.hasNextPage ? page.ingredients.pageInfo.endCursor : null;
        } while (after);
        expect(seen.length).toBe(ingredients.totalCount);
        expect(new Set(seen).size).toBe(seen.length);
      }
    });

    it.each([
      [{ function: 'Humectant' }, 'GLYCERIN', 'RETINOL'],
      [{ benefit: 'ACNE' as const }, 'SALICYLIC ACID', 'GLYCERIN'],
      [{ activeGroup: 'RETINOID' as const }, 'RETINAL', 'BAKUCHIOL'],
      [{ pregnancy: 'OK' as const }, 'AZELAIC ACID', 'GLYCERIN'],
      [{ pregnancy: 'NO_WARNING' as const }, 'GLYCERIN', 'TRETINOIN'],
      [{ fragranceAllergen: true }, 'LINALOOL', 'AQUA'],
      [{ fragranceAllergen: false }, 'AQUA', 'LINALOOL'],
      [{ comedogenicityAtMost: 1 }, 'GLYCERIN', 'LAURIC ACID'],
    ])('filters by %j', async (filter, wanted, unwanted) => {
      expect(await search({ search: wanted, filter })).toContain(wanted);
      expect(await search({ search: unwanted, filter })).not.toContain(unwanted);
      expect(await search({ search: wanted })).toContain(wanted);
      expect(await search({ search: unwanted })).toContain(unwanted);
    });

    it('leaves out what is not rated when a rating is asked for', async () => {
      expect(await search({ search: 'trehalose', filter: { comedogenicityAtMost: 5 } })).not.toContain(
        'TREHALOSE',
      );
    });

    it('leaves out what the viewer avoids, with its allergen group', async () => {
      const other = await api.createUser({ consents: false });
      await other.client.request(AvoidIngredientDocument, { input: { name: 'Lavandula Hybrida Oil' } });
      const filter = { withoutAvoided: true };
      const lavender = { search: 'lavandula', first: 20 };
      expect(await search(lavender, other)).toContain('LAVANDULA ANGUSTIFOLIA OIL');
      const left = await search({ ...lavender, filter }, other);
      expect(left.filter((name) => name.startsWith('LAVANDULA'))).toEqual([]);
      expect(await search({ ...lavender, filter })).toContain('LAVANDULA ANGUSTIFOLIA OIL');
    });

    it.each([{ first: 0 }, { first: 101 }, { after: 'x' }, { search: 'x'.repeat(201) }])(
      'refuses %j',
      async (variables) => {
        const { errors } = await user.client.send(IngredientsDocument, variables);
        expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
      },
    );

    it('takes the same number of statements, whatever it finds', async () => {
      const count = async (first: number) =>
        (await api.statements(() => search({ search: 'acid', first }))).length;
      expect(await count(50)).toBe(await count(1));
    });
  });

  describe('of a label', () => {
    const read = async (text: string, by = user) => {
      const { parseIngredientList } = await by.client.request(ParseIngredientListDocument, { text });
      return parseIngredientList;
    };
    const namesOf = (found: readonly { ingredient: { inciName: string } }[]) =>
      found.map(({ ingredient }) => ingredient.inciName);

    it('come with everything that a user wants to know', async () => {
      const report = await read(
        'Ingredients: Aqua (Water), Cocos Nucifera Oil, Retinol 0.5%, Glycolic Acid (5 %), Retinyl Palmitate, Lauric Acid, Glycerin, Isopropyl Myristate, Phenoxyethanol, Parfum (Linalool, Citral), Rosa Damascena Flower Oil*. *organic',
      );
      expect(report.items).toHaveLength(13);
      expect(report.allergens.map(({ allergen }) => allergen.name)).toEqual([
        'Linalool',
        'Citral',
        'Rose Flower Oil/Extract',
      ]);
      expect(report.restrictions.map(({ found }) => found.ingredient.inciName)).toContain('PHENOXYETHANOL');
      expect(
        report.restrictions.find(({ found }) => found.ingredient.inciName === 'RETINOL')?.aboveMaximum,
      ).toBe(true);
      expect(report.conflicts).toEqual([
        expect.objectContaining({
          ruleId: 'CON-RET-AHA',
          severity: 'HARD',
          first: [{ inciName: 'RETINOL' }, { inciName: 'RETINYL PALMITATE' }],
          second: [{ inciName: 'GLYCOLIC ACID' }],
        }),
      ]);
      expect(report.activeTotals).toEqual([
        expect.objectContaining({ activeGroup: 'RETINOID', percent: 0.5, complete: false }),
        expect.objectContaining({ activeGroup: 'AHA', percent: 5, complete: true }),
      ]);
      expect(namesOf(report.comedogenic)).toEqual(['COCOS NUCIFERA OIL', 'LAURIC ACID']);
      expect(namesOf(report.pregnancy)).toEqual(['RETINOL', 'RETINYL PALMITATE']);
      expect(namesOf(report.photosensitising)).toContain('GLYCOLIC ACID');
      expect(report.avoided).toEqual([]);
    });

    it('name what the viewer avoids, by synonym and by allergen group', async () => {
      const other = await api.createUser({ consents: false });
      for (const name of ['Beeswax', 'Lavandula Hybrida Oil']) {
        await other.client.request(AvoidIngredientDocument, { input: { name } });
      }
      const { avoided } = await read(
        'Wasser, Cire d’abeille, Lavandula Angustifolia (Lavender) Oil, Glycerin',
        other,
      );
      expect(avoided).toEqual([
        {
          through: 'INGREDIENT',
          found: expect.objectContaining({ ingredient: expect.objectContaining({ inciName: 'CERA ALBA' }) }),
          because: [{ inciName: 'CERA ALBA' }],
        },
        {
          through: 'ALLERGEN_GROUP',
          found: expect.objectContaining({ position: 3 }),
          because: [{ inciName: 'LAVANDULA HYBRIDA OIL' }],
        },
      ]);
      expect((await read('Cera Alba')).avoided).toEqual([]);
    });

    it('are read with the same number of statements, however long the label', async () => {
      const { ingredients } = await user.client.request(IngredientsDocument, { first: 100 });
      const label = (count: number) =>
        ingredients.nodes
          .slice(0, count)
          .map(({ inciName }) => inciName)
          .join('; ');
      const count = async (length: number) => (await api.statements(() => read(label(length)))).length;
      expect(await count(100)).toBe(await count(2));
    });

    it.each(['', ' , ;', '!!!'])('are none in %j', async (text) => {
      expect(await read(text)).toMatchObject({ items: [], truncated: false });
    });

    it('are refused over 20,000 characters, and say when there are more than 300', async () => {
      const { errors } = await user.client.send(ParseIngredientListDocument, { text: 'a'.repeat(20_001) });
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
      const report = await read(Array.from({ length: 301 }, (_, n) => `Unheard Of Item ${n}x`).join(', '));
      expect(report.truncated).toBe(true);
      expect(report.items).toHaveLength(300);
    });
  });

  describe('checked by id', () => {
    it('find conflicts of one session, two retinoids too', async () => {
      const names = ['RETINOL', 'TRETINOIN', 'SALICYLIC ACID'];
      const ingredientIds = await Promise.all(names.map(async (name) => (await find(name)).id));
      const { checkIngredients } = await user.client.request(CheckIngredientsDocument, {
        input: { ingredientIds },
      });
      expect(checkIngredients.conflicts.map(({ ruleId }) => ruleId)).toEqual(['CON-RET-BHA', 'CON-RET-RET']);
    });

    it('give the same as the label that names them', async () => {
      const text = 'Retinol, Glycolic Acid';
      const { checkIngredients } = await user.client.request(CheckIngredientsDocument, { input: { text } });
      const { parseIngredientList } = await user.client.request(ParseIngredientListDocument, { text });
      expect(checkIngredients.conflicts).toEqual(parseIngredientList.conflicts);
    });

    it.each([
      [{}, 'BAD_USER_INPUT'],
      [{ ingredientIds: [], text: 'Aqua' }, 'BAD_USER_INPUT'],
      [{ ingredientIds: [MISSING] }, 'NOT_FOUND'],
      [{ ingredientIds: ['no-id'] }, 'NOT_FOUND'],
      [{ ingredientIds: Array.from({ length: 301 }, () => MISSING) }, 'BAD_USER_INPUT'],
    ])('refuse %j', async (input, code) => {
      const { errors } = await user.client.send(CheckIngredientsDocument, { input });
      expect(errors?.[0]?.extensions?.code).toBe(code);
    });
  });

  describe('avoided', () => {
    it('are noted once, changed by note, listed and allowed again', async () => {
      const own = await api.createUser({ consents: false });
      const { id } = await find('LANOLIN');
      const avoid = async (input: object) => {
        const { avoidIngredient } = await own.client.request(AvoidIngredientDocument, { input });
        return avoidIngredient.avoidedIngredient;
      };
      const first = await avoid({ ingredientId: id, note: 'a rash' });
      expect(first).toMatchObject({ note: 'a rash', ingredient: { inciName: 'LANOLIN' } });
      expect(await avoid({ ingredientId: id })).toEqual(first);
      expect(await avoid({ name: 'lanolin', note: null })).toEqual({ ...first, note: null });
      await avoid({ name: '98-92-0' });
      const list = async () =>
        (await own.client.request(MyAvoidedIngredientsDocument, {})).me.avoidedIngredients;
      expect(await list()).toMatchObject({
        totalCount: 2,
        nodes: [{ ingredient: { inciName: 'NIACINAMIDE' } }, { ingredient: { inciName: 'LANOLIN' } }],
      });
      for (let times = 0; times < 2; times += 1) {
        const { allowIngredient } = await own.client.request(AllowIngredientDocument, {
          input: { ingredientId: id },
        });
        expect(allowIngredient.ingredient?.inciName).toBe('LANOLIN');
      }
      expect((await list()).totalCount).toBe(1);
    });

    it('are the own ones only', async () => {
      const [own, other] = [
        await api.createUser({ consents: false }),
        await api.createUser({ consents: false }),
      ];
      await own.client.request(AvoidIngredientDocument, { input: { name: 'Urea' } });
      const { id } = await find('UREA');
      await other.client.request(AllowIngredientDocument, { input: { ingredientId: id } });
      const count = async ({ client }: TestUser) =>
        (await client.request(MyAvoidedIngredientsDocument, {})).me.avoidedIngredients.totalCount;
      expect([await count(own), await count(other)]).toEqual([1, 0]);
    });

    it('are noted once when two requests come at once', async () => {
      const own = await api.createUser({ consents: false });
      const input = { name: 'Urea' };
      await Promise.all([1, 2, 3].map(() => own.client.request(AvoidIngredientDocument, { input })));
      const { me } = await own.client.request(MyAvoidedIngredientsDocument, {});
      expect(me.avoidedIngredients.totalCount).toBe(1);
    });

    it('are paged', async () => {
      const own = await api.createUser({ consents: false });
      const names = ['AQUA', 'UREA', 'GLYCERIN', 'BETAINE', 'SORBITOL'];
      for (const name of names) await own.client.request(AvoidIngredientDocument, { input: { name } });
      const seen: string[] = [];
      let after: string | null | undefined;
      do {
        const { me } = await own.client.request(MyAvoidedIngredientsDocument, { first: 2, after });
        seen.push(...me.avoidedIngredients.nodes.map(({ ingredient }) => ingredient.inciName));
        after = me.avoidedIngredients.pageInfo.hasNextPage ? me.avoidedIngredients.pageInfo.endCursor : null;
      } while (after);
      expect(seen).toEqual(names.reverse());
      const count = async (first: number) =>
        (await api.statements(() => own.client.request(MyAvoidedIngredientsDocument, { first }))).length;
      expect(await count(5)).toBe(await count(1));
    });

    it.each([
      [{}, 'INVALID', null],
      [{ ingredientId: MISSING, name: 'Aqua' }, 'INVALID', null],
      [{ name: 'Unheard Of' }, 'INVALID', ['input', 'name']],
      [{ name: 'Aqua', note: 'x'.repeat(501) }, 'TOO_LONG', ['input', 'note']],
      [{ name: 'x'.repeat(2001) }, 'TOO_LONG', ['input', 'name']],
    ])('are not noted from %j: %s', async (input, code, field) => {
      const { avoidIngredient } = await user.client.request(AvoidIngredientDocument, { input });
      expect(avoidIngredient.avoidedIngredient).toBeNull();
      expect(avoidIngredient.userErrors).toEqual([expect.objectContaining({ code, field })]);
    });

    it.each([
      ['avoidIngredient', AvoidIngredientDocument],
      ['allowIngredient', AllowIngredientDocument],
    ] as const)('must be ingredients that exist: %s', async (_name, document) => {
      for (const ingredientId of [MISSING, 'no-id']) {
        const { errors } = await user.client.sendText(String(document), { input: { ingredientId } });
        expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
      }
    });
  });

  it.each([
    ['ingredient', IngredientDocument, { inciName: 'AQUA' }],
    ['ingredients', IngredientsDocument, {}],
    ['parseIngredientList', ParseIngredientListDocument, { text: 'Aqua' }],
    ['checkIngredients', CheckIngredientsDocument, { input: { text: 'Aqua' } }],
    ['me.avoidedIngredients', MyAvoidedIngredientsDocument, {}],
    ['avoidIngredient', AvoidIngredientDocument, { input: { name: 'Aqua' } }],
    ['allowIngredient', AllowIngredientDocument, { input: { ingredientId: MISSING } }],
  ] as const)('are closed to strangers: %s', async (_name, document, variables) => {
    const { errors } = await api.stranger().sendText(String(document), variables);
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  describe('imported', () => {
    const importFile = async (client: TestUser['client'], text: string, source = 'a test') => {
      const variables = { input: { file: null, source } };
      return client.upload(ImportIngredientsDocument, variables, 'input.file', new Blob([text]), 'a.csv');
    };

    it('are found at once, and rejected rows are told by line', async () => {
      const admin = await api.createUser({ role: 'ADMIN', consents: false });
      const csv =
        'INCI name,CAS No,Function\nTEST MATTER,7732-18-5,SOLVENT\nWRONG,7732-18-6,\n,,\nTest-Matter,,\n';
      const { data } = await importFile(admin.client, csv);
      expect(data?.importIngredients).toEqual({
        userErrors: [],
        import: {
          rowCount: 3,
          createdCount: 1,
          updatedCount: 0,
          unchangedCount: 0,
          rejectedCount: 2,
          rejects: [
            expect.objectContaining({ line: 3, reason: 'WRONG_CAS_NUMBER', name: 'WRONG' }),
            expect.objectContaining({ line: 5, reason: 'DUPLICATE', message: 'Line 2 has the same name.' }),
          ],
        },
      });
      expect(await search({ search: 'test matter' })).toContain('TEST MATTER');
      const again = await importFile(admin.client, csv);
      expect(again.data?.importIngredients.import).toMatchObject({ createdCount: 0, unchangedCount: 1 });
    });

    it('must come in a file that can be read', async () => {
      const admin = await api.createUser({ role: 'ADMIN', consents: false });
      const noHeader = await importFile(admin.client, 'a,b\n1,2\n');
      expect(noHeader.data?.importIngredients).toMatchObject({
        import: null,
        userErrors: [{ code: 'INVALID', field: ['input', 'file'] }],
      });
      const noSource = await importFile(admin.client, 'INCI name,CAS No\nX Y,\n', ' ');
      expect(noSource.data?.importIngredients.userErrors).toMatchObject([{ field: ['input', 'source'] }]);
    });

    it('are for administrators only', async () => {
      const answer = await importFile(user.client, 'INCI name,CAS No\nX Y,\n');
      expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
      const stranger = await importFile(api.stranger(), 'INCI name,CAS No\nX Y,\n');
      expect(stranger.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    });
  });
});
