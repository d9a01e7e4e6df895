import { alignTo } from '../platform/database/align.ts';
import type { DomainModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { AvoidedIngredientsService } from './avoided-ingredients.service.ts';
import { ImportIngredientsService } from './import/import-ingredients.service.ts';
import { IngredientChecksService } from './ingredient-checks.service.ts';
import {
  AvoidedFamilyFieldsResolver,
  FragranceAllergenFieldsResolver,
  IngredientFieldsResolver,
} from './ingredient-fields.resolver.ts';
import { createIngredientsLoader } from './ingredients.loader.ts';
import { IngredientsPersonalData } from './ingredients.personal-data.ts';
import { IngredientsResolver } from './ingredients.resolver.ts';
import { IngredientsService } from './ingredients.service.ts';
import { KeptSearches } from './kept-searches.ts';
import { NamedIngredients } from './named-ingredients.ts';
import { AvoidedIngredientFieldsResolver, ViewerIngredientsResolver } from './viewer-ingredients.resolver.ts';

/** Ingredients, labels, and what a person avoids. */
export function createIngredients({ db, cacheOf }: Pick<Platform, 'db' | 'cacheOf'>) {
  const cache = cacheOf('ingredients');
  const ingredients = new IngredientsService(db);
  const ingredientsLoader = createIngredientsLoader(ingredients);
  const namedIngredients = new NamedIngredients(db, ingredients);
  const avoidedIngredients = new AvoidedIngredientsService(db, ingredients, namedIngredients);
  const ingredientChecks = new IngredientChecksService(ingredients, avoidedIngredients);
  const module: DomainModule = {
    resolvers: [
      new IngredientsResolver({
        ...{
          service: ingredients,
          avoided: avoidedIngredients,
          searches: new KeptSearches(ingredients, cache),
        },
        imports: new ImportIngredientsService(db, () => cache.changed()),
      }),
      new IngredientFieldsResolver(),
      new FragranceAllergenFieldsResolver(),
      new AvoidedFamilyFieldsResolver(),
      new ViewerIngredientsResolver(avoidedIngredients),
      new AvoidedIngredientFieldsResolver(ingredientsLoader),
    ],
    nodes: {
      Ingredient: (_by, ids) => ingredients.getMany(ids),
      AvoidedIngredient: ({ viewer }, ids) => avoidedIngredients.rows.getMany(viewer, ids),
      AvoidedFamily: async ({ viewer }, ids) =>
        alignTo(ids, await avoidedIngredients.families(viewer.userId), ({ id }) => id),
    },
    personalData: [new IngredientsPersonalData(db)],
  };
  return { module, ingredients, ingredientsLoader, ingredientChecks, avoidedIngredients, namedIngredients };
}
export type IngredientsModule = ReturnType<typeof createIngredients>;
