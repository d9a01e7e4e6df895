import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { IdOf } from '../graphql/ids/bind-ids.ts';
import { Live } from '../graphql/live.ts';
import { Loads, Needs } from '../graphql/planner/needs.ts';
import { decodeSequenceCursor, encodeSequenceCursor } from '../graphql/types/cursor.ts';
import { MessageParameter, parametersOf } from '../graphql/types/message-parameter.ts';
import { payload } from '../graphql/types/payload.ts';
import { parseId } from '../graphql/types/scalars.ts';
import type { Text } from '../platform/language/text.ts';
import { bodyOf, titleOf } from './notification-texts.ts';
import { deliveryOfNotification } from './notifications.reads.ts';
import type { NotificationsService } from './notifications.service.ts';
import type { Notification } from './notifications.table.ts';
import {
  DeleteNotificationInput,
  DeleteNotificationPayload,
  MarkAllNotificationsReadPayload,
  MarkNotificationReadInput,
  MarkNotificationReadPayload,
  NotificationDeliveryType,
  NotificationType,
  SendTestNotificationPayload,
} from './notifications.types.ts';
import type { TestNotificationService } from './test-notification.service.ts';

@Resolver(() => NotificationType)
export class NotificationsResolver {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly tests: TestNotificationService,
  ) {}

  @IdOf('Notification', 'id')
  @Query(() => NotificationType, {
    nullable: true,
    description: 'One of the viewer’s notifications; null with the error NOT_FOUND if there is none.',
  })
  notification(
    @Arg('id', () => ID, { description: 'ID of the notification.' }) id: string,
    @Ctx() context: Context,
  ) {
    return this.notifications.rows.get(requireViewer(context), parseId(id, 'notification'));
  }

  @Needs<Notification>('code', 'params', 'title')
  @FieldResolver(() => String, { description: 'A headline in the language of the profile.' })
  title(@Root() notification: Pick<Notification, 'code' | 'params' | 'title'>): Text {
    return titleOf(notification);
  }

  @Needs<Notification>('code', 'params', 'message')
  @FieldResolver(() => String, {
    description: 'Text of one or two sentences, in the language of the profile.',
  })
  message(@Root() notification: Pick<Notification, 'code' | 'params' | 'message'>): Text {
    return bodyOf(notification);
  }

  @Needs<Notification>('params')
  @FieldResolver(() => [MessageParameter], {
    description: 'Values in the texts of `code`, for apps with texts of their own.',
  })
  params(@Root() { params }: Pick<Notification, 'params'>): MessageParameter[] {
    return parametersOf(params);
  }

  @Needs<Notification>('sequence')
  @FieldResolver(() => String, {
    description: 'Its position in the list: pass the last one seen as `after` when resubscribing.',
  })
  cursor(@Root() { sequence }: Pick<Notification, 'sequence'>) {
    return encodeSequenceCursor(sequence);
  }

  @Loads(deliveryOfNotification)
  @FieldResolver(() => NotificationDeliveryType, {
    nullable: true,
    description: 'Email delivery; null if the notification is only shown in the app.',
  })
  emailDelivery() {}

  @Mutation(() => SendTestNotificationPayload, {
    description: 'Sends the viewer a test notification of the kind `SYSTEM`.',
  })
  sendTestNotification(@Ctx() context: Context): Promise<SendTestNotificationPayload> {
    return payload(SendTestNotificationPayload, async () => {
      const { notification, channels } = await this.tests.send(requireViewer(context));
      return { notification: notification.inApp ? notification : null, channels };
    });
  }

  @Mutation(() => MarkNotificationReadPayload, {
    description: 'Marks a notification as read. Idempotent.',
  })
  markNotificationRead(
    @Arg('input', () => MarkNotificationReadInput, { description: 'The notification.' })
    input: MarkNotificationReadInput,
    @Ctx() context: Context,
  ): Promise<MarkNotificationReadPayload> {
    return payload(MarkNotificationReadPayload, async () => ({
      notification: await this.notifications.markRead(
        requireViewer(context),
        parseId(input.id, 'notification'),
      ),
    }));
  }

  @Mutation(() => MarkAllNotificationsReadPayload, {
    description: 'Marks all of the viewer’s notifications as read.',
  })
  markAllNotificationsRead(@Ctx() context: Context): Promise<MarkAllNotificationsReadPayload> {
    return payload(MarkAllNotificationsReadPayload, async () => {
      const { count, latest } = await this.notifications.markAllRead(requireViewer(context));
      return { markedCount: count, notifications: latest };
    });
  }

  @Mutation(() => DeleteNotificationPayload, {
    description: 'Deletes a notification. Cannot be undone; an email not yet sent is canceled.',
  })
  deleteNotification(
    @Arg('input', () => DeleteNotificationInput, { description: 'The notification to delete.' })
    input: DeleteNotificationInput,
    @Ctx() context: Context,
  ): Promise<DeleteNotificationPayload> {
    return payload(DeleteNotificationPayload, async () => ({
      deletedNotificationId: await this.notifications.remove(
        requireViewer(context),
        parseId(input.id, 'notification'),
      ),
    }));
  }

  @Live(() => NotificationType, {
    description:
      'Every notification after the cursor, each once and in order, then each new one. Keep the last `cursor` and pass it as `after` when reconnecting, so that none is missed.',
    source: 'follow',
  })
  notificationReceived(
    @Root() notification: Notification,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The `cursor` of the last notification seen. If omitted, only new notifications are sent.',
    })
    _after?: string,
  ) {
    return notification;
  }

  @Live(() => Int, {
    description:
      'Number of unread notifications: first the current number, then each new one, including changes made on other devices. Capped at 1,000.',
    source: 'followUnreadCount',
  })
  unreadNotificationCountChanged(@Root() count: number) {
    return count;
  }

  followUnreadCount(_args: object, context: Context) {
    return this.notifications.unreadCounts(requireViewer(context));
  }

  follow({ after }: { after?: string | null }, context: Context) {
    return this.notifications.received(
      requireViewer(context),
      after == null ? null : decodeSequenceCursor(after),
    );
  }
}
