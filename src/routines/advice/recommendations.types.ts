import 'reflect-metadata';
import { Field, Float, ObjectType } from 'type-graphql';
import { RecommendationActionEnum, StepTypeEnum } from '../routine-enums.ts';
import type { Recommendation, RecommendationAction } from '../rules/recommend.ts';
import type { StepType } from '../rules/routine-plan.ts';

@ObjectType('Recommendation', { description: 'Advice with its reason and source. It is no medical advice.' })
export class RecommendationType implements Recommendation {
  @Field(() => String, { description: 'The rule that made it.' })
  ruleId!: string;

  @Field(() => RecommendationActionEnum, { description: 'What it asks for.' })
  action!: RecommendationAction;

  @Field(() => String, { description: 'The advice in a line.' })
  title!: string;

  @Field(() => String, { description: 'Why, in a sentence.' })
  reason!: string;

  @Field(() => String, { description: 'The publication that it rests on.' })
  source!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Key of the metric behind it; null for general advice and for concerns that the person named.',
  })
  metric!: string | null;

  @Field(() => Float, { nullable: true, description: 'Confidence of that metric, 0 to 1.' })
  confidence!: number | null;

  @Field(() => StepTypeEnum, {
    nullable: true,
    description: 'The kind of product that it is about; null where it is about any.',
  })
  stepType!: StepType | null;

  @Field(() => [String], {
    description: 'INCI names of the ingredients to add, to reduce or to avoid; the best first.',
  })
  inciNames!: string[];
}
