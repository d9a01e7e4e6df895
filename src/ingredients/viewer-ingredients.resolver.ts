import { Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { byTime, TwoWayArgs } from '../graphql/types/connection.ts';
import { UserType } from '../users/users.types.ts';
import type { AvoidedIngredientsService } from './avoided-ingredients.service.ts';
import { AvoidedFamilyType, AvoidedIngredientConnection } from './avoided-ingredients.types.ts';

/** Avoided ingredients, as a field of `viewer`. */
@Resolver(() => UserType)
export class ViewerIngredientsResolver {
  constructor(private readonly avoided: AvoidedIngredientsService) {}

  @FieldResolver(() => AvoidedIngredientConnection, {
    description: 'Ingredients that the viewer avoids, latest first.',
  })
  avoidedIngredients(@Args(() => TwoWayArgs) page: TwoWayArgs, @Ctx() context: Context) {
    return byTime(this.avoided, requireViewer(context), page);
  }

  @FieldResolver(() => [AvoidedFamilyType], {
    description: 'Families of ingredients that the viewer avoids, latest first; at most one entry for each.',
  })
  avoidedFamilies(@Ctx() context: Context) {
    return this.avoided.families(requireViewer(context).userId);
  }
}
