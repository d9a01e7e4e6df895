import { Arg, Args, Ctx, FieldResolver, Int, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { Loads } from '../graphql/planner/needs.ts';
import { TwoWayArgs, toConnection } from '../graphql/types/connection.ts';
import { decodeSequenceCursor } from '../graphql/types/cursor.ts';
import { UserType } from '../users/users.types.ts';
import { ownNotifications, unreadCount } from './notifications.reads.ts';
import type { NotificationsService } from './notifications.service.ts';
import { cursorOfNotification, NotificationConnection, NotificationFilter } from './notifications.types.ts';

/** Notifications, as fields of `viewer`. */
@Resolver(() => UserType)
export class ViewerNotificationsResolver {
  constructor(private readonly service: NotificationsService) {}

  @Loads(ownNotifications)
  @FieldResolver(() => NotificationConnection, { description: 'The person’s notifications, newest first.' })
  async notifications(
    @Args(() => TwoWayArgs) page: TwoWayArgs,
    @Arg('filter', () => NotificationFilter, { nullable: true, description: 'Filter conditions.' })
    filter: NotificationFilter | null,
    @Ctx() context: Context,
  ) {
    const viewer = requireViewer(context);
    const asked = { unreadOnly: filter?.unreadOnly ?? false, kind: filter?.kind ?? null };
    const rows = await this.service.list(viewer, page.asked(decodeSequenceCursor), asked);
    const totalCount = () => this.service.count(viewer, asked);
    return toConnection({ rows, page, cursorOf: cursorOfNotification, totalCount });
  }

  @Loads(unreadCount)
  @FieldResolver(() => Int, { description: 'Number of unread notifications, capped at 1,000.' })
  unreadNotificationCount(@Ctx() context: Context) {
    return this.service.unreadCount(requireViewer(context));
  }
}
