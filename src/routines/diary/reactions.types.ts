import type { Text } from '../../platform/language/text.ts';
import 'reflect-metadata';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { IdOf } from '../../graphql/ids/bind-ids.ts';
import { NodeType } from '../../graphql/ids/node.types.ts';
import { WithEdge } from '../../graphql/payload-edges.ts';
import { Rows } from '../../graphql/planner/needs.ts';
import { createConnection } from '../../graphql/types/connection.ts';
import { Payload } from '../../graphql/types/payload.ts';
import { DateTime, LocalDate } from '../../graphql/types/scalars.ts';
import { Weigh } from '../../graphql/weights.ts';
import type { UrgentCareAdvice } from '../../rules/triage/urgent-care.ts';
import { SAFETY_NOTICE, UrgentCareType } from '../../safety/urgent-care.types.ts';
import { type Routine, skinReactions, type UsedProduct } from '../plans/routines.table.ts';
import {
  ReactionSeverityEnum,
  ReactionSymptomEnum,
  RoutineSessionEnum,
  StepTypeEnum,
} from '../routine-enums.ts';
import { RoutineType } from '../routines.types.ts';
import type { ReactionSeverity, ReactionSymptom } from '../rules/reactions.ts';
import type { RoutineSession, StepType } from '../rules/routine-plan.ts';

@ObjectType('UsedProduct', {
  description: 'A product in use in the 14 days up to a reaction, as it was called then.',
})
class UsedProductType implements UsedProduct {
  @IdOf('RoutineStep')
  @Field(() => ID, {
    nullable: true,
    description: 'The step, which may have been removed since; null for a product outside the routines.',
  })
  stepId!: string | null;

  @Field(() => String, { description: 'The product.' })
  name!: string;

  @Field(() => StepTypeEnum, {
    nullable: true,
    name: 'kind',
    description: 'Kind of product; null for one outside the routines.',
  })
  type!: StepType | null;

  @Field(() => RoutineSessionEnum, {
    nullable: true,
    description: 'Session of the step; null for a product outside the routines.',
  })
  session!: RoutineSession | null;

  @Field(() => Boolean, {
    description: 'Whether it contains a suspected ingredient, or was named by the person.',
  })
  suspected!: boolean;

  @Field(() => Int, { name: 'plannedDayCount', description: 'Number of these days on which it was planned.' })
  plannedDays!: number;

  @Field(() => Int, {
    name: 'doneDayCount',
    description: 'Number of these days on which it was logged as done.',
  })
  doneDays!: number;
}

@Rows(skinReactions)
@ObjectType('SkinReaction', { implements: NodeType, description: 'A skin reaction reported by the person.' })
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

  @Weigh(1)
  @Field(() => [UsedProductType], {
    description:
      'What was used in the 14 days before, suspected products first, at most 60. Empty for reactions reported before this was kept.',
  })
  used!: UsedProduct[];

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
      'A client-generated ID, up to 100 characters. Retrying with the same ID has no further effect; other content with it is IDEMPOTENCY_MISMATCH.',
  })
  clientRequestId?: string | null;

  @IdOf('Routine')
  @Field(() => ID, {
    nullable: true,
    description:
      'The routine in use. Defaults to the active one. The actives of all routines are paused for 7 days.',
  })
  routineId?: string | null;

  @IdOf('RoutineStep')
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
  @IdOf('SkinReaction')
  @Field(() => ID, { description: 'The reaction.' })
  id!: string;

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
  @WithEdge()
  @Field(() => SkinReactionType, {
    nullable: true,
    description: 'The reaction; null if there are `userErrors`.',
  })
  reaction?: SkinReactionType | null;

  @Field(() => UrgentCareType, { nullable: true, description: SAFETY_NOTICE })
  safetyNotice?: UrgentCareAdvice | null;

  @Field(() => RoutineType, {
    nullable: true,
    description: 'The routine whose actives are paused; null if there is none.',
  })
  routine?: Routine | null;

  @Field(() => String, {
    nullable: true,
    description: 'What to do now, as sentences for the person; null if there are `userErrors`.',
  })
  advice?: Text | null;

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
