import { FieldResolver, Resolver } from 'type-graphql';
import { Loads } from '../graphql/planner/needs.ts';
import { NotificationType } from '../notifications/notifications.types.ts';
import { routineOfNotification } from './routines.reads.ts';
import { RoutineType } from './routines.types.ts';

@Resolver(() => NotificationType)
export class NotificationRoutineResolver {
  @Loads(routineOfNotification)
  @FieldResolver(() => RoutineType, {
    nullable: true,
    description: 'The routine it is about; null for other kinds or if the routine was deleted.',
  })
  routine() {}
}
