import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { type FileUpload, Upload } from '../graphql/http/uploads.ts';
import { createConnection } from '../graphql/types/connection.ts';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import type { SkinTone } from '../inference/inference.types.ts';
import type { AnalysisProblemCode, AnalysisStatus } from './analyses.table.ts';
import { AnalysisStatusEnum, ProblemCodeEnum } from './analysis-enums.ts';
import { SkinToneType } from './analysis-metric.types.ts';

const score = (meaning: string) => ({
  nullable: true,
  description: `${meaning} 0 to 100; null until the analysis is COMPLETED.`,
});

@ObjectType('AnalysisProblem', { description: 'Why the photo could not be judged, and what to do about it.' })
export class AnalysisProblemType {
  @Field(() => ProblemCodeEnum, { description: 'The problem as a stable code.' })
  code!: AnalysisProblemCode;

  @Field(() => String, { description: 'How to retake the photo, in a sentence for the user.' })
  message!: string;
}

@ObjectType('AnalysisPhoto', { description: 'The cleaned photo: upright, without any metadata.' })
export class AnalysisPhotoType {
  @Field(() => String, {
    description:
      'A link that needs no token: whoever has it sees the photo until `expiresAt`. Do not share it.',
  })
  url!: string;

  @Field(() => DateTime, { description: 'When the link ends; ask again for a new one.' })
  expiresAt!: Date;

  @Field(() => Int, { description: 'Width in pixels.' })
  width!: number;

  @Field(() => Int, { description: 'Height in pixels.' })
  height!: number;
}

@ObjectType('AnalysisModel', { description: 'The model that made a result.' })
export class AnalysisModelType {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its semantic version; compare results of one version only.' })
  version!: string;
}

@ObjectType('Analysis', { description: 'One photo and what the skin model saw in it.' })
export class AnalysisType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => AnalysisStatusEnum, { description: 'How far it is. Follow it with `analysisUpdated`.' })
  status!: AnalysisStatus;

  @Field(() => [AnalysisProblemType], { description: 'Why it was REJECTED; empty otherwise.' })
  problems!: AnalysisProblemType[];

  @Field(() => String, { description: 'The id that the client gave it, or one of the server.' })
  clientRequestId!: string;

  @Field(() => String, { nullable: true, description: 'What the user wrote to the photo.' })
  note!: string | null;

  @Field(() => Float, score('Overall visual impression, weighted from the other metrics; higher is better.'))
  skinScore!: number | null;

  @Field(() => Float, score('Visual signs of hydration, not measured water; higher is better.'))
  hydration!: number | null;

  @Field(
    () => Float,
    score(
      'Visible shine and, with a third of the weight, visible pores; best in its target range, see `metrics`.',
    ),
  )
  oiliness!: number | null;

  @Field(() => Float, score('Visual signs of elasticity, not measured; higher is better.'))
  elasticity!: number | null;

  @Field(() => Float, score('How visible pores are; lower is better.'))
  pores!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How far this photo can be trusted as a whole, 0 to 1; null until COMPLETED.',
  })
  confidence!: number | null;

  @Field(() => SkinToneType, {
    nullable: true,
    description: 'Skin colour in this photo; null until COMPLETED.',
  })
  tone!: SkinTone | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was completed, rejected or failed.' })
  completedAt!: Date | null;

  @Field(() => DateTime, { description: 'When the photo was submitted.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When the status last changed.' })
  updatedAt!: Date;
}

export const AnalysisConnection = createConnection(AnalysisType, 'Analysis');

@ObjectType('PhotoRequirements', { description: 'What a photo must be like; guide the camera with it.' })
export class PhotoRequirementsType {
  @Field(() => [String], { description: 'Accepted formats, as media types.' })
  formats!: string[];

  @Field(() => Int, { description: 'The largest file, in bytes.' })
  maxBytes!: number;

  @Field(() => Int, { description: 'The shortest short side that can be judged, in pixels.' })
  minShortSide!: number;

  @Field(() => Float, { description: 'The most pixels, in millions.' })
  maxMegapixels!: number;

  @Field(() => Float, { description: 'The most with 16 bits a channel, as some PNG files have.' })
  maxDeepMegapixels!: number;

  @Field(() => [String], { description: 'How to take a good photo, as sentences for the user.' })
  tips!: string[];
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
      'Any id of the client, up to 100 characters. Sent again it returns the same analysis: retry safely.',
  })
  clientRequestId?: string | null;

  @Field(() => String, { nullable: true, description: 'A note of the user, up to 2,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'The failed analysis to try again.' })
export class RetryAnalysisInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@InputType({ description: 'The analysis to delete.' })
export class DeleteAnalysisInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@ObjectType({ description: 'Result of submitAnalysis.' })
export class SubmitAnalysisPayload extends Payload {
  @Field(() => AnalysisType, { nullable: true, description: 'The new analysis, PENDING at first.' })
  analysis?: object | null;
}

@ObjectType({ description: 'Result of retryAnalysis.' })
export class RetryAnalysisPayload extends Payload {
  @Field(() => AnalysisType, { nullable: true, description: 'The analysis, PENDING again.' })
  analysis?: object | null;
}

@ObjectType({ description: 'Result of deleteAnalysis.' })
export class DeleteAnalysisPayload extends Payload {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the analysis that is gone, with its photo and overlays.',
  })
  deletedAnalysisId?: string | null;
}
