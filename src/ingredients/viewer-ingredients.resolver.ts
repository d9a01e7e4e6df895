import { Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { ConnectionArgs, toConnection } from '../graphql/types/connection.ts';
import { encodeCursor } from '../graphql/types/cursor.ts';
import { UserType } from '../users/users.types.ts';
import type { AvoidedIngredientsService } from './avoided-ingredients.service.ts';
import { AvoidedIngredientConnection } from './ingredient-changes.types.ts';

/** What the viewer reaches of ingredients from `me`. */
@Resolver(() => UserType)
export class ViewerIngredientsResolver {
  constructor(private readonly avoided: AvoidedIngredientsService) {}

  @FieldResolver(() => AvoidedIngredientConnection, {
    description: 'Ingredients that the viewer avoids, latest first.',
  })
  async avoidedIngredients(@Args(() => ConnectionArgs) page: ConnectionArgs, @Ctx() context: Context) {
    const viewer = requireViewer(context);
    const { first, after } = page;
    const rows = await this.avoided.list(viewer, { first, after: page.position() });
    const totalCount = () => this.avoided.count(viewer);
    return toConnection({ rows, first, after, cursorOf: encodeCursor, totalCount });
  }
}
