import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { NumberRange } from '../../graphql/input-limits.ts';
import { createConnection } from '../../graphql/types/connection.ts';
import { describedEnum } from '../../graphql/types/described-enum.ts';
import { Payload } from '../../graphql/types/payload.ts';
import { DateTime, LocalDate } from '../../graphql/types/scalars.ts';
import type { GoalStatus } from './goal-rules.ts';

export const GoalStatusEnum = describedEnum<GoalStatus>('GoalStatus', 'How a goal stands.', {
  OPEN: 'It can still be reached.',
  REACHED: 'A photo reached it.',
  MISSED: 'Its day has passed. Move `date` to go on.',
});

const TARGET =
  'The value to reach, 0 to 100: at least it where higher is better, at most it where lower is better; where the metric has a target range, any value at least as near to the range.';

@ObjectType('Goal', { description: 'A value of a metric that a person wants to reach by a day.' })
export class GoalType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'Which measure: the `key` of the metrics of an analysis.' })
  metric!: string;

  @Field(() => Float, { description: TARGET })
  target!: number;

  @Field(() => LocalDate, {
    description: 'The last day that counts, in the time zone that the person had when it was chosen.',
  })
  date!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'The value of the latest photo when the goal was set; null where there was none.',
  })
  baseline!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was reached; null while it is not.' })
  reachedAt!: Date | null;

  @Field(() => DateTime, { description: 'When it was set. Only photos after it count.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last changed or reached.' })
  updatedAt!: Date;
}

export const GoalConnection = createConnection(GoalType, 'Goal');

@InputType({ description: 'A new goal.' })
export class CreateGoalInput {
  @Field(() => String, { description: 'Which measure: the `key` of the metrics of an analysis.' })
  metric!: string;

  @NumberRange(0, 100)
  @Field(() => Float, { description: TARGET })
  target!: number;

  @Field(() => LocalDate, { description: 'The last day that counts: today or within five years.' })
  date!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Any id of the client, up to 100 characters. Sent again it returns the same goal: retry safely.',
  })
  clientRequestId?: string | null;
}

@InputType({ description: 'What to change of a goal that was not reached: what is absent or null stays.' })
export class UpdateGoalInput {
  @Field(() => ID, { description: 'Id of the goal.' })
  id!: string;

  @NumberRange(0, 100)
  @Field(() => Float, { nullable: true, description: TARGET })
  target?: number | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day that counts: today or within five years.',
  })
  date?: string | null;
}

@InputType({ description: 'The goal to delete.' })
export class DeleteGoalInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@ObjectType({ description: 'Result of createGoal.' })
export class CreateGoalPayload extends Payload {
  @Field(() => GoalType, { nullable: true, description: 'The new goal.' })
  goal?: object | null;
}

@ObjectType({ description: 'Result of updateGoal.' })
export class UpdateGoalPayload extends Payload {
  @Field(() => GoalType, { nullable: true, description: 'The goal as it is now.' })
  goal?: object | null;
}

@ObjectType({ description: 'Result of deleteGoal.' })
export class DeleteGoalPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Id of the goal that is gone.' })
  deletedGoalId?: string | null;
}
