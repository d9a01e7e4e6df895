import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { createConnection } from '../graphql/types/connection.ts';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import { DeliveryStatusEnum, NotificationChannelEnum, NotificationKindEnum } from './notification-enums.ts';
import type { Channel, DeliveryStatus, NotificationKind } from './notifications.table.ts';

@ObjectType('Notification', { description: 'Something that the viewer should know.' })
export class NotificationType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => NotificationKindEnum, { description: 'What it is about.' })
  kind!: NotificationKind;

  @Field(() => String, { description: 'A headline.' })
  title!: string;

  @Field(() => String, { description: 'One or two sentences.' })
  message!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was read; null while unread.' })
  readAt!: Date | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
}

@ObjectType('NotificationDelivery', { description: 'The mail of a notification.' })
export class NotificationDeliveryType {
  @Field(() => DeliveryStatusEnum, { description: 'What became of it.' })
  status!: DeliveryStatus;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number;

  @Field(() => DateTime, {
    description: 'When it is sent at the earliest: at once, or when the quiet hours end.',
  })
  dueAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the mail server took it; null until then.' })
  sentAt!: Date | null;
}

export const NotificationConnection = createConnection(NotificationType, 'Notification');

@InputType({ description: 'Which notifications.' })
export class NotificationFilter {
  @Field(() => Boolean, { nullable: true, description: 'Only unread ones.' })
  unreadOnly?: boolean | null;
}

@InputType({ description: 'The notification that was read.' })
export class MarkNotificationReadInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@InputType({ description: 'The notification to delete.' })
export class DeleteNotificationInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@ObjectType({ description: 'Result of markNotificationRead.' })
export class MarkNotificationReadPayload extends Payload {
  @Field(() => NotificationType, { nullable: true, description: 'The notification as it is now.' })
  notification?: object | null;
}

@ObjectType({ description: 'Result of markAllNotificationsRead.' })
export class MarkAllNotificationsReadPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many were unread before.' })
  markedCount?: number | null;
}

@ObjectType({ description: 'Result of deleteNotification.' })
export class DeleteNotificationPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Id of the notification that is gone.' })
  deletedNotificationId?: string | null;
}

@ObjectType({ description: 'The answer to `sendTestNotification`.' })
export class SendTestNotificationPayload extends Payload {
  @Field(() => NotificationType, {
    nullable: true,
    description: 'The notification; null with `userErrors`, and when it goes by mail only.',
  })
  notification?: object | null;

  @Field(() => [NotificationChannelEnum], {
    nullable: true,
    description: 'Where it goes. `EMAIL` is missing when mail of the kind `SYSTEM` is off or suspended.',
  })
  channels?: Channel[] | null;
}
