import { Field, Float, ObjectType } from 'type-graphql';
import { describedEnum } from '../../graphql/types/described-enum.ts';
import type { Basis, Direction, Interval } from '../../inference/inference.types.ts';
import { AnalysisModelType, AnalysisType } from '../analyses.types.ts';
import { BasisEnum, DirectionEnum } from '../analysis-enums.ts';
import { IntervalType } from '../analysis-metric.types.ts';
import type { MetricComparison } from './compare-analyses.ts';
import type { Verdict } from './metric-change.ts';

export const VerdictEnum = describedEnum<Verdict>(
  'ChangeVerdict',
  'Whether a measure got better or worse, by its own direction.',
  {
    IMPROVED: 'Better, by more than the noise of the measurement.',
    WORSENED: 'Worse, by more than the noise of the measurement.',
    WITHIN_NOISE: 'No change that the measurement can tell from chance; also a move within the target range.',
  },
);

@ObjectType('MetricComparison', { description: 'One measure before and after.' })
export class MetricComparisonType implements Omit<MetricComparison, 'target'> {
  @Field(() => String, { description: 'Which measure: the `key` of the metrics of an analysis.' })
  key!: string;

  @Field(() => Float, { description: 'The value before, 0 to 100.' })
  before!: number;

  @Field(() => Float, { description: 'The value after, 0 to 100.' })
  after!: number;

  @Field(() => Float, { description: '`after` minus `before`, in points.' })
  difference!: number;

  @Field(() => Float, {
    description:
      'The noise band in points: a difference up to it, up or down, may be chance. 1.96 times the square root of 2 times the standard error of measurement that the model publishes.',
  })
  noise!: number;

  @Field(() => VerdictEnum, { description: 'What the difference means.' })
  verdict!: Verdict;

  @Field(() => Float, { description: 'The lower confidence of both values, 0 to 1.' })
  confidence!: number;

  @Field(() => BasisEnum, { description: 'Whether the photos show it or only hint at it.' })
  basis!: Basis;

  @Field(() => DirectionEnum, { description: 'Which way is better.' })
  direction!: Direction;

  @Field(() => IntervalType, {
    nullable: true,
    description: 'The healthy range where `direction` is TARGET_RANGE.',
  })
  target?: Interval | null;
}

@ObjectType('AnalysisComparison', { description: 'Two analyses side by side, by results of one model.' })
export class AnalysisComparisonType {
  @Field(() => AnalysisType, { description: 'The one given as `beforeId`.' })
  before!: object;

  @Field(() => AnalysisType, { description: 'The one given as `afterId`.' })
  after!: object;

  @Field(() => AnalysisModelType, {
    description:
      'The model whose results are compared. After a change of the model it may be a former one, if only that has judged both photos.',
  })
  model!: AnalysisModelType;

  @Field(() => [MetricComparisonType], { description: 'Every measure that both have.' })
  metrics!: MetricComparisonType[];
}
