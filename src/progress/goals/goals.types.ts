import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { PhotoKindEnum } from '../../analyses/analysis-enums.ts';
import { IdOf } from '../../graphql/ids/bind-ids.ts';
import { NodeType } from '../../graphql/ids/node.types.ts';
import { NumberRange } from '../../graphql/input-limits.ts';
import { WithEdge } from '../../graphql/payload-edges.ts';
import { Rows } from '../../graphql/planner/needs.ts';
import { createConnection } from '../../graphql/types/connection.ts';
import { Payload } from '../../graphql/types/payload.ts';
import { DateTime, LocalDate } from '../../graphql/types/scalars.ts';
import type { PhotoKind } from '../../inference/inference.types.ts';
import { goals } from './goals.table.ts';

const TARGET =
  'Target value, 0 to 100. The median of a day’s photos counts. It is reached at or above the value if higher is better, at or below it if lower is better; for metrics with a target range, at any value at least as close to the range.';

@Rows(goals)
@ObjectType('Goal', {
  implements: NodeType,
  description: 'A value of a metric that a person wants to reach by a given day.',
})
export class GoalType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'The metric, by its name in the metrics of an analysis.' })
  metric!: string;

  @Field(() => Float, { description: TARGET })
  target!: number;

  @Field(() => LocalDate, {
    description: 'Last day to reach the goal, in the person’s time zone when it was chosen.',
  })
  day!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'The value of the latest photo when the goal was set; null if there was none.',
  })
  baseline!: number | null;

  @Field(() => PhotoKindEnum, {
    nullable: true,
    description:
      'Kind of that photo: only photos of this kind reach the goal. Null without one, or if it has no kind.',
  })
  photoKind!: PhotoKind | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was reached; null until then.' })
  reachedAt!: Date | null;

  @Field(() => DateTime, { description: 'When the goal was set. Only later photos count.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last changed or reached.' })
  updatedAt!: Date;
}

export const GoalConnection = createConnection(GoalType, 'Goal');

@InputType({ description: 'The goal to create.' })
export class CreateGoalInput {
  @Field(() => String, { description: 'The metric, by its name in the metrics of an analysis.' })
  metric!: string;

  @NumberRange(0, 100)
  @Field(() => Float, { description: TARGET })
  target!: number;

  @Field(() => LocalDate, { description: 'Last day to reach the goal: today or within five years.' })
  day!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'A client-generated ID, up to 100 characters. Retrying with the same ID returns the same goal; other content with it is IDEMPOTENCY_MISMATCH.',
  })
  clientRequestId?: string | null;
}

@InputType({
  description: 'Changes to a goal that has not been reached. Omitted and null fields are unchanged.',
})
export class UpdateGoalInput {
  @IdOf('Goal')
  @Field(() => ID, { description: 'ID of the goal.' })
  id!: string;

  @NumberRange(0, 100)
  @Field(() => Float, { nullable: true, description: TARGET })
  target?: number | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day to reach the goal: today or within five years.',
  })
  day?: string | null;
}

@InputType({ description: 'The goal to delete.' })
export class DeleteGoalInput {
  @IdOf('Goal')
  @Field(() => ID, { description: 'ID of the goal.' })
  id!: string;
}

@ObjectType({ description: 'Return type of `createGoal`.' })
export class CreateGoalPayload extends Payload {
  @WithEdge()
  @Field(() => GoalType, { nullable: true, description: 'The new goal; null if there are `userErrors`.' })
  goal?: object | null;
}

@ObjectType({ description: 'Return type of `updateGoal`.' })
export class UpdateGoalPayload extends Payload {
  @Field(() => GoalType, { nullable: true, description: 'The updated goal; null if there are `userErrors`.' })
  goal?: object | null;
}

@ObjectType({ description: 'Return type of `deleteGoal`.' })
export class DeleteGoalPayload extends Payload {
  @IdOf('Goal')
  @Field(() => ID, { nullable: true, description: 'ID of the deleted goal; null if there are `userErrors`.' })
  deletedGoalId?: string | null;
}
