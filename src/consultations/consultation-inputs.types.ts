import 'reflect-metadata';
import { Field, ID, InputType, Int } from 'type-graphql';
import { type FileUpload, Upload } from '../graphql/http/uploads.ts';
import { NumberRange } from '../graphql/input-limits.ts';
import { RedFlagEnum } from './case/consultation-enums.ts';
import type { RedFlag } from './triage/red-flags.ts';

@InputType({ description: 'The answer to a question of the questionnaire.' })
export class RedFlagAnswerInput {
  @Field(() => RedFlagEnum, { description: 'What was asked for.' })
  flag!: RedFlag;

  @Field(() => Boolean, { description: 'Whether it is there.' })
  present!: boolean;
}

@InputType({ description: 'The answers to `consultationQuestionnaire`.' })
export class RedFlagAnswersInput {
  @NumberRange(1, 1000)
  @Field(() => Int, { description: 'The version that was shown.' })
  version!: number;

  @Field(() => [RedFlagAnswerInput], { description: 'Exactly one for each question.' })
  answers!: RedFlagAnswerInput[];
}

@InputType({ description: 'A question to a dermatologist.' })
export class RequestConsultationInput {
  @Field(() => String, { description: 'The question, 1 to 500 characters.' })
  question!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Since when, where, what was tried: up to 5,000 characters.',
  })
  description?: string | null;

  @Field(() => RedFlagAnswersInput, {
    nullable: true,
    description: 'The answers to `consultationQuestionnaire`; without them it is a user error.',
  })
  redFlags?: RedFlagAnswersInput | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'An own COMPLETED analysis to show. The case keeps a copy of its results, and of its photo until it is over.',
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
    description: 'Ask for this dermatologist: for 48 hours nobody else sees the case, unless it is urgent.',
  })
  dermatologistId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Any id of the client, up to 100 characters. Sent again it returns the same case: retry safely.',
  })
  clientRequestId?: string | null;
}

@InputType({ description: 'Which consultation.' })
export class ConsultationIdInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@InputType({ description: 'The case to give back, and why.' })
export class DeclineConsultationInput extends ConsultationIdInput {
  @Field(() => String, {
    description: 'Why, 1 to 1,000 characters. The patient and later dermatologists read it in the history.',
  })
  reason!: string;
}

@InputType({ description: 'What the patient should tell.' })
export class RequestMoreInformationInput extends ConsultationIdInput {
  @Field(() => String, { description: 'The question to the patient, 1 to 5,000 characters.' })
  question!: string;
}

@InputType({ description: 'The answer to a consultation.' })
export class AnswerConsultationInput extends ConsultationIdInput {
  @Field(() => String, { description: 'The answer, 1 to 5,000 characters. It cannot be changed.' })
  answer!: string;
}

@InputType({ description: 'How good the answer was.' })
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
