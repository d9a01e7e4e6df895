import 'reflect-metadata';
import { Field, InputType, ObjectType } from 'type-graphql';
import { Payload } from '../../graphql/types/payload.ts';
import { DateTime, LocalTime } from '../../graphql/types/scalars.ts';
import { NotificationChannelEnum, NotificationKindEnum } from '../notification-enums.ts';
import type { Channel, NotificationKind } from '../notifications.table.ts';

@ObjectType('NotificationToggle', { description: 'Whether notifications of a kind go to a channel.' })
export class NotificationToggleType {
  @Field(() => NotificationKindEnum, { description: 'The kind.' })
  kind!: NotificationKind;

  @Field(() => NotificationChannelEnum, { description: 'The channel.' })
  channel!: Channel;

  @Field(() => Boolean, { description: 'Whether they go there.' })
  enabled!: boolean;

  @Field(() => Boolean, { description: 'False for `SECURITY`, which is always on: show the switch locked.' })
  canBeTurnedOff!: boolean;
}

@ObjectType('QuietHours', {
  description: 'When no mail is sent, on the clock of the viewer’s time zone. They may cross midnight.',
})
export class QuietHoursType {
  @Field(() => LocalTime, { description: 'The first quiet minute.' })
  from!: string;

  @Field(() => LocalTime, { description: 'The first minute that is not quiet.' })
  to!: string;
}

@ObjectType('NotificationPreferences', { description: 'What the viewer is told, and how.' })
export class NotificationPreferencesType {
  @Field(() => [NotificationToggleType], {
    description:
      'One for every kind and channel, in a fixed order. By default all go to the app, and `SECURITY`, `CONSULTATION_UPDATE` and `SYSTEM` by mail too. What is off in the app is in no list, count or subscription, but still comes by mail where that is on.',
  })
  toggles!: NotificationToggleType[];

  @Field(() => QuietHoursType, {
    nullable: true,
    description:
      'Mail waits until they end; what goes to the app does not, nor does `SECURITY`. Null: none, the default.',
  })
  quietHours!: QuietHoursType | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Since when only `SECURITY` mail is sent, because the address has refused several mails in a row. Ask the person to check it, then send `resumeEmail`; a password reset by mail resumes it too. Null: mail is sent.',
  })
  emailSuspendedAt!: Date | null;
}

@InputType({ description: 'A switch.' })
export class NotificationToggleInput {
  @Field(() => NotificationKindEnum, { description: 'The kind.' })
  kind!: NotificationKind;

  @Field(() => NotificationChannelEnum, { description: 'The channel.' })
  channel!: Channel;

  @Field(() => Boolean, {
    nullable: true,
    description: 'On or off; null or left out restores the default. `SECURITY` cannot be turned off.',
  })
  enabled?: boolean | null;
}

@InputType({ description: 'When no mail is sent.' })
export class QuietHoursInput {
  @Field(() => LocalTime, { description: 'The first quiet minute.' })
  from!: string;

  @Field(() => LocalTime, { description: 'The first minute that is not quiet; another time than `from`.' })
  to!: string;
}

@InputType({ description: 'What changes. A field left out stays.' })
export class UpdateNotificationPreferencesInput {
  @Field(() => [NotificationToggleInput], {
    nullable: true,
    description:
      'The switches that change, none of them twice; the others stay. Null restores the defaults of all.',
  })
  toggles?: NotificationToggleInput[] | null;

  @Field(() => QuietHoursInput, { nullable: true, description: 'Null turns them off.' })
  quietHours?: QuietHoursInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True sends mail again after `emailSuspendedAt`; anything else changes nothing.',
  })
  resumeEmail?: boolean | null;
}

@ObjectType({ description: 'The answer to `updateNotificationPreferences`.' })
export class UpdateNotificationPreferencesPayload extends Payload {
  @Field(() => NotificationPreferencesType, {
    nullable: true,
    description: 'The preferences as they are now; null with `userErrors`.',
  })
  notificationPreferences?: NotificationPreferencesType | null;
}
