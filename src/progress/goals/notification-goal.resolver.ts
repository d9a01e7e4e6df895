import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import type { Notification } from '../../notifications/notifications.table.ts';
import { NotificationType } from '../../notifications/notifications.types.ts';
import type { ViewerLoader } from '../../platform/viewer-loader.ts';
import type { Goal } from './goals.table.ts';
import { GoalType } from './goals.types.ts';

@Resolver(() => NotificationType)
export class NotificationGoalResolver {
  constructor(private readonly goals: ViewerLoader<string, Goal | null>) {}

  @FieldResolver(() => GoalType, {
    nullable: true,
    description: 'The goal it is about; null for other kinds or if the goal was deleted.',
  })
  goal(@Root() { kind, objectId }: Notification, @Ctx() context: Context) {
    return kind === 'GOAL_REACHED' && objectId ? this.goals.load(requireViewer(context), objectId) : null;
  }
}
