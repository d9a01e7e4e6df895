import 'reflect-metadata';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { IdOf } from '../../graphql/ids/bind-ids.ts';
import { Payload } from '../../graphql/types/payload.ts';
import { DateTime, LocalDate } from '../../graphql/types/scalars.ts';
import type { LogOutcome, Routine, RoutineStep, SkipReason } from '../plans/routines.table.ts';
import { LogOutcomeEnum, RoutineSessionEnum, SkipReasonEnum, TodayStatusEnum } from '../routine-enums.ts';
import { RoutineStepType, RoutineType } from '../routines.types.ts';
import type { RoutineSession } from '../rules/routine-plan.ts';
import type { TodayStatus, TodayStep } from './today-routine.service.ts';

@ObjectType('TodayStep', { description: 'A step on a day.' })
class TodayStepType implements TodayStep {
  @Field(() => ID, { description: 'Opaque id of the step on this day.' })
  id!: string;

  @Field(() => RoutineStepType, { description: 'The step.' })
  step!: RoutineStep;

  @Field(() => TodayStatusEnum, { description: 'Status of the step on this day.' })
  status!: TodayStatus;

  @Field(() => DateTime, { nullable: true, description: 'When it was logged; null if it was not.' })
  loggedAt!: Date | null;

  @Field(() => SkipReasonEnum, {
    nullable: true,
    description: 'Why it was skipped; null if it was not, or without a reason.',
  })
  reason!: SkipReason | null;
}

@ObjectType('TodayRoutine', { description: 'The active routine on a day.' })
export class TodayRoutineType {
  @Field(() => ID, { description: 'Opaque id of the routine on this day.' })
  id!: string;

  @Field(() => LocalDate, { description: 'The day.' })
  day!: string;

  @Field(() => String, { description: 'The time zone that defines the day: that of the viewer.' })
  timeZone!: string;

  @Field(() => RoutineType, { description: 'The active routine.' })
  routine!: Routine;

  @Field(() => [TodayStepType], {
    description: 'Morning steps that are due or were logged, in order of use.',
  })
  morning!: TodayStep[];

  @Field(() => [TodayStepType], {
    description: 'Evening steps that are due or were logged, in order of use.',
  })
  evening!: TodayStep[];

  @Field(() => [TodayStepType], {
    description: 'Steps that rest on this day: paused, or scheduled for other days.',
  })
  resting!: TodayStep[];

  @Field(() => [TodayStepType], { description: 'Steps that start after this day, on `step.startsOn`.' })
  startingLater!: TodayStep[];
}

@ObjectType('RoutineStepLog', { description: 'The outcome of a step on a day.' })
export class RoutineStepLogType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => LocalDate, { description: 'The day.' })
  day!: string;

  @Field(() => RoutineSessionEnum, { description: 'Morning or evening.' })
  session!: RoutineSession;

  @Field(() => LogOutcomeEnum, { description: 'Done or skipped.' })
  outcome!: LogOutcome;

  @Field(() => SkipReasonEnum, {
    name: 'reason',
    nullable: true,
    description: 'Why it was skipped; null if it was not, or without a reason.',
  })
  skipReason!: SkipReason | null;

  @Field(() => DateTime, { description: 'When it was first logged.' })
  createdAt!: Date;
}

@InputType({ description: 'The outcome of a step of a routine that is or was active.' })
export class LogRoutineStepInput {
  @IdOf('RoutineStep')
  @Field(() => ID, { description: 'The step.' })
  stepId!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Defaults to today in the viewer’s time zone; at most 31 days back.',
  })
  day?: string | null;

  @Field(() => LogOutcomeEnum, { nullable: true, description: 'Defaults to DONE.' })
  outcome?: LogOutcome | null;

  @Field(() => SkipReasonEnum, {
    nullable: true,
    description: 'Why it was skipped; only with the outcome SKIPPED.',
  })
  reason?: SkipReason | null;
}

@InputType({ description: 'The log to remove.' })
export class UndoRoutineStepLogInput {
  @IdOf('RoutineStep')
  @Field(() => ID, { description: 'The step.' })
  stepId!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Defaults to today in the viewer’s time zone; at most 31 days back.',
  })
  day?: string | null;
}

@ObjectType({ description: 'Return type of `logRoutineStep`.' })
export class LogRoutineStepPayload extends Payload {
  @Field(() => RoutineStepLogType, {
    nullable: true,
    description: 'The log; null if there are `userErrors`.',
  })
  log?: RoutineStepLogType | null;
}

@ObjectType({ description: 'Return type of `undoRoutineStepLog`.' })
export class UndoRoutineStepLogPayload extends Payload {
  @IdOf('RoutineStepLog')
  @Field(() => ID, {
    nullable: true,
    description: 'ID of the removed log; null if nothing was logged, or if there are `userErrors`.',
  })
  undoneLogId?: string | null;
}
