import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { type FileUpload, Upload } from '../graphql/http/uploads.ts';
import { IdOf } from '../graphql/ids/bind-ids.ts';
import { NodeType } from '../graphql/ids/node.types.ts';
import { NumberRange } from '../graphql/input-limits.ts';
import { WithEdge } from '../graphql/payload-edges.ts';
import { Rows } from '../graphql/planner/needs.ts';
import { createConnection } from '../graphql/types/connection.ts';
import { DayRangeFilter } from '../graphql/types/day-range-filter.ts';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime, LocalDate } from '../graphql/types/scalars.ts';
import type { PhotoHintCode, PhotoKind, SkinTone } from '../inference/inference.types.ts';
import { byInstant } from '../platform/database/reads.ts';
import { type AnalysisProblemCode, type AnalysisStatus, analyses } from './analyses.table.ts';
import { AnalysisStatusEnum, HintCodeEnum, PhotoKindEnum, ProblemCodeEnum } from './analysis-enums.ts';
import { SkinToneType } from './analysis-metric.types.ts';
import { LesionCandidatesType, UnderEyeType } from './findings/analysis-findings.types.ts';

const score = (meaning: string) => ({
  nullable: true,
  description: `${meaning} 0 to 100; null until the analysis is COMPLETED.`,
});

@ObjectType('AnalysisProblem', {
  description: 'Why the photo could not be analyzed, and what to do about it.',
})
export class AnalysisProblemType {
  @Field(() => ProblemCodeEnum, { description: 'Stable code of the problem.' })
  code!: AnalysisProblemCode;
}

@ObjectType('PhotoHint', { description: 'What would make the next photo better.' })
export class PhotoHintType {
  @Field(() => HintCodeEnum, { description: 'Stable code of the hint.' })
  code!: PhotoHintCode;
}

@ObjectType('FaceFrame', {
  description: 'The aligned square of a face in the photo, for laying the next photo over this one.',
})
class FaceFrameType {
  @Field(() => Float, { description: 'Center, pixels from the left edge of the photo.' })
  x!: number;

  @Field(() => Float, { description: 'Center, pixels from the upper edge of the photo.' })
  y!: number;

  @Field(() => Float, { description: 'Length of a side in pixels of the photo.' })
  side!: number;

  @Field(() => Float, { description: 'Degrees by which it is turned, clockwise.' })
  angle!: number;
}

@ObjectType('AnalysisFace', { description: 'Where the face is in the photo. Its points are not kept.' })
export class AnalysisFaceType {
  @Field(() => Float, { description: 'Degrees by which the head is turned to one side.' })
  yaw!: number;

  @Field(() => Float, { description: 'Degrees by which the head is raised or lowered.' })
  pitch!: number;

  @Field(() => Float, { description: 'Degrees by which the head is tilted, clockwise in the photo.' })
  roll!: number;

  @Field(() => Float, {
    description: 'Pixels of the photo per millimeter, if the face has the size of an adult’s.',
  })
  pixelsPerMm!: number;

  @Field(() => FaceFrameType, { description: 'The part of the photo that was measured.' })
  frame!: FaceFrameType;
}

@ObjectType('AnalysisPhoto', { description: 'The cleaned photo: upright and without metadata.' })
export class AnalysisPhotoType {
  @Field(() => String, {
    description:
      'A link that needs no token: anyone who has it can see the photo until `expiresAt`. Do not share it.',
  })
  url!: string;

  @Field(() => DateTime, { description: 'When the link expires; query again for a new one.' })
  expiresAt!: Date;

  @Field(() => Int, { description: 'Width in pixels.' })
  width!: number;

  @Field(() => Int, { description: 'Height in pixels.' })
  height!: number;
}

@ObjectType('AnalysisModel', { description: 'The model that produced a result.' })
export class AnalysisModelType {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, {
    description: 'Semantic version of the model. Only compare results of the same version and kind.',
  })
  version!: string;
}

