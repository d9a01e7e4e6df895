import { Arg, Args, FieldResolver, Int, Resolver } from 'type-graphql';
import { Loads } from '../graphql/planner/needs.ts';
import { TwoWayArgs } from '../graphql/types/connection.ts';
import { UserType } from '../users/users.types.ts';
import { ownNotifications, unreadCount } from './notifications.reads.ts';
import { NotificationConnection, NotificationFilter } from './notifications.types.ts';

/** Notifications, as fields of `viewer`. */
@Resolver(() => UserType)
export class ViewerNotificationsResolver {
  @Loads(ownNotifications)
  @FieldResolver(() => NotificationConnection, { description: 'The person’s notifications, newest first.' })
  notifications(
    @Args(() => TwoWayArgs) _page: TwoWayArgs,
    @Arg('filter', () => NotificationFilter, { nullable: true, description: 'Filter conditions.' })
    _filter: NotificationFilter | null,
  ) {}

  @Loads(unreadCount)
  @FieldResolver(() => Int, { description: 'Number of unread notifications, capped at 1,000.' })
  unreadNotificationCount() {}
}
