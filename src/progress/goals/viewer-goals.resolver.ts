import { Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { byTime, TwoWayArgs } from '../../graphql/types/connection.ts';
import { UserType } from '../../users/users.types.ts';
import type { GoalsService } from './goals.service.ts';
import { GoalConnection } from './goals.types.ts';

/** Goals, as fields of `viewer`. */
@Resolver(() => UserType)
export class ViewerGoalsResolver {
  constructor(private readonly service: GoalsService) {}

  @FieldResolver(() => GoalConnection, { description: 'The person’s goals, newest first.' })
  goals(@Args(() => TwoWayArgs) page: TwoWayArgs, @Ctx() context: Context) {
    return byTime(this.service, requireViewer(context), page);
  }
}
