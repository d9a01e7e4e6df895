import { Field, Float, Int, ObjectType } from 'type-graphql';
import type {
  FoundLesions,
  Interval,
  LesionCandidate,
  LesionCount,
  LesionKind,
  UnderEye,
} from '../../inference/inference.types.ts';
import { FaceSideEnum, LesionKindEnum } from '../analysis-enums.ts';
import { IntervalType } from '../analysis-metric.types.ts';

@ObjectType('LesionCandidate', {
  description:
    'A round spot that looks like a lesion. A photo cannot say what it is: show it as a candidate, never as a finding.',
})
export class LesionCandidateType implements Omit<LesionCandidate, 'zone'> {
  @Field(() => LesionKindEnum, { description: 'Its color against the skin around it.' })
  kind!: LesionKind;

  @Field(() => Int, { description: 'Center, pixels from the left edge of the photo.' })
  x!: number;

  @Field(() => Int, { description: 'Center, pixels from the upper edge of the photo.' })
  y!: number;

  @Field(() => Float, {
    description: 'Diameter in millimeters if the face has the size of an adult’s; one of a few sizes.',
  })
  diameterMm!: number;

  @Field(() => Float, { description: 'Confidence that there is such a spot, 0 to 1.' })
  confidence!: number;
}

@ObjectType('LesionCount', { description: 'Number of candidates in a zone of the face.' })
export class LesionCountType implements Omit<LesionCount, 'zone'> {
  @Field(() => Int, { description: 'Redder than the skin around them.' })
  red!: number;

  @Field(() => Int, { description: 'Darker, but no redder.' })
  dark!: number;

  @Field(() => Int, { description: 'Lighter.' })
  light!: number;
}

@ObjectType('LesionCandidates', {
  description:
    'Round spots of 2 to 6 mm on the face. Light, hair and folds leave some too, and others are missed: between two photos of the same skin, the counts differ by up to 3 red, 4 dark and 6 light ones.',
})
export class LesionCandidatesType implements Pick<FoundLesions, 'candidates'> {
  @Field(() => [LesionCandidateType], { description: 'At most 60, the most confident first.' })
  candidates!: LesionCandidate[];

  @Field(() => [LesionCountType], { description: 'How many there are in each zone that has any.' })
  counts!: LesionCount[];
}

@ObjectType('UnderEye', {
  description:
    'How the skin below an eye differs from the cheek of the same side. Shade from above adds to it; compare only photos in like light.',
})
export class UnderEyeType implements UnderEye {
  @Field(() => FaceSideEnum, { description: 'The person’s right or left side.' })
  side!: UnderEye['side'];

  @Field(() => Float, {
    description: 'CIE L* of the cheek less that below the eye; above 0 it is darker below the eye.',
  })
  darkness!: number;

  @Field(() => IntervalType, {
    description: 'Range that would contain the darkness in 95 of 100 photos of the same skin in like light.',
  })
  darknessInterval!: Interval;

  @Field(() => Float, {
    description: 'CIE b* of the cheek less that below the eye; above 0 it is bluer below the eye.',
  })
  blueness!: number;

  @Field(() => IntervalType, {
    description: 'Range that would contain the blueness in 95 of 100 photos of the same skin in like light.',
  })
  bluenessInterval!: Interval;

  @Field(() => Float, { description: 'Confidence in the values, 0 to 1.' })
  confidence!: number;
}
