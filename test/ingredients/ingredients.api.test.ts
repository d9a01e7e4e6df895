import { describe, expect, it } from 'vitest';
import {
  AnnexStatesDocument,
  AvoidIngredientDocument,
  CountIngredientsDocument,
  IngredientDocument,
  IngredientsDocument,
} from '../../operations/generated.ts';
import { idOf } from '../setup/ids.ts';
import { api, find, MISSING, search, setUp, user } from './ingredient-setup.ts';

setUp();

describe('ingredients', () => {
  describe('one', () => {
    it('returns what is known, with a source for every value', async () => {
      expect(await find('Salicylic acid')).toMatchObject({
        inciName: 'SALICYLIC ACID',
        activeGroup: 'BHA',
        benefits: ['ACNE', 'PORES', 'OILINESS', 'TEXTURE'],
        casNumbers: ['69-72-7'],
        restriction: { annex: 'III+V', note: 'III/98 and V/3 - not for children under 3' },
        pregnancy: {
          advice: 'CAUTION',
          note: 'ACOG considers low strengths on the skin acceptable; avoid peels and large areas.',
          source: expect.stringContaining('ACOG'),
        },
        photosensitizing: false,
      });
    });

    it('shows ratings that differ side by side', async () => {
      const { ratings, maxComedogenicity } = await find('LAURIC ACID');
      const fulton = expect.stringMatching(/^Fulton 1989.* Table III\b/);
      expect(maxComedogenicity).toBe(4);
      expect(ratings).toEqual([
        {
          kind: 'COMEDOGENICITY',
          low: 4,
          high: 4,
          condition: null,
          source: expect.stringMatching(/in sunflower oil/),
        },
        {
          kind: 'IRRITANCY',
          low: 1,
          high: 1,
          condition: null,
          source: expect.stringMatching(/in sunflower oil/),
        },
        { kind: 'COMEDOGENICITY', low: 3, high: 3, condition: 'in ether or acetone', source: fulton },
      ]);
      const [unchecked] = (await find('GLYCERIN')).ratings;
      expect(unchecked!.source).toMatch(/not checked against the original$/);
    });

    it('returns the entries of annexes that hold on the day', async () => {
      const { annexEntries } = await find('RETINOL');
      expect(annexEntries).toEqual([
        {
          annex: 'III',
          number: '376',
          substance: expect.stringContaining('hexadecanoate'),
          productTypes: expect.stringContaining('Body lotion'),
          maximum: expect.stringContaining('0,3 %'),
          conditional: false,
          state: expect.stringMatching(/^(NEW|ALL)_PRODUCTS$/),
          newProductsFrom: '2025-11-01',
          allProductsFrom: '2027-05-01',
          ends: false,
          regulation: '(EU) 2024/996',
        },
      ]);
      const stateOn = async (on: string) => {
        const answer = await user.client.request(AnnexStatesDocument, { inciName: 'RETINOL', day: on });
        return answer.ingredient!.annexEntries.map(({ state }) => state);
      };
      expect(await stateOn('2025-10-31')).toEqual(['UPCOMING']);
      expect(await stateOn('2027-05-01')).toEqual(['ALL_PRODUCTS']);
      expect((await find('TREHALOSE')).annexEntries).toEqual([]);
    });

    it('leaves unknown what no source states', async () => {
      expect(await find('TREHALOSE')).toMatchObject({
        ratings: [],
        maxComedogenicity: null,
        restriction: null,
        pregnancy: null,
        photosensitizing: null,
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
      [{ id: idOf('Ingredient', MISSING) }, 'NOT_FOUND'],
      [{ id: 'no-id' }, 'NOT_FOUND'],
      [{ inciName: 'UNHEARD OF' }, 'NOT_FOUND'],
      [{}, 'BAD_USER_INPUT'],
      [{ id: idOf('Ingredient', MISSING), inciName: 'AQUA' }, 'BAD_USER_INPUT'],
    ])('is not there for %j: %s', async (by, code) => {
      const { errors } = await user.client.sendText(String(IngredientDocument), { by });
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

    it('puts an exact match before prefixes', async () => {
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
      [{ maxComedogenicity: 1 }, 'GLYCERIN', 'LAURIC ACID'],
    ])('filters by %j', async (filter, wanted, unwanted) => {
      expect(await search({ search: wanted, filter })).toContain(wanted);
      expect(await search({ search: unwanted, filter })).not.toContain(unwanted);
      expect(await search({ search: wanted })).toContain(wanted);
      expect(await search({ search: unwanted })).toContain(unwanted);
    });

    it('excludes unrated ingredients if a rating is requested', async () => {
      expect(await search({ search: 'trehalose', filter: { maxComedogenicity: 5 } })).not.toContain(
        'TREHALOSE',
      );
    });

    it('excludes what the viewer avoids, with its allergen group', async () => {
      const other = await api.createUser({ consents: false });
      await other.client.request(AvoidIngredientDocument, {
        input: { target: { name: 'Lavandula Hybrida Oil' } },
      });
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

    it('takes at most five statements, however many it finds', async () => {
      const count = async (text: string, first: number) =>
        (await api.statements(() => search({ search: text, first }))).length;
      expect(await count('acid', 100)).toBe(await count('acid', 50));
      for (const text of ['acid', 'retinol', 'niacinamid acd', 'qqqqqqq']) {
        expect(await count(text, 5), text).toBeLessThanOrEqual(5);
      }
    });
  });
});
