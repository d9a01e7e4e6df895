import { afterAll, beforeAll } from 'vitest';
import {
  IngredientDocument,
  IngredientsDocument,
  type IngredientsQueryVariables,
} from '../../operations/generated.ts';
import { TestApi, type TestUser } from '../setup/api.ts';

export const MISSING = '00000000-0000-7000-8000-000000000000';
export let api: TestApi;
export let user: TestUser;

/** Called by each test file that uses what is here. */
export function setUp(): void {
  beforeAll(async () => {
    api = await TestApi.start();
    user = await api.createUser({ consents: false });
  });
  afterAll(() => api.close());
}

export const find = async (inciName: string) => {
  const { ingredient } = await user.client.request(IngredientDocument, { by: { inciName } });
  return ingredient!;
};
export const search = async (variables: IngredientsQueryVariables, by = user) => {
  const { ingredients } = await by.client.request(IngredientsDocument, variables);
  return ingredients.nodes.map(({ inciName }) => inciName);
};