@Rows(analyses)
@ObjectType('Analysis', { implements: NodeType, description: 'A photo and the skin model’s results for it.' })
export class AnalysisType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => AnalysisStatusEnum, {
    description: 'Processing status. Subscribe to `analysisUpdated` to follow it.',
  })
  status!: AnalysisStatus;

  @Field(() => [AnalysisProblemType], { description: 'Why it was REJECTED; empty otherwise.' })
  problems!: AnalysisProblemType[];

  @Field(() => PhotoKindEnum, {
    nullable: true,
    description:
      'What the photo shows; null until the analysis is COMPLETED and for models that do not look for faces.',
  })
  kind!: PhotoKind | null;

  @Field(() => AnalysisFaceType, { nullable: true, description: 'Where the face is; null without one.' })
  face!: AnalysisFaceType | null;

  @Field(() => LesionCandidatesType, {
    nullable: true,
    description:
      'Places that look like lesions; null without a face, and of models that do not look for them.',
  })
  lesions!: LesionCandidatesType | null;

  @Field(() => [UnderEyeType], {
    description: 'Darkness below the eyes; a side that is hidden is missing. Empty for close-ups.',
  })
  underEyes!: UnderEyeType[];

  @Field(() => String, { description: 'The client-generated ID, or one generated by the server.' })
  clientRequestId!: string;

  @Field(() => String, { nullable: true, description: 'The user’s note on the photo.' })
  note!: string | null;

  @Field(
    () => Float,
    score('Overall visual impression, a weighted combination of the other metrics; higher is better.'),
  )
  skinScore!: number | null;

  @Field(() => Float, score('Visual signs of hydration, not measured water; higher is better.'))
  hydration!: number | null;

  @Field(
    () => Float,
    score(
      'Visible shine plus, at one third of the weight, visible pores; best within its target range, see `metrics`.',
    ),
  )
  oiliness!: number | null;

  @Field(() => Float, score('Visual signs of elasticity, not measured; higher is better.'))
  elasticity!: number | null;

  @Field(() => Float, score('Visibility of pores; lower is better.'))
  pores!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Overall reliability of this photo, 0 to 1; null until the analysis is COMPLETED.',
  })
  confidence!: number | null;

  @Field(() => SkinToneType, {
    nullable: true,
    description: 'Skin color in this photo; null until the analysis is COMPLETED.',
  })
  tone!: SkinTone | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was completed, rejected or failed; null until then.',
  })
  completedAt!: Date | null;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'The day on which the photo was taken, if it was submitted as an earlier one; null otherwise.',
  })
  takenOn!: string | null;

  @Field(() => DateTime, {
    description:
      'When the photo was taken: noon of `takenOn` where the person lived, otherwise `createdAt`. Trends, comparisons and goals go by it.',
  })
  takenAt!: Date;

  @Field(() => DateTime, { description: 'When the photo was submitted.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When the status last changed.' })
  updatedAt!: Date;
}

export const AnalysisConnection = createConnection(AnalysisType, 'Analysis');

@InputType({ description: 'Conditions for analyses; those given must all hold.' })
export class AnalysisFilter extends DayRangeFilter {
  @Field(() => AnalysisStatusEnum, { nullable: true, description: 'Filter by status.' })
  status?: AnalysisStatus | null;

  @Field(() => PhotoKindEnum, { nullable: true, description: 'Filter by what the photo shows.' })
  kind?: PhotoKind | null;

  @NumberRange(0, 100)
  @Field(() => Float, { nullable: true, description: 'Lowest skin score to include, 0 to 100.' })
  minSkinScore?: number | null;

  @NumberRange(0, 100)
  @Field(() => Float, { nullable: true, description: 'Highest skin score to include, 0 to 100.' })
  maxSkinScore?: number | null;
}

@InputType({ description: 'A photo to analyze.' })
export class SubmitAnalysisInput {
  @Field(() => Upload, {
    description: 'JPEG, PNG or WebP, at most 10 MB, sent as a GraphQL multipart request.',
  })
  photo!: FileUpload;

  @Field(() => String, {
    nullable: true,
    description:
      'A client-generated ID, up to 100 characters. Retrying with the same ID returns the same analysis; other content with it is IDEMPOTENCY_MISMATCH.',
  })
  clientRequestId?: string | null;

  @Field(() => String, { nullable: true, description: 'The user’s note, up to 2,000 characters.' })
  note?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'The day on which the photo was taken, for earlier photos: from 2000 to today where the person lives. Omit it for a photo of now.',
  })
  takenOn?: string | null;
}

@InputType({ description: 'The failed analysis to retry.' })
export class RetryAnalysisInput {
  @IdOf('Analysis')
  @Field(() => ID, { description: 'ID of the analysis.' })
  id!: string;
}

@InputType({ description: 'The analysis to delete.' })
export class DeleteAnalysisInput {
  @IdOf('Analysis')
  @Field(() => ID, { description: 'ID of the analysis.' })
  id!: string;
}

@ObjectType({ description: 'Return type of `submitAnalysis`.' })
export class SubmitAnalysisPayload extends Payload {
  @WithEdge(byInstant('takenAt'))
  @Field(() => AnalysisType, {
    nullable: true,
    description: 'The new analysis, initially PENDING; null if there are `userErrors`.',
  })
  analysis?: object | null;
}

@ObjectType({ description: 'Return type of `retryAnalysis`.' })
export class RetryAnalysisPayload extends Payload {
  @Field(() => AnalysisType, {
    nullable: true,
    description: 'The analysis, now PENDING; null if there are `userErrors`.',
  })
  analysis?: object | null;
}

@ObjectType({ description: 'Return type of `deleteAnalysis`.' })
export class DeleteAnalysisPayload extends Payload {
  @IdOf('Analysis')
  @Field(() => ID, {
    nullable: true,
    description:
      'ID of the deleted analysis. Its photo and overlays are deleted as well. Null if there are `userErrors`.',
  })
  deletedAnalysisId?: string | null;
}
