import 'reflect-metadata';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { type FileUpload, Upload } from '../../graphql/http/uploads.ts';
import { IdOf } from '../../graphql/ids/bind-ids.ts';
import { NumberRange } from '../../graphql/input-limits.ts';
import { WithEdge } from '../../graphql/payload-edges.ts';
import { Payload } from '../../graphql/types/payload.ts';
import type { RedFlag } from '../../rules/triage/red-flags.ts';
import type { UrgentCareAdvice } from '../../rules/triage/urgent-care.ts';
import { RedFlagEnum } from '../../safety/safety-enums.ts';
import { UrgentCareType } from '../../safety/urgent-care.types.ts';
import { ConsultationType } from '../case/consultations.types.ts';

@InputType({ description: 'The answer to a question of the questionnaire.' })
export class RedFlagAnswerInput {
  @Field(() => RedFlagEnum, { description: 'The red flag asked about.' })
  flag!: RedFlag;

  @Field(() => Boolean, { description: 'Whether it is present.' })
  present!: boolean;
}

@InputType({ description: 'The answers to `consultationQuestionnaire`.' })
export class RedFlagAnswersInput {
  @NumberRange(1, 1000)
  @Field(() => Int, { description: 'The version that was shown.' })
  version!: number;

  @Field(() => [RedFlagAnswerInput], { description: 'Exactly one answer per question.' })
  answers!: RedFlagAnswerInput[];
}

@InputType({ description: 'A question to a dermatologist.' })
export class RequestConsultationInput {
  @Field(() => String, { description: 'The question, 1 to 500 characters.' })
  question!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Duration, location and treatments tried, up to 5,000 characters.',
  })
  description?: string | null;

  @Field(() => RedFlagAnswersInput, {
    nullable: true,
    description: 'Answers to `consultationQuestionnaire`; omitting them is a user error.',
  })
  redFlags?: RedFlagAnswersInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the person has seen `urgentCare` and confirms it. Required in an emergency; send it only once they have.',
  })
  adviceConfirmed?: boolean | null;

  @IdOf('Analysis')
  @Field(() => ID, {
    nullable: true,
    description:
      'One of the viewer’s COMPLETED analyses to attach. The case keeps a copy of its results and, until it ends, of its photo.',
  })
  analysisId?: string | null;

  @Field(() => [Upload], {
    nullable: true,
    description:
      'Up to 5 photos: JPEG, PNG or WebP, at most 10 MB each. They are not analyzed. Photos and analyses need the consents PHOTO_PROCESSING and AGE_16_OR_OLDER.',
  })
  photos?: FileUpload[] | null;

  @IdOf('Dermatologist')
  @Field(() => ID, {
    nullable: true,
    description:
      'Requested dermatologist: for 48 hours only they can see the case, unless it has a red flag.',
  })
  dermatologistId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A client-generated ID, up to 100 characters. Retrying with the same ID returns the same case; other content with it is IDEMPOTENCY_MISMATCH.',
  })
  clientRequestId?: string | null;
}

@ObjectType({ description: 'Return type of `requestConsultation`.' })
export class RequestConsultationPayload extends Payload {
  @WithEdge()
  @Field(() => ConsultationType, {
    nullable: true,
    description: 'The new consultation; null if there are `userErrors`.',
  })
  consultation!: object | null;

  @Field(() => UrgentCareType, {
    nullable: true,
    description:
      'What to do at once, in the language of the profile; may be set together with `userErrors`. Null unless a red flag was reported or a text reads as an emergency.',
  })
  urgentCare!: UrgentCareAdvice | null;
}
