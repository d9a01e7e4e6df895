import { Field, Float, ObjectType } from 'type-graphql';
import type {
  Band,
  Basis,
  Direction,
  Interval,
  MetricResult,
  SkinTone,
  ZoneResult,
} from '../inference/inference.types.ts';
import type { Text } from '../platform/language/text.ts';
import { BandEnum, BasisEnum, DirectionEnum } from './analysis-enums.ts';
import type { SideDifference } from './comparison/side-differences.ts';

@ObjectType('ScoreInterval', { description: 'A range of values.' })
export class IntervalType implements Interval {
  @Field(() => Float, { description: 'Lower end.' })
  low!: number;

  @Field(() => Float, { description: 'Upper end.' })
  high!: number;
}

@ObjectType('AnalysisZone', { description: 'A metric in one zone of the face, on the scale of the face.' })
export class AnalysisZoneType implements Omit<ZoneResult, 'sem'> {
  @Field(() => String, { description: 'Name of the zone in the model.' })
  zone!: string;

  @Field(() => Float, { description: '0 to 100.' })
  value!: number;

  @Field(() => IntervalType, {
    description: 'Range that would contain the value in 95 of 100 photos of the same skin.',
  })
  interval!: Interval;

  @Field(() => Float, { description: 'Confidence in the value, 0 to 1.' })
  confidence!: number;

  @Field(() => Float, { description: 'Share of the zone that was measured, 0 to 1.' })
  coverage!: number;
}

@ObjectType('SideDifference', {
  description:
    'A metric on the right and on the left of one face. Light from one side adds to the difference.',
})
export class SideDifferenceType implements Omit<SideDifference, 'right' | 'left'> {
  @Field(() => AnalysisZoneType, { description: 'The person’s right side.' })
  right!: ZoneResult;

  @Field(() => AnalysisZoneType, { description: 'The person’s left side.' })
  left!: ZoneResult;

  @Field(() => Float, { description: 'Right less left, in points.' })
  difference!: number;

  @Field(() => Float, { description: 'Differences of up to this size may be due to chance.' })
  noise!: number;
}

@ObjectType('HeatmapLegend', { description: 'How to read an overlay.' })
export class HeatmapLegendType {
  @Field(() => String, { description: 'Its color as #rrggbb.' })
  color!: string;

  @Field(() => Float, {
    description: 'Opacity at full strength, 0 to 1; below that, opacity is in proportion to the strength.',
  })
  fullOpacity!: number;

  @Field(() => String, { description: 'What a strong color means, in the language of the profile.' })
  meaning!: Text;
}

@ObjectType('AnalysisMetric', {
  description: 'A skin metric of a photo, with its reliability.',
})
export class AnalysisMetricType implements Omit<MetricResult, 'target' | 'sem' | 'zones'> {
  @Field(() => String, {
    name: 'metric',
    description:
      'Name of the metric: SKIN_SCORE, HYDRATION, OILINESS, ELASTICITY, PORES, REDNESS, BLEMISHES, SPOTS, LINES, ROUGHNESS, TONE, or another name defined by the model.',
  })
  key!: string;

  @Field(() => Float, { description: '0 to 100.' })
  value!: number;

  @Field(() => BandEnum, { description: 'The value in words.' })
  band!: Band;

  @Field(() => Float, { description: 'Confidence in the value, 0 to 1.' })
  confidence!: number;

  @Field(() => IntervalType, {
    description: 'Range that would contain the value in 95 of 100 photos of the same skin.',
  })
  interval!: Interval;

  @Field(() => BasisEnum, {
    description: 'Whether the photo shows the property directly or only hints at it.',
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

@ObjectType('SkinTone', {
  description:
    'Skin color as it appears in this photo. It depends on lighting and camera: compare with care.',
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

  @Field(() => IntervalType, {
    description: 'Range that would contain the angle in 95 of 100 photos of the same skin.',
  })
  itaInterval!: Interval;

  @Field(() => Float, { description: 'Melanin index: the negative logarithm of the reflected red light.' })
  melaninIndex!: number;
}
