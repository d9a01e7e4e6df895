import 'reflect-metadata';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { OnePerViewer } from '../../graphql/ids/bind-ids.ts';
import { NodeType } from '../../graphql/ids/node.types.ts';
import { Payload } from '../../graphql/types/payload.ts';
import { DateTime, LocalTime } from '../../graphql/types/scalars.ts';
import { NotificationChannelEnum, NotificationKindEnum } from '../notification-enums.ts';
import type { Channel, NotificationKind } from '../notifications.table.ts';

@ObjectType('NotificationToggle', {
  description: 'Whether notifications of a kind are delivered through a channel.',
})
export class NotificationToggleType {
  @Field(() => NotificationKindEnum, { description: 'The kind.' })
  kind!: NotificationKind;

  @Field(() => NotificationChannelEnum, { description: 'The channel.' })
  channel!: Channel;

  @Field(() => Boolean, { description: 'Whether they are delivered.' })
  enabled!: boolean;

  @Field(() => Boolean, {
    description: 'False for `SECURITY` and `SAFETY`, which are always on: show a locked switch.',
  })
  canBeTurnedOff!: boolean;
}

@ObjectType('QuietHours', {
  description: 'When email is held, in the viewer’s local time. The period may cross midnight.',
})
export class QuietHoursType {
  @Field(() => LocalTime, { description: 'Start of quiet hours, inclusive.' })
  from!: string;

  @Field(() => LocalTime, { description: 'End of quiet hours, exclusive.' })
  to!: string;
}

@OnePerViewer()
@ObjectType('NotificationPreferences', {
  implements: NodeType,
  description: 'The viewer’s notification preferences.',
})
export class NotificationPreferencesType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => [NotificationToggleType], {
    description:
      'One entry per kind and channel, in a fixed order. By default all kinds are on in the app, and `SECURITY`, `SAFETY`, `CONSULTATION_UPDATE` and `SYSTEM` also by email. A kind that is off in the app is excluded from lists, counts and subscriptions, but is still emailed if email is on.',
  })
  toggles!: NotificationToggleType[];

  @Field(() => QuietHoursType, {
    nullable: true,
    description:
      'Email is held until quiet hours end; in-app notifications and email of `SECURITY` and `SAFETY` are not. Null, the default, means no quiet hours.',
  })
  quietHours!: QuietHoursType | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When email was suspended, leaving only `SECURITY` and `SAFETY` email, because the address rejected several emails in a row. Ask the person to check the address, then send `resumeEmail`; a password reset by email also resumes it. Null if email is active.',
  })
  emailSuspendedAt!: Date | null;
}

@InputType({ description: 'A preference to change.' })
export class NotificationToggleInput {
  @Field(() => NotificationKindEnum, { description: 'The kind.' })
  kind!: NotificationKind;

  @Field(() => NotificationChannelEnum, { description: 'The channel.' })
  channel!: Channel;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether to deliver; null or omitted restores the default. `SECURITY` and `SAFETY` cannot be turned off.',
  })
  enabled?: boolean | null;
}

@InputType({ description: 'Period during which email is held.' })
export class QuietHoursInput {
  @Field(() => LocalTime, { description: 'Start of quiet hours, inclusive.' })
  from!: string;

  @Field(() => LocalTime, { description: 'End of quiet hours, exclusive; must differ from `from`.' })
  to!: string;
}

@InputType({ description: 'Changes to the preferences. Omitted fields are unchanged.' })
export class UpdateNotificationPreferencesInput {
  @Field(() => [NotificationToggleInput], {
    nullable: true,
    description:
      'The preferences to change, each at most once; others are unchanged. Null restores all defaults.',
  })
  toggles?: NotificationToggleInput[] | null;

  @Field(() => QuietHoursInput, { nullable: true, description: 'Quiet hours; null turns them off.' })
  quietHours?: QuietHoursInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True resumes email after `emailSuspendedAt`; other values have no effect.',
  })
  resumeEmail?: boolean | null;
}

@ObjectType({ description: 'Return type of `updateNotificationPreferences`.' })
export class UpdateNotificationPreferencesPayload extends Payload {
  @Field(() => NotificationPreferencesType, {
    nullable: true,
    description: 'The updated preferences; null if there are `userErrors`.',
  })
  notificationPreferences?: Omit<NotificationPreferencesType, 'id'> | null;
}
