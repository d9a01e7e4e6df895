import { Field, Float, ObjectType } from 'type-graphql';
import type { Basis, Direction, Interval } from '../../inference/inference.types.ts';
import { AnalysisModelType, AnalysisType } from '../analyses.types.ts';
import { BasisEnum, DirectionEnum, VerdictEnum } from '../analysis-enums.ts';
import { IntervalType } from '../analysis-metric.types.ts';
import type { MetricComparison } from './compare-analyses.service.ts';
import type { Verdict } from './metric-change.ts';

@ObjectType('MetricComparison', { description: 'A metric before and after.' })
export class MetricComparisonType implements Omit<MetricComparison, 'target'> {
  @Field(() => String, {
    name: 'metric',
    description: 'The metric, by its name in the metrics of an analysis.',
  })
  key!: string;

  @Field(() => Float, { description: 'The value before, 0 to 100.' })
  before!: number;

  @Field(() => Float, { description: 'The value after, 0 to 100.' })
  after!: number;

  @Field(() => Float, { description: '`after` minus `before`, in points.' })
  difference!: number;

  @Field(() => Float, {
    description:
      'Noise band in points: differences of up to this size, in either direction, may be due to chance. Equals 1.96 times the square root of 2 times the model’s published standard error of measurement.',
  })
  noise!: number;

  @Field(() => VerdictEnum, { description: 'How to interpret the difference.' })
  verdict!: Verdict;

  @Field(() => Float, { description: 'The lower confidence of the two values, 0 to 1.' })
  confidence!: number;

  @Field(() => BasisEnum, {
    description: 'Whether the photos show the property directly or only hint at it.',
  })
  basis!: Basis;

  @Field(() => DirectionEnum, { description: 'Which direction is better.' })
  direction!: Direction;

  @Field(() => IntervalType, {
    nullable: true,
    description: 'The healthy range if `direction` is TARGET_RANGE; null otherwise.',
  })
  target?: Interval | null;
}

@ObjectType('AnalysisComparison', {
  description: 'Two analyses side by side, using results of the same model version.',
})
export class AnalysisComparisonType {
  @Field(() => AnalysisType, { description: 'The analysis passed as `beforeId`.' })
  before!: object;

  @Field(() => AnalysisType, { description: 'The analysis passed as `afterId`.' })
  after!: object;

  @Field(() => AnalysisModelType, {
    description:
      'The model whose results are compared. After a model upgrade this may be an earlier version, if it is the only one that has analyzed both photos.',
  })
  model!: AnalysisModelType;

  @Field(() => [MetricComparisonType], { description: 'Every metric that both analyses have.' })
  metrics!: MetricComparisonType[];
}
