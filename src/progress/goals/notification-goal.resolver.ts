import { FieldResolver, Resolver } from 'type-graphql';
import { Loads } from '../../graphql/planner/needs.ts';
import { NotificationType } from '../../notifications/notifications.types.ts';
import { goalOfNotification } from '../progress.reads.ts';
import { GoalType } from './goals.types.ts';

@Resolver(() => NotificationType)
export class NotificationGoalResolver {
  @Loads(goalOfNotification)
  @FieldResolver(() => GoalType, {
    nullable: true,
    description: 'The goal it is about; null for other kinds or if the goal was deleted.',
  })
  goal() {}
}
