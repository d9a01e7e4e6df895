import { Field, Float, ObjectType } from 'type-graphql';
import type {
  Band,
  Basis,
  Direction,
  Interval,
  MetricResult,
  SkinTone,
} from '../inference/inference.types.ts';
import { BandEnum, BasisEnum, DirectionEnum } from './analysis-enums.ts';

@ObjectType('ScoreInterval', { description: 'A range of values.' })
export class IntervalType implements Interval {
  @Field(() => Float, { description: 'The lower end.' })
  low!: number;

  @Field(() => Float, { description: 'The upper end.' })
  high!: number;
}

@ObjectType('AnalysisMetric', {
  description: 'One measure of the skin in a photo, with how far to trust it.',
})
export class AnalysisMetricType implements Omit<MetricResult, 'target' | 'sem'> {
  @Field(() => String, {
    description:
      'Which measure: SKIN_SCORE, HYDRATION, OILINESS, ELASTICITY, PORES, REDNESS, BLEMISHES, SPOTS, LINES, ROUGHNESS, TONE, or another one of the model.',
  })
  key!: string;

  @Field(() => Float, { description: '0 to 100.' })
  value!: number;

  @Field(() => BandEnum, { description: 'The value in a word.' })
  band!: Band;

  @Field(() => Float, { description: 'How far the value can be trusted, 0 to 1.' })
  confidence!: number;

  @Field(() => IntervalType, {
    description: 'Where the value would lie in 95 of 100 photos of the same skin.',
  })
  interval!: Interval;

  @Field(() => BasisEnum, { description: 'Whether the photo shows it or only hints at it.' })
  basis!: Basis;

  @Field(() => DirectionEnum, { description: 'Which way is better.' })
  direction!: Direction;

  @Field(() => IntervalType, {
    nullable: true,
    description: 'The healthy range where `direction` is TARGET_RANGE.',
  })
  target?: Interval | null;
}

@ObjectType('SkinTone', {
  description: 'The colour of the skin as this photo shows it. Light and camera shift it: compare with care.',
})
export class SkinToneType implements SkinTone {
  @Field(() => Float, { description: 'CIE L*, 0 (black) to 100 (white).' })
  lightness!: number;

  @Field(() => Float, { description: 'CIE a*: green to red.' })
  a!: number;

  @Field(() => Float, { description: 'CIE b*: blue to yellow.' })
  b!: number;

  @Field(() => Float, { description: 'Individual typology angle in degrees (Chardon 1991).' })
  ita!: number;

  @Field(() => IntervalType, { description: 'Where the angle lies in 95 of 100 photos of the same skin.' })
  itaInterval!: Interval;

  @Field(() => Float, { description: 'Melanin index: the negative logarithm of the reflected red light.' })
  melaninIndex!: number;
}
