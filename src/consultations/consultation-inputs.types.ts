import 'reflect-metadata';
import { Field, ID, InputType, Int } from 'type-graphql';
import { type FileUpload, Upload } from '../graphql/http/uploads.ts';
import { NumberRange } from '../graphql/input-limits.ts';
import { RedFlagEnum } from './case/consultation-enums.ts';
import type { RedFlag } from './triage/red-flags.ts';

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

  @Field(() => ID, {
    nullable: true,
    description: 'Requested dermatologist: for 48 hours only they can see the case, unless it is urgent.',
  })
  dermatologistId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A client-generated ID, up to 100 characters. Retrying with the same ID returns the same case.',
  })
  clientRequestId?: string | null;
}

@InputType({ description: 'The consultation.' })
export class ConsultationIdInput {
  @Field(() => ID, { description: 'ID of the consultation.' })
  id!: string;
}

@InputType({ description: 'The case to return, and the reason.' })
export class DeclineConsultationInput extends ConsultationIdInput {
  @Field(() => String, {
    description:
      'Reason, 1 to 1,000 characters. Visible in the history to the patient and to later dermatologists.',
  })
  reason!: string;
}

@InputType({ description: 'A request for more information.' })
export class RequestMoreInformationInput extends ConsultationIdInput {
  @Field(() => String, { description: 'The question to the patient, 1 to 5,000 characters.' })
  question!: string;
}

@InputType({ description: 'An answer to a consultation.' })
export class AnswerConsultationInput extends ConsultationIdInput {
  @Field(() => String, { description: 'The answer, 1 to 5,000 characters. It cannot be changed.' })
  answer!: string;
}

@InputType({ description: 'The rating of an answer.' })
export class RateConsultationInput extends ConsultationIdInput {
  @NumberRange(1, 5)
  @Field(() => Int, { description: '1 (worst) to 5 (best).' })
  rating!: number;

  @Field(() => String, {
    nullable: true,
    description: 'A comment for the dermatologist, up to 1,000 characters.',
  })
  comment?: string | null;
}
