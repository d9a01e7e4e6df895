import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { createConnection } from '../graphql/connection.ts';
import { describedEnum } from '../graphql/described-enum.ts';
import { Payload } from '../graphql/payload.ts';
import { DateTime } from '../graphql/scalars.ts';
import type { NotificationKind } from './notifications.table.ts';

const NotificationKindEnum = describedEnum<NotificationKind>(
  'NotificationKind',
  'What a notification is about.',
  {
    ANALYSIS_COMPLETED: 'An analysis has its scores.',
    ANALYSIS_REJECTED: 'A photo could not be judged and should be taken again.',
    ANALYSIS_FAILED: 'An analysis failed through our fault.',
    ROUTINE_REMINDER: 'A routine step is due.',
    CONSULTATION_UPDATE: 'Something happened in a consultation.',
    GOAL_REACHED: 'A goal was reached.',
    SECURITY: 'Something about the safety of the account.',
    SYSTEM: 'A message from the operator.',
  },
);

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
