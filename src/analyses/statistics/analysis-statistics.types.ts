import 'reflect-metadata';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { AnalysisModelType } from '../analyses.types.ts';
import type { AverageScores } from './analysis-statistics.ts';

const mean = (of: string) => ({ description: `Mean ${of}, 0 to 100.` });

@ObjectType('AverageScores', {
  description:
    'Means over the completed analyses by the present model; those by earlier ones do not compare.',
})
export class AverageScoresType implements AverageScores {
  @Field(() => Int, { description: 'Over how many analyses.' })
  analysisCount!: number;

  @Field(() => AnalysisModelType, { description: 'The model that made them: that of the latest analysis.' })
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
