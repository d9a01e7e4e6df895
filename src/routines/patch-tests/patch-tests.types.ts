import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { IdOf } from '../../graphql/ids/bind-ids.ts';
import { NodeType } from '../../graphql/ids/node.types.ts';
import { WithEdge } from '../../graphql/payload-edges.ts';
import { Rows } from '../../graphql/planner/needs.ts';
import { createConnection } from '../../graphql/types/connection.ts';
import { Payload } from '../../graphql/types/payload.ts';
import { DateTime, LocalDate } from '../../graphql/types/scalars.ts';
import { Weigh } from '../../graphql/weights.ts';
import type { Text } from '../../platform/language/text.ts';
import type { UrgentCareAdvice } from '../../rules/triage/urgent-care.ts';
import { SAFETY_NOTICE, UrgentCareType } from '../../safety/urgent-care.types.ts';
import { SkinReactionType } from '../diary/reactions.types.ts';
import type { StepIngredient } from '../plans/routines.table.ts';
import { PatchTestOutcomeEnum, ReactionSeverityEnum, ReactionSymptomEnum } from '../routine-enums.ts';
import { StepIngredientType } from '../routines.types.ts';
import type { ReactionSeverity, ReactionSymptom } from '../rules/reactions.ts';
import { patchTests } from './patch-tests.table.ts';

@Rows(patchTests)
@ObjectType('PatchTest', {
  implements: NodeType,
  description:
    'A product tried on a small spot for 7 to 10 days before it is used on the face. It is RUNNING until a result is recorded, and EXPIRED 21 days after its first day.',
})
export class PatchTestType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'The product.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The ingredient list as pasted.' })
  label!: string | null;

  @Weigh(4)
  @Field(() => [StepIngredientType], {
    description: 'Its ingredients, from the label, or else from the step; at most 300, empty if unknown.',
  })
  ingredients!: StepIngredient[];

  @Field(() => LocalDate, { description: 'The first day of the test.' })
  startedOn!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the latest result was recorded, or the test abandoned; null until then.',
  })
  recordedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Note on the result, in the person’s words.' })
  note!: string | null;

  @Field(() => DateTime, { description: 'When it was entered.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it last changed.' })
  updatedAt!: Date;
}

export const PatchTestConnection = createConnection(PatchTestType, 'PatchTest');

@InputType({ description: 'The patch test to start.' })
export class StartPatchTestInput {
  @Field(() => String, {
    nullable: true,
    description:
      'A client-generated ID, up to 100 characters. Retrying with the same ID returns the same test; other content with it is IDEMPOTENCY_MISMATCH.',
  })
  clientRequestId?: string | null;

  @Field(() => String, { description: 'The product, 1 to 100 characters.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The ingredient list as printed, or names separated by commas, up to 10,000 characters; the first 300 ingredients are read. Defaults to the label of the step.',
  })
  label?: string | null;

  @IdOf('RoutineStep')
  @Field(() => ID, { nullable: true, description: 'The step of a routine that the product is meant for.' })
  stepId?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The first day. Defaults to today in the viewer’s time zone; at most 10 days back.',
  })
  startedOn?: string | null;
}

@InputType({ description: 'The result of a patch test.' })
export class RecordPatchTestResultInput {
  @IdOf('PatchTest')
  @Field(() => ID, { description: 'The patch test.' })
  id!: string;

  @Field(() => PatchTestOutcomeEnum, {
    description:
      'CLEAR from `resultFrom` to `resultUntil` of a running test; REACTION at any time, also after another result.',
  })
  result!: 'CLEAR' | 'REACTION';

  @Field(() => ReactionSeverityEnum, {
    nullable: true,
    description: 'Severity; required for a REACTION, and only for it.',
  })
  severity?: ReactionSeverity | null;

  @Field(() => [ReactionSymptomEnum], {
    nullable: true,
    description: 'Symptoms; at least one for a REACTION, and only for it.',
  })
  symptoms?: ReactionSymptom[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Description in the person’s words, up to 2,000 characters.',
  })
  note?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'The day of a REACTION. Defaults to today in the viewer’s time zone; since the first day of the test, at most 60 days back.',
  })
  occurredOn?: string | null;
}

@InputType({ description: 'The patch test to abandon.' })
export class AbandonPatchTestInput {
  @IdOf('PatchTest')
  @Field(() => ID, { description: 'The patch test.' })
  id!: string;
}

@ObjectType({ description: 'Return type of `startPatchTest`.' })
export class StartPatchTestPayload extends Payload {
  @WithEdge()
  @Field(() => PatchTestType, {
    nullable: true,
    description: 'The new test; null if there are `userErrors`.',
  })
  patchTest?: object | null;

  @Field(() => String, {
    nullable: true,
    description: 'How to test, as sentences for the person; null if there are `userErrors`.',
  })
  advice?: Text | null;
}

@ObjectType({ description: 'Return type of `recordPatchTestResult`.' })
export class RecordPatchTestResultPayload extends Payload {
  @Field(() => PatchTestType, {
    nullable: true,
    description: 'The updated test; null if there are `userErrors`.',
  })
  patchTest?: object | null;

  @Field(() => SkinReactionType, {
    nullable: true,
    description: 'The reaction that was journaled; null without a reaction or if there are `userErrors`.',
  })
  reaction?: object | null;

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

  @Field(() => UrgentCareType, { nullable: true, description: SAFETY_NOTICE })
  safetyNotice?: UrgentCareAdvice | null;
}

@ObjectType({ description: 'Return type of `abandonPatchTest`.' })
export class AbandonPatchTestPayload extends Payload {
  @Field(() => PatchTestType, {
    nullable: true,
    description: 'The abandoned test; null if there are `userErrors`.',
  })
  patchTest?: object | null;
}
