import 'reflect-metadata';
import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
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

@ObjectType('SessionReminder', { description: 'When to remind of the morning or of the evening.' })
class SessionReminderType implements SessionReminder {
  @Field(() => Boolean, { description: 'Whether reminders are sent; false until it is switched on.' })
  enabled!: boolean;

  @Field(() => LocalTime, {
    description:
      'By the clock on the wall. Where a clock change skips the time, the reminder comes at the first minute after it; where the time comes twice, at the first of both.',
  })
  time!: string;

  @Field(() => [Int], { description: `On which days of the week. ${WEEKDAYS}` })
  weekdays!: number[];
}

@ObjectType('ReminderSettings', {
  description:
    'When to remind of the active routine, as notifications of the kind ROUTINE_REMINDER. A reminder comes once in a session, and only where a step is due that is not logged yet.',
})
export class ReminderSettingsType implements ReminderSettings {
  @Field(() => String, {
    description: 'The IANA time zone of the times: that of the profile. `updateProfile` changes it.',
  })
  timeZone!: string;

  @Field(() => SessionReminderType, { description: 'Steps of the session AM; 08:00 by default.' })
  morning!: SessionReminder;

  @Field(() => SessionReminderType, { description: 'Steps of the session PM; 21:00 by default.' })
  evening!: SessionReminder;
}

@ObjectType('UpcomingReminder', {
  description: 'A reminder that will come if nothing changes until then.',
})
export class UpcomingReminderType implements UpcomingReminder {
  @Field(() => DateTime, { description: 'When it will come; it may take some seconds more.' })
  at!: Date;

  @Field(() => LocalDate, { description: 'The day of the routine that it is for.' })
  date!: string;

  @Field(() => LocalTime, { description: 'What the clock on the wall will show.' })
  time!: string;

  @Field(() => RoutineSessionEnum, { description: 'Morning or evening.' })
  session!: RoutineSession;

  @Field(() => Int, { description: 'How many steps are due and not logged yet.' })
  stepCount!: number;

  @Field(() => RoutineType, { description: 'The active routine.' })
  routine!: Routine;
}

@ArgsType()
export class UpcomingRemindersArgs {
  @NumberRange(1, MOST_UPCOMING)
  @Field(() => Int, { defaultValue: 10, description: 'How many at most: 1 to 50.' })
  first!: number;
}

@InputType({ description: 'What changes. A field left out stays, null restores the default.' })
class SessionReminderInput implements SessionReminderChange {
  @Field(() => Boolean, { nullable: true, description: 'Whether to remind; false by default.' })
  enabled?: boolean | null;

  @Field(() => LocalTime, {
    nullable: true,
    description: 'By the clock on the wall; 08:00 in the morning and 21:00 in the evening by default.',
  })
  time?: string | null;

  @NumberRange(1, 7)
  @Field(() => [Int], {
    nullable: true,
    description: `At least one day of the week; all by default. ${WEEKDAYS}`,
  })
  weekdays?: number[] | null;
}

@InputType({ description: 'What changes. A part left out stays, null restores the default.' })
export class UpdateReminderSettingsInput implements ReminderSettingsChange {
  @Field(() => SessionReminderInput, { nullable: true, description: 'Steps of the session AM.' })
  morning?: SessionReminderInput | null;

  @Field(() => SessionReminderInput, { nullable: true, description: 'Steps of the session PM.' })
  evening?: SessionReminderInput | null;
}

@ObjectType({ description: 'Result of updateReminderSettings.' })
export class UpdateReminderSettingsPayload extends Payload {
  @Field(() => ReminderSettingsType, {
    nullable: true,
    description: 'The settings as they are now; null with `userErrors`.',
  })
  reminderSettings?: ReminderSettings | null;
}
