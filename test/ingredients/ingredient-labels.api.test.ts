import { describe, expect, it } from 'vitest';
import {
  AllowIngredientDocument,
  AvoidIngredientDocument,
  CheckIngredientsDocument,
  ImportIngredientsDocument,
  IngredientDocument,
  IngredientsDocument,
  MyAvoidedIngredientsDocument,
  ParseIngredientListDocument,
} from '../../operations/generated.ts';
import type { TestUser } from '../setup/api.ts';
import { idOf } from '../setup/ids.ts';
import { api, find, MISSING, search, setUp, user } from './ingredient-setup.ts';

setUp();

describe('ingredients', () => {
  describe('of a label', () => {
    const read = async (text: string, by = user) => {
      const { parseIngredientList } = await by.client.request(ParseIngredientListDocument, { text });
      return parseIngredientList;
    };
    const namesOf = (found: readonly { ingredient: { inciName: string } }[]) =>
      found.map(({ ingredient }) => ingredient.inciName);

    it('are returned with everything known about them', async () => {
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
      expect(namesOf(report.photosensitizing)).toContain('GLYCOLIC ACID');
      expect(report.avoided).toEqual([]);
    });

    it('name what the viewer avoids, by synonym and by allergen group', async () => {
      const other = await api.createUser({ consents: false });
      for (const name of ['Beeswax', 'Lavandula Hybrida Oil']) {
        await other.client.request(AvoidIngredientDocument, { input: { target: { name } } });
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
          families: [],
        },
        {
          through: 'ALLERGEN_GROUP',
          found: expect.objectContaining({ position: 3 }),
          because: [{ inciName: 'LAVANDULA HYBRIDA OIL' }],
          families: [],
        },
      ]);
      expect((await read('Cera Alba')).avoided).toEqual([]);
    });

    it('take the same number of statements, however long the label', async () => {
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

    it('are rejected over 20,000 characters, and report more than 300 ingredients', async () => {
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
        input: { list: { ingredientIds } },
      });
      expect(checkIngredients.conflicts.map(({ ruleId }) => ruleId)).toEqual(['CON-RET-BHA', 'CON-RET-RET']);
    });

    it('give the same result as the label that names them', async () => {
      const text = 'Retinol, Glycolic Acid';
      const { checkIngredients } = await user.client.request(CheckIngredientsDocument, {
        input: { list: { text } },
      });
      const { parseIngredientList } = await user.client.request(ParseIngredientListDocument, { text });
      expect(checkIngredients.conflicts).toEqual(parseIngredientList.conflicts);
    });

    it.each([
      [{}, 'BAD_USER_INPUT'],
      [{ ingredientIds: [], text: 'Aqua' }, 'BAD_USER_INPUT'],
      [{ ingredientIds: [idOf('Ingredient', MISSING)] }, 'NOT_FOUND'],
      [{ ingredientIds: ['no-id'] }, 'NOT_FOUND'],
      [{ ingredientIds: Array.from({ length: 301 }, () => idOf('Ingredient', MISSING)) }, 'BAD_USER_INPUT'],
    ])('refuse %j', async (list, code) => {
      const { errors } = await user.client.sendText(String(CheckIngredientsDocument), { input: { list } });
      expect(errors?.[0]?.extensions?.code).toBe(code);
    });
  });

  it.each([
    ['ingredient', IngredientDocument, { by: { inciName: 'AQUA' } }],
    ['ingredients', IngredientsDocument, {}],
    ['parseIngredientList', ParseIngredientListDocument, { text: 'Aqua' }],
    ['checkIngredients', CheckIngredientsDocument, { input: { list: { text: 'Aqua' } } }],
    ['viewer.avoidedIngredients', MyAvoidedIngredientsDocument, {}],
    ['avoidIngredient', AvoidIngredientDocument, { input: { target: { name: 'Aqua' } } }],
    ['allowIngredient', AllowIngredientDocument, { input: { ingredientId: idOf('Ingredient', MISSING) } }],
  ] as const)('are closed to strangers: %s', async (_name, document, variables) => {
    const { errors } = await api.stranger().sendText(String(document), variables);
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  describe('imported', () => {
    const importFile = async (client: TestUser['client'], text: string, source = 'a test') => {
      const variables = { input: { file: null, source } };
      return client.upload(ImportIngredientsDocument, variables, 'input.file', new Blob([text]), 'a.csv');
    };

    it('are found immediately, and rejected rows are reported by line', async () => {
      const admin = await api.createUser({ role: 'ADMIN', consents: false });
      expect(await search({ search: 'test matter' })).not.toContain('TEST MATTER'); // the answer is kept
      const csv =
        'INCI name,CAS No,Function\nTEST MATTER,7732-18-5,SOLVENT\nWRONG,7732-18-6,\n,,\nTest-Matter,,\n';
      const { data } = await importFile(admin.client, csv);
      expect(data?.importIngredients).toEqual({
        userErrors: [],
        import: {
          rowCount: 3,
          createdCount: 2,
          updatedCount: 0,
          unchangedCount: 0,
          rejectedCount: 1,
          warningCount: 1,
          warnings: [expect.objectContaining({ line: 3, reason: 'WRONG_CAS_NUMBER', name: 'WRONG' })],
          rejects: [
            expect.objectContaining({ line: 5, reason: 'DUPLICATE', message: 'Line 2 has the same name.' }),
          ],
        },
      });
      expect(await search({ search: 'test matter' })).toContain('TEST MATTER');
      const again = await importFile(admin.client, csv);
      expect(again.data?.importIngredients.import).toMatchObject({ createdCount: 0, unchangedCount: 2 });
    });

    it('must be in a readable file', async () => {
      const admin = await api.createUser({ role: 'ADMIN', consents: false });
      const noHeader = await importFile(admin.client, 'a,b\n1,2\n');
      expect(noHeader.data?.importIngredients).toMatchObject({
        import: null,
        userErrors: [{ code: 'INVALID_FORMAT', field: ['input', 'file'] }],
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
