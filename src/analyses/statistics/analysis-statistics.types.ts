import 'reflect-metadata';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { AnalysisModelType } from '../analyses.types.ts';
import type { AverageScores } from './analysis-statistics.ts';

const mean = (of: string) => ({ description: `Average ${of}, 0 to 100.` });

@ObjectType('AverageScores', {
  description:
    'Averages over the completed analyses by the current model of the kind of the latest photo; others are not comparable.',
})
export class AverageScoresType implements AverageScores {
  @Field(() => Int, { description: 'Number of analyses included.' })
  analysisCount!: number;

  @Field(() => AnalysisModelType, {
    description: 'The model that produced the results: that of the latest analysis.',
  })
  model!: { name: string; version: string };

  @Field(() => Float, mean('skin score'))
  skinScore!: number;

  @Field(() => Float, mean('hydration'))
  hydration!: number;

  @Field(() => Float, mean('oiliness'))
  oiliness!: number;

  @Field(() => Float, mean('elasticity'))
  elasticity!: number;

  @Field(() => Float, mean('visibility of pores'))
  pores!: number;
}
