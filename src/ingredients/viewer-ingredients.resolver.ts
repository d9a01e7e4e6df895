import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { Loads, Waits } from '../graphql/planner/needs.ts';
import { TwoWayArgs } from '../graphql/types/connection.ts';
import { UserType } from '../users/users.types.ts';
import type { AvoidedIngredientsService } from './avoided-ingredients.service.ts';
import {
  AvoidedFamilyType,
  AvoidedIngredientConnection,
  AvoidedIngredientType,
} from './avoided-ingredients.types.ts';
import type { AvoidedIngredient } from './facts/ingredients.table.ts';
import type { IngredientsLoader } from './ingredients.loader.ts';
import { ownAvoidedIngredients } from './ingredients.reads.ts';
import { IngredientType } from './ingredients.types.ts';

/** Avoided ingredients, as a field of `viewer`. */
@Resolver(() => UserType)
export class ViewerIngredientsResolver {
  constructor(private readonly avoided: AvoidedIngredientsService) {}

  @Loads(ownAvoidedIngredients)
  @FieldResolver(() => AvoidedIngredientConnection, {
    description: 'Ingredients that the viewer avoids, latest first.',
  })
  avoidedIngredients(@Args(() => TwoWayArgs) _page: TwoWayArgs) {}

  @FieldResolver(() => [AvoidedFamilyType], {
    description: 'Families of ingredients that the viewer avoids, latest first; at most one entry for each.',
  })
  avoidedFamilies(@Ctx() context: Context) {
    return this.avoided.families(requireViewer(context).userId);
  }
}

@Resolver(() => AvoidedIngredientType)
export class AvoidedIngredientFieldsResolver {
  constructor(private readonly ingredients: IngredientsLoader) {}

  @Waits<AvoidedIngredient>('ingredientId')
  @FieldResolver(() => IngredientType, {
    description: 'The ingredient. Other members of its fragrance allergen group are avoided as well.',
  })
  ingredient(@Root() { ingredientId }: Pick<AvoidedIngredient, 'ingredientId'>) {
    return this.ingredients.load(ingredientId);
  }
}
