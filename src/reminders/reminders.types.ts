import 'reflect-metadata';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { OnePerViewer } from '../graphql/ids/bind-ids.ts';
import { NodeType } from '../graphql/ids/node.types.ts';
import { NumberRange } from '../graphql/input-limits.ts';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime, LocalDate, LocalTime } from '../graphql/types/scalars.ts';
import type { Routine } from '../routines/plans/routines.table.ts';
import { RoutineSessionEnum } from '../routines/routine-enums.ts';
import { RoutineType } from '../routines/routines.types.ts';
import type { RoutineSession } from '../routines/rules/routine-plan.ts';
import type {
  ReminderSettings,
  ReminderSettingsChange,
  SessionReminder,
  SessionReminderChange,
} from './reminders.service.ts';
import { MOST_UPCOMING, type UpcomingReminder } from './upcoming-reminders.ts';

const WEEKDAYS = '1 is Monday, 7 Sunday.';

@ObjectType('SessionReminder', { description: 'Reminder settings for the morning or the evening.' })
class SessionReminderType implements SessionReminder {
  @Field(() => Boolean, { description: 'Whether reminders are sent. Off by default.' })
  enabled!: boolean;

  @Field(() => LocalTime, {
    description:
      'Local time. If a clock change skips this time, the reminder is sent at the first minute after it; if the time occurs twice, at the first occurrence.',
  })
  time!: string;

  @Field(() => [Int], { description: `On which days of the week. ${WEEKDAYS}` })
  weekdays!: number[];
}

@OnePerViewer()
@ObjectType('ReminderSettings', {
  implements: NodeType,
  description:
    'Reminder settings for the active routine. Reminders are notifications of the kind ROUTINE_REMINDER, sent once per session and only if a step is due and not yet logged.',
})
export class ReminderSettingsType implements ReminderSettings {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, {
    description: 'IANA time zone of the times, taken from the profile. Change it with `updateProfile`.',
  })
  timeZone!: string;

  @Field(() => SessionReminderType, { description: 'Steps of the session AM; 08:00 by default.' })
  morning!: SessionReminder;

  @Field(() => SessionReminderType, { description: 'Steps of the session PM; 21:00 by default.' })
  evening!: SessionReminder;
}

@ObjectType('UpcomingReminder', {
  description: 'A reminder that will be sent if nothing changes before then.',
})
export class UpcomingReminderType implements UpcomingReminder {
  @Field(() => DateTime, { description: 'When it is due; sending may take a few seconds longer.' })
  dueAt!: Date;

  @Field(() => LocalDate, { description: 'The day of the routine it is for.' })
  day!: string;

  @Field(() => LocalTime, { description: 'Local time at that moment.' })
  time!: string;

  @Field(() => RoutineSessionEnum, { description: 'Morning or evening.' })
  session!: RoutineSession;

  @Field(() => Int, { description: 'Number of steps due and not yet logged.' })
  stepCount!: number;

  @Field(() => RoutineType, { description: 'The active routine.' })
  routine!: Routine;
}

@ArgsType()
export class UpcomingRemindersArgs {
  @NumberRange(1, MOST_UPCOMING)
  @Field(() => Int, { defaultValue: 10, description: 'Maximum number to return: 1 to 50.' })
  first!: number;
}

@InputType({
  description: 'Changes to the settings. Omitted fields are unchanged; null restores the default.',
})
class SessionReminderInput implements SessionReminderChange {
  @Field(() => Boolean, { nullable: true, description: 'Whether to send reminders. Off by default.' })
  enabled?: boolean | null;

  @Field(() => LocalTime, {
    nullable: true,
    description: 'Local time. Defaults to 08:00 in the morning and 21:00 in the evening.',
  })
  time?: string | null;

  @NumberRange(1, 7)
  @Field(() => [Int], {
    nullable: true,
    description: `At least one day of the week; all by default. ${WEEKDAYS}`,
  })
  weekdays?: number[] | null;
}

@InputType({
  description: 'Changes to the settings. Omitted parts are unchanged; null restores the default.',
})
export class UpdateReminderSettingsInput implements ReminderSettingsChange {
  @Field(() => SessionReminderInput, { nullable: true, description: 'Steps of the session AM.' })
  morning?: SessionReminderInput | null;

  @Field(() => SessionReminderInput, { nullable: true, description: 'Steps of the session PM.' })
  evening?: SessionReminderInput | null;
}

@ObjectType({ description: 'Return type of `updateReminderSettings`.' })
export class UpdateReminderSettingsPayload extends Payload {
  @Field(() => ReminderSettingsType, {
    nullable: true,
    description: 'The updated settings; null if there are `userErrors`.',
  })
  reminderSettings?: ReminderSettings | null;
}
