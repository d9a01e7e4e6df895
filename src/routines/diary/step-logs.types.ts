import 'reflect-metadata';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { createConnection } from '../../graphql/types/connection.ts';
import { Payload } from '../../graphql/types/payload.ts';
import { DateTime, LocalDate } from '../../graphql/types/scalars.ts';
import type { LogOutcome, Routine, RoutineStep, SkipReason } from '../plans/routines.table.ts';
import {
  LogOutcomeEnum,
  ReactionSeverityEnum,
  ReactionSymptomEnum,
  RoutineSessionEnum,
  SkipReasonEnum,
  TodayStatusEnum,
} from '../routine-enums.ts';
import { RoutineStepType, RoutineType } from '../routines.types.ts';
import type { ReactionSeverity, ReactionSymptom } from '../rules/reactions.ts';
import type { RoutineSession } from '../rules/routine-plan.ts';
import type { TodayStatus, TodayStep } from './today-routine.service.ts';

@ObjectType('TodayStep', { description: 'A step on a day.' })
class TodayStepType implements TodayStep {
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
  skipReason!: SkipReason | null;
}

@ObjectType('TodayRoutine', { description: 'The active routine on a day.' })
export class TodayRoutineType {
  @Field(() => LocalDate, { description: 'The day.' })
  date!: string;

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

  @Field(() => [TodayStepType], { description: 'Steps that are not due on this day, each with the reason.' })
  resting!: TodayStep[];
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
    nullable: true,
    description: 'Why it was skipped; null if it was not, or without a reason.',
  })
  skipReason!: SkipReason | null;

  @Field(() => DateTime, { description: 'When it was first logged.' })
  createdAt!: Date;
}

@InputType({ description: 'The outcome of a step of a routine that is or was active.' })
export class LogRoutineStepInput {
  @Field(() => ID, { description: 'The step.' })
  stepId!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Defaults to today in the viewer’s time zone; at most 31 days back.',
  })
  date?: string | null;

  @Field(() => LogOutcomeEnum, { nullable: true, description: 'Defaults to DONE.' })
  outcome?: LogOutcome | null;

  @Field(() => SkipReasonEnum, {
    nullable: true,
    description: 'Why it was skipped; only with the outcome SKIPPED.',
  })
  skipReason?: SkipReason | null;
}

@InputType({ description: 'The log to remove.' })
export class UndoRoutineStepLogInput {
  @Field(() => ID, { description: 'The step.' })
  stepId!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Defaults to today in the viewer’s time zone; at most 31 days back.',
  })
  date?: string | null;
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
  @Field(() => ID, {
    nullable: true,
    description: 'ID of the removed log; null if nothing was logged, or if there are `userErrors`.',
  })
  undoneLogId?: string | null;
}

@ObjectType('SkinReaction', { description: 'A skin reaction reported by the person.' })
export class SkinReactionType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => ReactionSeverityEnum, { description: 'Severity.' })
  severity!: ReactionSeverity;

  @Field(() => [ReactionSymptomEnum], { description: 'Symptoms.' })
  symptoms!: ReactionSymptom[];

  @Field(() => String, { nullable: true, description: 'Description in the person’s words.' })
  note!: string | null;

  @Field(() => [String], {
    description: 'INCI names of the suspected ingredients; `generateRoutine` excludes them from then on.',
  })
  suspects!: string[];

  @Field(() => LocalDate, { description: 'The day of the reaction.' })
  occurredOn!: string;

  @Field(() => LocalDate, { description: 'First day on which actives may be resumed.' })
  restsUntil!: string;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the viewer confirmed that a doctor allows products again; until then an emergency holds all routines. Null for any other reaction.',
  })
  clearedAt!: Date | null;

  @Field(() => DateTime, { description: 'When it was reported.' })
  createdAt!: Date;
}

export const SkinReactionConnection = createConnection(SkinReactionType, 'SkinReaction');

@InputType({ description: 'A skin reaction.' })
export class ReportReactionInput {
  @Field(() => String, {
    nullable: true,
    description:
      'A client-generated ID, up to 100 characters. Retrying with the same ID has no further effect.',
  })
  clientRequestId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The routine in use. Defaults to the active one. The actives of all routines are paused for 7 days.',
  })
  routineId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The suspected step. Defaults to the one started most recently.',
  })
  stepId?: string | null;

  @Field(() => ReactionSeverityEnum, { description: 'Severity.' })
  severity!: ReactionSeverity;

  @Field(() => [ReactionSymptomEnum], { description: 'Symptoms; at least one.' })
  symptoms!: ReactionSymptom[];

  @Field(() => String, {
    nullable: true,
    description: 'Description in the person’s words, up to 2,000 characters.',
  })
  note?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Defaults to today in the viewer’s time zone; at most 60 days back.',
  })
  occurredOn?: string | null;
}

@InputType({ description: 'The emergency that a doctor has looked at.' })
export class ResumeAfterReactionInput {
  @Field(() => ID, { description: 'The reaction.' })
  reactionId!: string;

  @Field(() => Boolean, {
    description: 'Whether a doctor said that products may be used again. Nothing resumes unless it is true.',
  })
  doctorAgreed!: boolean;
}

@ObjectType({ description: 'Return type of `resumeAfterReaction`.' })
export class ResumeAfterReactionPayload extends Payload {
  @Field(() => SkinReactionType, {
    nullable: true,
    description: 'The reaction; null if there are `userErrors`.',
  })
  reaction?: SkinReactionType | null;
}

@ObjectType({ description: 'Return type of `reportReaction`.' })
export class ReportReactionPayload extends Payload {
  @Field(() => SkinReactionType, {
    nullable: true,
    description: 'The reaction; null if there are `userErrors`.',
  })
  reaction?: SkinReactionType | null;

  @Field(() => RoutineType, {
    nullable: true,
    description: 'The routine whose actives are paused; null if there is none.',
  })
  routine?: Routine | null;

  @Field(() => String, {
    nullable: true,
    description: 'What to do now, as sentences for the person; null if there are `userErrors`.',
  })
  advice?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a dermatologist should look at it; null if there are `userErrors`.',
  })
  seeDermatologist?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether immediate help is needed; show `advice` at once. Null if there are `userErrors`.',
  })
  urgent?: boolean | null;
}
