import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import { AnalysisModelType } from '../analyses/analyses.types.ts';
import { BasisEnum, DirectionEnum, VerdictEnum } from '../analyses/analysis-enums.ts';
import { IntervalType } from '../analyses/analysis-metric.types.ts';
import type { Verdict } from '../analyses/comparison/metric-change.ts';
import { NumberRange } from '../graphql/input-limits.ts';
import { DateTime, LocalDate } from '../graphql/types/scalars.ts';
import type { Basis, Direction, Interval } from '../inference/inference.types.ts';
import { MAX_POINTS, MIN_POINTS } from './progress.service.ts';
import { ChangeEnum } from './progress-enums.ts';
import type { Change, Trend } from './trend/trend.ts';

@ArgsType()
export class ProgressArgs {
  @Field(() => String, { description: 'The metric, by its name in the metrics of an analysis.' })
  metric!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day, in the person’s time zone. Defaults to a year before `to`.',
  })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day, inclusive. Defaults to today.' })
  to?: string | null;

  @NumberRange(MIN_POINTS, MAX_POINTS)
  @Field(() => Int, {
    defaultValue: MAX_POINTS,
    description:
      'Maximum number of points for a chart: 4 to 100. Longer series are downsampled while preserving their shape.',
  })
  maxPoints!: number;
}

@ObjectType('ProgressPoint', { description: 'A photo in a series.' })
export class ProgressPointType {
  @Field(() => DateTime, { name: 'takenAt', description: 'When the photo was taken (`Analysis.takenAt`).' })
  at!: Date;

  @Field(() => LocalDate, { name: 'day', description: 'The day in the person’s time zone.' })
  localDay!: string;

  @Field(() => Float, { description: 'The value, 0 to 100.' })
  value!: number;

  @Field(() => IntervalType, {
    description: 'Range that would contain the value in 95 of 100 photos of the same skin.',
  })
  interval!: Interval;

  @Field(() => Float, { description: 'Confidence in the value, 0 to 1.' })
  confidence!: number;

  @Field(() => Boolean, {
    description:
      'False if the photo quality is too low; such photos are excluded from smoothing, trend and comparisons.',
  })
  reliable!: boolean;

  @Field(() => Float, {
    nullable: true,
    description:
      'Smoothed value on the day of this photo (LOESS of degree 1 over the medians of the nearest 40 % of the days, at least 4); null with reliable photos on fewer than 5 days.',
  })
  smoothed!: number | null;
}

@ObjectType('ProgressTrend', {
  description:
    'Trend line of a series, using the Theil-Sen slope, which is robust to outliers. The median of a day counts as one point.',
})
class ProgressTrendType implements Trend {
  @Field(() => Float, { description: 'Slope in points per week; negative if the value falls.' })
  slopePerWeek!: number;

  @Field(() => Float, {
    description:
      'Lower bound of the 95 % confidence interval of the slope, in points per week. With 5 to 8 days the interval is wider than needed and covers 97 to 98 %.',
  })
  low!: number;

  @Field(() => Float, {
    description: 'Upper bound of the 95 % confidence interval of the slope, in points per week.',
  })
  high!: number;

  @Field(() => Float, { description: 'Value of the line on the first day with a reliable photo.' })
  start!: number;

  @Field(() => Float, { description: 'Value of the line on the last day with a reliable photo.' })
  end!: number;

  @Field(() => Float, { description: 'Number of days between the two.' })
  days!: number;

  @Field(() => Int, { description: 'Number of days with reliable photos that it is based on.' })
  pointCount!: number;
}

@ObjectType('BeforeAfterPair', { description: 'Two photos to compare side by side.' })
export class BeforeAfterPairType {
  @Field(() => Int, { description: 'Number of days between the photos.' })
  days!: number;

  @Field(() => Float, { description: 'The later value minus the earlier one, in points.' })
  difference!: number;

  @Field(() => Float, {
    description: 'Differences of up to this size, in either direction, may be due to chance.',
  })
  noise!: number;

  @Field(() => VerdictEnum, { description: 'How to interpret the difference.' })
  verdict!: Verdict;
}

@ObjectType('Progress', {
  description: 'History of a metric, over the photos analyzed by one version of the model.',
})
export class ProgressType {
  @Field(() => String, { description: 'Name of the metric.' })
  metric!: string;

  @Field(() => LocalDate, { description: 'First day of the range.' })
  from!: string;

  @Field(() => LocalDate, { description: 'Last day of the range.' })
  to!: string;

  @Field(() => AnalysisModelType, {
    nullable: true,
    description:
      'The model that produced the latest result in the range and all points; null if there are no photos.',
  })
  model!: AnalysisModelType | null;

  @Field(() => BasisEnum, {
    nullable: true,
    description: 'Whether photos show the property directly or only hint at it.',
  })
  basis!: Basis | null;

  @Field(() => DirectionEnum, { nullable: true, description: 'Which direction is better.' })
  direction!: Direction | null;

  @Field(() => IntervalType, {
    nullable: true,
    description: 'The healthy range if `direction` is TARGET_RANGE; null otherwise.',
  })
  target!: Interval | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Noise band in points: two photos of the same skin may differ by this much.',
  })
  noise!: number | null;

  @Field(() => [ProgressPointType], {
    description:
      'The photos, oldest first, at most `maxPoints` (downsampled with LTTB, which keeps the first, the last and peaks).',
  })
  points!: ProgressPointType[];

  @Field(() => Int, {
    description: 'Number of photos in the range of the latest kind, analyzed by this model version.',
  })
  photoCount!: number;

  @Field(() => Int, {
    description:
      'Number of photos in the range analyzed by other model versions, or of another kind than the latest. They are excluded because they are not comparable.',
  })
  excludedPhotoCount!: number;

  @Field(() => ProgressTrendType, {
    nullable: true,
    description:
      'Trend line; null with reliable photos on fewer than 5 days or less than 14 days between the first and the last.',
  })
  trend!: Trend | null;

  @Field(() => ChangeEnum, {
    description:
      'Whether the metric improved: only conclusive if the confidence interval of the slope excludes 0 and the ends of the trend differ by more than `noise`.',
  })
  change!: Change;

  @Field(() => [BeforeAfterPairType], {
    description:
      'The first reliable photo compared with those about 4, 8, 12, 26 and 52 weeks later, and with the latest.',
  })
  beforeAfter!: BeforeAfterPairType[];
}
