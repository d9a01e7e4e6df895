import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { FaceTarget, PicturePoint } from '../../inference/inference.types.ts';
import type { Text } from '../../platform/language/text.ts';

@ObjectType('PicturePoint', { description: 'A place in a picture.' })
class PicturePointType implements PicturePoint {
  @Field(() => Float, { description: 'Share of the width from the left edge, 0 to 1.' })
  x!: number;

  @Field(() => Float, { description: 'Share of the height from the upper edge, 0 to 1.' })
  y!: number;
}

@ObjectType('TargetFrame', {
  description:
    'The square that is measured. Laying the former photo over the camera so that its `face.frame` falls on this square shows how to repeat it.',
})
class TargetFrameType {
  @Field(() => Float, { description: 'Center, as a share of the width from the left edge.' })
  x!: number;

  @Field(() => Float, { description: 'Center, as a share of the height from the upper edge.' })
  y!: number;

  @Field(() => Float, { description: 'Length of a side as a share of the width.' })
  side!: number;
}

@ObjectType('FaceTarget', {
  description: 'Where a face belongs in an upright picture, for drawing an outline over the camera.',
})
class FaceTargetType implements FaceTarget {
  @Field(() => Float, { description: 'Width over height of the picture that the places are in.' })
  aspectRatio!: number;

  @Field(() => TargetFrameType, { description: 'The square that is measured.' })
  frame!: TargetFrameType;

  @Field(() => [PicturePointType], {
    description: 'Outline of the face, a closed line from the forehead down the left of the picture.',
  })
  outline!: PicturePointType[];

  @Field(() => [PicturePointType], {
    description: 'Outer corners of the eyes, the person’s right one first (on the left of the picture).',
  })
  eyes!: PicturePointType[];
}

@ObjectType('PhotoRequirements', { description: 'Photo requirements, for guiding the camera.' })
export class PhotoRequirementsType {
  @Field(() => [String], { description: 'Accepted formats, as media types.' })
  formats!: string[];

  @Field(() => Int, { description: 'Maximum file size in bytes.' })
  maxBytes!: number;

  @Field(() => Int, { description: 'Minimum length of the short side in pixels for an analysis.' })
  minShortSide!: number;

  @Field(() => Float, { description: 'Maximum number of pixels, in millions.' })
  maxMegapixels!: number;

  @Field(() => Float, {
    description: 'Maximum number of pixels, in millions, at 16 bits per channel, as in some PNG files.',
  })
  maxDeepMegapixels!: number;

  @Field(() => [String], {
    description: 'Tips for taking a good photo, as sentences for the person in their language.',
  })
  tips!: Text[];

  @Field(() => FaceTargetType, {
    nullable: true,
    description: 'Where the face belongs in the picture; null if the model does not look for faces.',
  })
  target?: FaceTarget | null;
}
