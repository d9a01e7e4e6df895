import { describe, expect, it } from 'vitest';
import {
  AllowIngredientDocument,
  AvoidIngredientDocument,
  type AvoidIngredientInput,
  MyAvoidedIngredientsDocument,
} from '../../operations/generated.ts';
import type { TestUser } from '../setup/api.ts';
import { idOf } from '../setup/ids.ts';
import { api, find, MISSING, setUp, user } from './ingredient-setup.ts';

setUp();

describe('avoided ingredients', () => {
  it('are stored once, updated by reason, listed and allowed again', async () => {
    const own = await api.createUser({ consents: false });
    const { id } = await find('LANOLIN');
    const avoid = async (target: AvoidIngredientInput['target'], reason?: string | null) => {
      const input = { target, reason };
      const { avoidIngredient } = await own.client.request(AvoidIngredientDocument, { input });
      return avoidIngredient.avoidedIngredient;
    };
    const first = await avoid({ ingredientId: id }, 'a rash');
    expect(first).toMatchObject({ reason: 'a rash', ingredient: { inciName: 'LANOLIN' } });
    expect(await avoid({ ingredientId: id })).toEqual(first);
    expect(await avoid({ name: 'lanolin' }, null)).toEqual({ ...first, reason: null });
    await avoid({ name: '98-92-0' });
    const list = async () =>
      (await own.client.request(MyAvoidedIngredientsDocument, {})).viewer.avoidedIngredients;
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

  it('are only the viewer’s own', async () => {
    const [own, other] = [
      await api.createUser({ consents: false }),
      await api.createUser({ consents: false }),
    ];
    await own.client.request(AvoidIngredientDocument, { input: { target: { name: 'Urea' } } });
    const { id } = await find('UREA');
    await other.client.request(AllowIngredientDocument, { input: { ingredientId: id } });
    const count = async ({ client }: TestUser) =>
      (await client.request(MyAvoidedIngredientsDocument, {})).viewer.avoidedIngredients.totalCount;
    expect([await count(own), await count(other)]).toEqual([1, 0]);
  });

  it('are stored once for two concurrent requests', async () => {
    const own = await api.createUser({ consents: false });
    const input = { target: { name: 'Urea' } };
    await Promise.all([1, 2, 3].map(() => own.client.request(AvoidIngredientDocument, { input })));
    const { viewer } = await own.client.request(MyAvoidedIngredientsDocument, {});
    expect(viewer.avoidedIngredients.totalCount).toBe(1);
  });

  it('are paged', async () => {
    const own = await api.createUser({ consents: false });
    const names = ['AQUA', 'UREA', 'GLYCERIN', 'BETAINE', 'SORBITOL'];
    for (const name of names)
      await own.client.request(AvoidIngredientDocument, { input: { target: { name } } });
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const { viewer } = await own.client.request(MyAvoidedIngredientsDocument, { first: 2, after });
      seen.push(...viewer.avoidedIngredients.nodes.map(({ ingredient }) => ingredient.inciName));
      after = viewer.avoidedIngredients.pageInfo.hasNextPage
        ? viewer.avoidedIngredients.pageInfo.endCursor
        : null;
    } while (after);
    expect(seen).toEqual(names.reverse());
    const count = async (first: number) =>
      (await api.statements(() => own.client.request(MyAvoidedIngredientsDocument, { first }))).length;
    expect(await count(5)).toBe(await count(1));
  });

  it.each([
    [{ target: { name: ' ' } }, 'REQUIRED', ['input', 'target', 'name']],
    [{ target: { name: 'Unheard Of' } }, 'UNKNOWN', ['input', 'target', 'name']],
    [{ target: { name: 'Aqua' }, reason: 'x'.repeat(501) }, 'TOO_LONG', ['input', 'reason']],
    [{ target: { name: 'x'.repeat(2001) } }, 'TOO_LONG', ['input', 'target', 'name']],
  ])('are not noted from %j: %s', async (input, code, field) => {
    const { avoidIngredient } = await user.client.request(AvoidIngredientDocument, { input });
    expect(avoidIngredient.avoidedIngredient).toBeNull();
    expect(avoidIngredient.userErrors).toEqual([expect.objectContaining({ code, field })]);
  });

  it.each([
    ['avoidIngredient', AvoidIngredientDocument, (ingredientId: string) => ({ target: { ingredientId } })],
    ['allowIngredient', AllowIngredientDocument, (ingredientId: string) => ({ ingredientId })],
  ] as const)('must be ingredients that exist: %s', async (_name, document, inputOf) => {
    for (const id of [idOf('Ingredient', MISSING), 'no-id']) {
      const { errors } = await user.client.sendText(String(document), { input: inputOf(id) });
      expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    }
  });

  it.each([
    {},
    { name: null },
    { name: 'Aqua', family: 'NUTS' },
    { name: 'Aqua', family: null },
    { ingredientId: idOf('Ingredient', MISSING), name: 'Aqua' },
  ])('are one of several: %j', async (target) => {
    const typed = await user.client.sendText(String(AvoidIngredientDocument), { input: { target } });
    expect(typed.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    const literal = JSON.stringify(target)
      .replace(/"(\w+)":/g, '$1: ')
      .replace('"NUTS"', 'NUTS');
    const text = `mutation { avoidIngredient(input: { target: ${literal} }) { userErrors { code } } }`;
    const { errors } = await user.client.sendText(text, {});
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });
});
