import DataLoader from 'dataloader';
import type { Ingredient } from './facts/ingredient-rows.ts';
import type { IngredientsService } from './ingredients.service.ts';

/** Maximum ids per statement. */
const MAX_IDS = 2000;

export type IngredientsLoader = DataLoader<string, Ingredient | null>;

/** Ingredients of the same tick at once, each read once; caches nothing. */
export const createIngredientsLoader = (ingredients: IngredientsService): IngredientsLoader =>
  new DataLoader(
    async (ids) => {
      const each = [...new Set(ids)];
      const rows: (Ingredient | null)[] = [];
      for (let at = 0; at < each.length; at += MAX_IDS)
        rows.push(...(await ingredients.getMany(each.slice(at, at + MAX_IDS))));
      const found = new Map(each.map((id, at) => [id, rows[at] ?? null]));
      return ids.map((id) => found.get(id) ?? null);
    },
    { cache: false },
  );
