import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import { AnalysisModelType } from '../analyses/analyses.types.ts';
import { BasisEnum, DirectionEnum } from '../analyses/analysis-enums.ts';
import { IntervalType } from '../analyses/analysis-metric.types.ts';
import { VerdictEnum } from '../analyses/comparison/analysis-comparison.types.ts';
import type { Verdict } from '../analyses/comparison/metric-change.ts';
import { NumberRange } from '../graphql/input-limits.ts';
import { describedEnum } from '../graphql/types/described-enum.ts';
import { DateTime, LocalDate } from '../graphql/types/scalars.ts';
import type { Basis, Direction, Interval } from '../inference/inference.types.ts';
import { MAX_POINTS, MIN_POINTS } from './progress.service.ts';
import type { Change, Trend } from './trend/trend.ts';

const ChangeEnum = describedEnum<Change>(
  'ProgressChange',
  'What a series says, by the direction of its metric.',
  {
    IMPROVED: 'The trend is for the better and beyond the noise of the measurement.',
    WORSENED: 'The trend is for the worse and beyond the noise of the measurement.',
    WITHIN_NOISE: 'There is no trend, or none that the measurement can tell from chance.',
    TOO_FEW_POINTS: 'Fewer than 4 reliable photos, or less than 14 days between the first and the last.',
  },
);

@ArgsType()
export class ProgressArgs {
  @Field(() => String, { description: 'Which measure: the `key` of the metrics of an analysis.' })
  metric!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day, in the time zone of the person; by default a year before `to`.',
  })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day, included; by default today.' })
  to?: string | null;

  @NumberRange(MIN_POINTS, MAX_POINTS)
  @Field(() => Int, {
    defaultValue: MAX_POINTS,
    description:
      'How many points a chart needs at most: 4 to 100. Longer series are thinned so that they look the same.',
  })
  maxPoints!: number;
}

@ObjectType('ProgressPoint', { description: 'One photo in a series.' })
export class ProgressPointType {
  @Field(() => DateTime, { description: 'When the photo was submitted.' })
  at!: Date;

  @Field(() => LocalDate, { description: 'The same as a day in the time zone of the person.' })
  localDay!: string;

  @Field(() => Float, { description: 'The value, 0 to 100.' })
  value!: number;

  @Field(() => IntervalType, {
    description: 'Where the value would lie in 95 of 100 photos of the same skin.',
  })
  interval!: Interval;

  @Field(() => Float, { description: 'How far the value can be trusted, 0 to 1.' })
  confidence!: number;

  @Field(() => Boolean, {
    description: 'False where the photo is too poor; it takes no part in smoothing, trend and pairs.',
  })
  reliable!: boolean;

  @Field(() => Float, {
    nullable: true,
    description:
      'The smoothed series at this photo (LOESS of degree 1 over the nearest 40 %, at least 4); null with fewer than 4 reliable photos.',
  })
  smoothed!: number | null;
}

@ObjectType('ProgressTrend', {
  description: 'The straight line behind a series: the slope of Theil and Sen, which outliers do not move.',
})
class ProgressTrendType implements Trend {
  @Field(() => Float, { description: 'Points per week; negative where the value falls.' })
  slopePerWeek!: number;

  @Field(() => Float, { description: 'Lower end of the 95 % interval of the slope, in points per week.' })
  low!: number;

  @Field(() => Float, { description: 'Upper end of the same interval.' })
  high!: number;

  @Field(() => Float, { description: 'Value of the line at the first reliable photo.' })
  start!: number;

  @Field(() => Float, { description: 'Value of the line at the last reliable photo.' })
  end!: number;

  @Field(() => Float, { description: 'Days between the two.' })
  days!: number;

  @Field(() => Int, { description: 'How many photos it rests on.' })
  pointCount!: number;
}

@ObjectType('BeforeAfterPair', { description: 'Two photos to show side by side.' })
export class BeforeAfterPairType {
  @Field(() => Int, { description: 'Days between them.' })
  days!: number;

  @Field(() => Float, { description: 'The later value minus the earlier one, in points.' })
  difference!: number;

  @Field(() => Float, { description: 'Differences up to it, up or down, may be chance.' })
  noise!: number;

  @Field(() => VerdictEnum, { description: 'What the difference means.' })
  verdict!: Verdict;
}

@ObjectType('Progress', {
  description: 'How one measure went over time, by the photos that one version of the model has judged.',
})
export class ProgressType {
  @Field(() => String, { description: 'Which measure.' })
  metric!: string;

  @Field(() => LocalDate, { description: 'First day of the range.' })
  from!: string;

  @Field(() => LocalDate, { description: 'Last day of the range.' })
  to!: string;

  @Field(() => AnalysisModelType, {
    nullable: true,
    description: 'The model that made the latest result in the range, and all points; null without photos.',
  })
  model!: AnalysisModelType | null;

  @Field(() => BasisEnum, { nullable: true, description: 'Whether photos show it or only hint at it.' })
  basis!: Basis | null;

  @Field(() => DirectionEnum, { nullable: true, description: 'Which way is better.' })
  direction!: Direction | null;

  @Field(() => IntervalType, {
    nullable: true,
    description: 'The healthy range where `direction` is TARGET_RANGE.',
  })
  target!: Interval | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The noise band in points: two photos of the same skin may differ by as much.',
  })
  noise!: number | null;

  @Field(() => [ProgressPointType], {
    description:
      'The photos, oldest first, at most `maxPoints` (thinned by LTTB, which keeps first, last and peaks).',
  })
  points!: ProgressPointType[];

  @Field(() => Int, { description: 'How many photos of this model there are in the range.' })
  photoCount!: number;

  @Field(() => Int, {
    description:
      'How many photos in the range another model has judged; they are left out, as they do not compare.',
  })
  otherModelsCount!: number;

  @Field(() => ProgressTrendType, {
    nullable: true,
    description: 'Null with fewer than 4 reliable photos or less than 14 days between them.',
  })
  trend!: Trend | null;

  @Field(() => ChangeEnum, {
    description:
      'Whether it got better: only where the interval of the slope leaves out 0 and the ends of the trend differ by more than `noise`.',
  })
  change!: Change;

  @Field(() => [BeforeAfterPairType], {
    description: 'The first reliable photo against those about 4, 8, 12, 26 and 52 weeks on, and the latest.',
  })
  beforeAfter!: BeforeAfterPairType[];
}
