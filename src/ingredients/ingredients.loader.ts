import DataLoader from 'dataloader';
import type { Ingredient } from './facts/ingredient-rows.ts';
import type { IngredientsService } from './ingredients.service.ts';

/** Maximum ids per statement. */
const MAX_IDS = 2000;

export type IngredientsLoader = DataLoader<string, Ingredient | null>;

/** Ingredients of the same tick at once; caches nothing. */
export const createIngredientsLoader = (ingredients: IngredientsService): IngredientsLoader =>
  new DataLoader((ids) => ingredients.getMany(ids), {
    ...{ cache: false, maxBatchSize: MAX_IDS },
  });
