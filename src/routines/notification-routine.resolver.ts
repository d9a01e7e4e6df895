import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { Loads } from '../graphql/planner/needs.ts';
import type { Notification } from '../notifications/notifications.table.ts';
import { NotificationType } from '../notifications/notifications.types.ts';
import type { RoutinesLoader } from './routines.loader.ts';
import { routineOfNotification } from './routines.reads.ts';
import { RoutineType } from './routines.types.ts';

@Resolver(() => NotificationType)
export class NotificationRoutineResolver {
  constructor(private readonly routines: RoutinesLoader) {}

  @Loads(routineOfNotification)
  @FieldResolver(() => RoutineType, {
    nullable: true,
    description: 'The routine it is about; null for other kinds or if the routine was deleted.',
  })
  routine(@Root() { kind, objectId }: Notification, @Ctx() context: Context) {
    if (kind !== 'ROUTINE_REMINDER' || !objectId) return null;
    return this.routines.routine(requireViewer(context), objectId);
  }
}
