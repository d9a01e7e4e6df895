import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { type FileUpload, Upload } from '../../graphql/http/uploads.ts';
import { Payload } from '../../graphql/types/payload.ts';
import type { FacePlace, PhotoKind, PhotoProblem } from '../../inference/inference.types.ts';
import { AnalysisFaceType, AnalysisProblemType, PhotoHintType } from '../analyses.types.ts';
import { PhotoKindEnum } from '../analysis-enums.ts';

@ObjectType('PhotoCheck', { description: 'What an analysis would make of a photo, without its results.' })
class PhotoCheckType {
  @Field(() => PhotoKindEnum, {
    nullable: true,
    description:
      'What the photo shows; null where neither a face nor skin was found, and for models that do not look for faces.',
  })
  kind?: PhotoKind | null;

  @Field(() => Int, { description: 'Width of the upright photo as it would be stored, in pixels.' })
  width!: number;

  @Field(() => Int, { description: 'Height of the upright photo as it would be stored, in pixels.' })
  height!: number;

  @Field(() => AnalysisFaceType, {
    nullable: true,
    description: 'Where the face is, in pixels of `width` and `height`; null without one.',
  })
  face?: FacePlace | null;

  @Field(() => [AnalysisProblemType], {
    description: 'Why the photo cannot be analyzed; empty if it can.',
  })
  problems!: PhotoProblem[];

  @Field(() => [PhotoHintType], {
    description: 'What would make the photo better, though it can be analyzed; often empty.',
  })
  hints!: PhotoHintType[];
}

@InputType({ description: 'A photo to check.' })
export class CheckPhotoInput {
  @Field(() => Upload, {
    description: 'JPEG, PNG or WebP, at most 10 MB, sent as a GraphQL multipart request.',
  })
  photo!: FileUpload;
}

@ObjectType({ description: 'Return type of `checkPhoto`.' })
export class CheckPhotoPayload extends Payload {
  @Field(() => PhotoCheckType, {
    nullable: true,
    description: 'What was found; null if there are `userErrors`.',
  })
  check?: object | null;
}
