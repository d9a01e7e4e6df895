import { Args, FieldResolver, Resolver } from 'type-graphql';
import { Loads } from '../../graphql/planner/needs.ts';
import { TwoWayArgs } from '../../graphql/types/connection.ts';
import { UserType } from '../../users/users.types.ts';
import { ownGoals } from '../progress.reads.ts';
import { GoalConnection } from './goals.types.ts';

/** Goals, as fields of `viewer`. */
@Resolver(() => UserType)
export class ViewerGoalsResolver {
  @Loads(ownGoals)
  @FieldResolver(() => GoalConnection, { description: 'The person’s goals, newest first.' })
  goals(@Args(() => TwoWayArgs) _page: TwoWayArgs) {}
}
