import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { IdOf } from '../graphql/ids/bind-ids.ts';
import { NodeType } from '../graphql/ids/node.types.ts';
import { WithEdge } from '../graphql/payload-edges.ts';
import { Rows } from '../graphql/planner/needs.ts';
import { createConnection } from '../graphql/types/connection.ts';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import { bySequence } from '../platform/database/reads.ts';
import { DeliveryStatusEnum, NotificationChannelEnum, NotificationKindEnum } from './notification-enums.ts';
import {
  type Channel,
  type DeliveryStatus,
  type NotificationKind,
  notificationDeliveries,
  notifications,
} from './notifications.table.ts';

@Rows(notifications)
@ObjectType('Notification', { implements: NodeType, description: 'A notification for the viewer.' })
export class NotificationType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => NotificationKindEnum, { description: 'Kind of notification.' })
  kind!: NotificationKind;

  @Field(() => String, {
    nullable: true,
    description:
      'Names the texts, as in `analysis.completed`; null for notifications of before this field existed.',
  })
  code!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was read; null while unread.' })
  readAt!: Date | null;

  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt!: Date;
}

@Rows(notificationDeliveries)
@ObjectType('NotificationDelivery', { description: 'Email delivery of a notification.' })
export class NotificationDeliveryType {
  @Field(() => DeliveryStatusEnum, { description: 'Delivery status.' })
  status!: DeliveryStatus;

  @Field(() => Int, { name: 'attemptCount', description: 'Number of attempts.' })
  attempts!: number;

  @Field(() => DateTime, {
    description: 'Earliest time it is sent: immediately, or when quiet hours end.',
  })
  dueAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the mail server accepted it; null until then.',
  })
  sentAt!: Date | null;
}

export const NotificationConnection = createConnection(NotificationType, 'Notification');

@InputType({ description: 'Filter for notifications.' })
export class NotificationFilter {
  @Field(() => Boolean, { nullable: true, description: 'If true, returns only unread notifications.' })
  unreadOnly?: boolean | null;

  @Field(() => NotificationKindEnum, {
    nullable: true,
    description: 'Returns only notifications of this kind.',
  })
  kind?: NotificationKind | null;
}

@InputType({ description: 'The notification to mark as read.' })
export class MarkNotificationReadInput {
  @IdOf('Notification')
  @Field(() => ID, { description: 'ID of the notification.' })
  id!: string;
}

@InputType({ description: 'The notification to delete.' })
export class DeleteNotificationInput {
  @IdOf('Notification')
  @Field(() => ID, { description: 'ID of the notification.' })
  id!: string;
}

@ObjectType({ description: 'Return type of `markNotificationRead`.' })
export class MarkNotificationReadPayload extends Payload {
  @Field(() => NotificationType, {
    nullable: true,
    description: 'The updated notification; null if there are `userErrors`.',
  })
  notification?: object | null;
}

@ObjectType({ description: 'Return type of `markAllNotificationsRead`.' })
export class MarkAllNotificationsReadPayload extends Payload {
  @Field(() => Int, {
    nullable: true,
    description: 'Number of notifications that were unread before; null if there are `userErrors`.',
  })
  markedCount?: number | null;

  @Field(() => [NotificationType], {
    nullable: true,
    description:
      'Those that were unread before, newest first, at most the latest 100; null if there are `userErrors`.',
  })
  notifications?: object[] | null;
}

@ObjectType({ description: 'Return type of `deleteNotification`.' })
export class DeleteNotificationPayload extends Payload {
  @IdOf('Notification')
  @Field(() => ID, {
    nullable: true,
    description: 'ID of the deleted notification; null if there are `userErrors`.',
  })
  deletedNotificationId?: string | null;
}

@ObjectType({ description: 'Return type of `sendTestNotification`.' })
export class SendTestNotificationPayload extends Payload {
  @WithEdge(bySequence('sequence'))
  @Field(() => NotificationType, {
    nullable: true,
    description: 'The notification; null if there are `userErrors`, or if it is only emailed.',
  })
  notification?: object | null;

  @Field(() => [NotificationChannelEnum], {
    nullable: true,
    description:
      'Channels it is delivered through. `EMAIL` is absent if email of the kind `SYSTEM` is off or suspended. Null if there are `userErrors`.',
  })
  channels?: Channel[] | null;
}
