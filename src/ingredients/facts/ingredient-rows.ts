import { eq, getTableColumns } from 'drizzle-orm';
import type { Database } from '../../platform/database/database.ts';
import { type FragranceAllergen, fragranceAllergens, ingredients } from './ingredients.table.ts';

/** An ingredient with the group of fragrance allergens that it belongs to. */
export type Ingredient = typeof ingredients.$inferSelect & { fragranceAllergen: FragranceAllergen | null };

export const ingredientColumns = {
  ...getTableColumns(ingredients),
  fragranceAllergen: getTableColumns(fragranceAllergens),
};

/** `select ... from ingredients` with the allergen group of each; add `where`, `orderBy` and `limit`. */
export const selectIngredients = (db: Database) =>
  db
    .select(ingredientColumns)
    .from(ingredients)
    .leftJoin(fragranceAllergens, eq(fragranceAllergens.id, ingredients.fragranceAllergenId))
    .$dynamic();
