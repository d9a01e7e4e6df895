import 'reflect-metadata';
import { Field, Float, ObjectType } from 'type-graphql';
import { RecommendationActionEnum, StepTypeEnum } from '../routine-enums.ts';
import type { Recommendation, RecommendationAction } from '../rules/generation/recommend.ts';
import type { StepType } from '../rules/routine-plan.ts';

@ObjectType('Recommendation', {
  description: 'A recommendation with its reason and source. Not medical advice.',
})
export class RecommendationType implements Recommendation {
  @Field(() => String, { description: 'The rule that produced it.' })
  ruleId!: string;

  @Field(() => RecommendationActionEnum, { description: 'Recommended action.' })
  action!: RecommendationAction;

  @Field(() => String, { description: 'Summary in one line.' })
  title!: string;

  @Field(() => String, { description: 'Reason, as a sentence.' })
  reason!: string;

  @Field(() => String, { description: 'The publication it is based on.' })
  source!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The metric behind it, by its name in the analysis; null for general advice and for concerns the person named.',
  })
  metric!: string | null;

  @Field(() => Float, { nullable: true, description: 'Confidence of the metric behind it, 0 to 1.' })
  confidence!: number | null;

  @Field(() => StepTypeEnum, {
    nullable: true,
    name: 'stepKind',
    description: 'Kind of product it applies to; null if it applies to any.',
  })
  stepType!: StepType | null;

  @Field(() => [String], {
    description: 'INCI names of the ingredients to add, reduce or avoid, most relevant first.',
  })
  inciNames!: string[];
}
