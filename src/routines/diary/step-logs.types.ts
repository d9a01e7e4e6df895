import 'reflect-metadata';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { createConnection } from '../../graphql/types/connection.ts';
import { Payload } from '../../graphql/types/payload.ts';
import { DateTime, LocalDate } from '../../graphql/types/scalars.ts';
import type { LogOutcome, Routine, RoutineStep } from '../plans/routines.table.ts';
import {
  LogOutcomeEnum,
  ReactionSeverityEnum,
  ReactionSymptomEnum,
  RoutineSessionEnum,
  TodayStatusEnum,
} from '../routine-enums.ts';
import { RoutineStepType, RoutineType } from '../routines.types.ts';
import type { ReactionSeverity, ReactionSymptom } from '../rules/reactions.ts';
import type { RoutineSession } from '../rules/routine-plan.ts';
import type { TodayStatus, TodayStep } from './today-routine.service.ts';

@ObjectType('TodayStep', { description: 'A step on one day.' })
class TodayStepType implements TodayStep {
  @Field(() => RoutineStepType, { description: 'The step.' })
  step!: RoutineStep;

  @Field(() => TodayStatusEnum, { description: 'What it is on this day.' })
  status!: TodayStatus;

  @Field(() => DateTime, { nullable: true, description: 'When it was logged; null where it was not.' })
  loggedAt!: Date | null;
}

@ObjectType('TodayRoutine', { description: 'The active routine on one day.' })
export class TodayRoutineType {
  @Field(() => LocalDate, { description: 'The day.' })
  date!: string;

  @Field(() => String, { description: 'The time zone that tells when a day begins: that of the viewer.' })
  timeZone!: string;

  @Field(() => RoutineType, { description: 'The active routine.' })
  routine!: Routine;

  @Field(() => [TodayStepType], {
    description: 'What is due or was logged this morning, in the order of use.',
  })
  morning!: TodayStep[];

  @Field(() => [TodayStepType], { description: 'What is due or was logged tonight, in the order of use.' })
  evening!: TodayStep[];

  @Field(() => [TodayStepType], { description: 'Steps that are not for this day, each with why.' })
  resting!: TodayStep[];
}

@ObjectType('RoutineStepLog', { description: 'What became of a step on a day.' })
export class RoutineStepLogType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => LocalDate, { description: 'The day.' })
  day!: string;

  @Field(() => RoutineSessionEnum, { description: 'Morning or evening.' })
  session!: RoutineSession;

  @Field(() => LogOutcomeEnum, { description: 'Done or left out.' })
  outcome!: LogOutcome;

  @Field(() => DateTime, { description: 'When it was first logged.' })
  createdAt!: Date;
}

@InputType({ description: 'What became of a step of a routine that is or was active.' })
export class LogRoutineStepInput {
  @Field(() => ID, { description: 'The step.' })
  stepId!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Today in the time zone of the viewer where left out; at most 31 days back.',
  })
  date?: string | null;

  @Field(() => LogOutcomeEnum, { nullable: true, description: 'DONE by default.' })
  outcome?: LogOutcome | null;
}

@InputType({ description: 'The log to take back.' })
export class UndoRoutineStepLogInput {
  @Field(() => ID, { description: 'The step.' })
  stepId!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Today in the time zone of the viewer where left out; at most 31 days back.',
  })
  date?: string | null;
}

@ObjectType({ description: 'Result of logRoutineStep.' })
export class LogRoutineStepPayload extends Payload {
  @Field(() => RoutineStepLogType, { nullable: true, description: 'The log; null with `userErrors`.' })
  log?: RoutineStepLogType | null;
}

@ObjectType({ description: 'Result of undoRoutineStepLog.' })
export class UndoRoutineStepLogPayload extends Payload {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of what was taken back; null where nothing was logged, and with `userErrors`.',
  })
  undoneLogId?: string | null;
}

@ObjectType('SkinReaction', { description: 'A reaction of the skin that the person reported.' })
export class SkinReactionType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => ReactionSeverityEnum, { description: 'How bad it was.' })
  severity!: ReactionSeverity;

  @Field(() => [ReactionSymptomEnum], { description: 'What the skin did.' })
  symptoms!: ReactionSymptom[];

  @Field(() => String, { nullable: true, description: 'What the person wrote.' })
  note!: string | null;

  @Field(() => [String], {
    description: 'INCI names of what is suspected; `generateRoutine` leaves them out from then on.',
  })
  suspects!: string[];

  @Field(() => LocalDate, { description: 'The day of the reaction.' })
  occurredOn!: string;

  @Field(() => LocalDate, { description: 'First day on which actives may go on.' })
  restsUntil!: string;

  @Field(() => DateTime, { description: 'When it was reported.' })
  createdAt!: Date;
}

export const SkinReactionConnection = createConnection(SkinReactionType, 'SkinReaction');

@InputType({ description: 'A reaction of the skin.' })
export class ReportReactionInput {
  @Field(() => String, {
    nullable: true,
    description: 'Any id of the client, up to 100 characters; again it changes nothing.',
  })
  clientRequestId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The routine in use; the active one where left out. The actives of all routines rest for 7 days.',
  })
  routineId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The step that is suspected; what began last where left out.',
  })
  stepId?: string | null;

  @Field(() => ReactionSeverityEnum, { description: 'How bad it is.' })
  severity!: ReactionSeverity;

  @Field(() => [ReactionSymptomEnum], { description: 'What the skin does; at least one.' })
  symptoms!: ReactionSymptom[];

  @Field(() => String, { nullable: true, description: 'In own words; up to 2,000 characters.' })
  note?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Today in the time zone of the viewer where left out; at most 60 days back.',
  })
  occurredOn?: string | null;
}

@ObjectType({ description: 'Result of reportReaction.' })
export class ReportReactionPayload extends Payload {
  @Field(() => SkinReactionType, { nullable: true, description: 'The reaction; null with `userErrors`.' })
  reaction?: SkinReactionType | null;

  @Field(() => RoutineType, {
    nullable: true,
    description: 'The routine whose actives rest; null without one.',
  })
  routine?: Routine | null;

  @Field(() => String, { nullable: true, description: 'What to do now, in sentences for the person.' })
  advice?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a dermatologist should look at it.' })
  seeDermatologist?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether help is needed now; show `advice` at once.' })
  urgent?: boolean | null;
}
