import type { DomainModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { AvoidedIngredientsService } from './avoided-ingredients.service.ts';
import { ImportIngredientsService } from './import/import-ingredients.service.ts';
import { IngredientChecksService } from './ingredient-checks.service.ts';
import { IngredientsPersonalData } from './ingredients.personal-data.ts';
import { IngredientsResolver } from './ingredients.resolver.ts';
import { IngredientsService } from './ingredients.service.ts';
import { ViewerIngredientsResolver } from './viewer-ingredients.resolver.ts';

/** Ingredients, labels, and what a person avoids. */
export function createIngredients({ db }: Pick<Platform, 'db'>) {
  const ingredients = new IngredientsService(db);
  const avoidedIngredients = new AvoidedIngredientsService(db, ingredients);
  const module: DomainModule = {
    resolvers: [
      new IngredientsResolver(
        ingredients,
        new IngredientChecksService(ingredients, avoidedIngredients),
        avoidedIngredients,
        new ImportIngredientsService(db),
      ),
      new ViewerIngredientsResolver(avoidedIngredients),
    ],
    personalData: [new IngredientsPersonalData(db)],
  };
  return { module, ingredients, avoidedIngredients };
}
export type IngredientsModule = ReturnType<typeof createIngredients>;
