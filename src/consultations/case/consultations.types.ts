import 'reflect-metadata';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { createConnection } from '../../graphql/types/connection.ts';
import { DateTime } from '../../graphql/types/scalars.ts';
import type { Questionnaire, UrgentCareAdvice } from '../triage/questionnaire.ts';
import type { RedFlag, RedFlagAnswers } from '../triage/red-flags.ts';
import {
  ConsultationActionEnum,
  ConsultationPhotoKindEnum,
  ConsultationSideEnum,
  ConsultationStatusEnum,
  RedFlagEnum,
} from './consultation-enums.ts';
import type { ConsultationAction, ConsultationSide, ConsultationStatus } from './consultation-states.ts';
import type { ConsultationPhotoKind } from './consultations.table.ts';

@ObjectType('RedFlagQuestion', {
  description: 'A question of the questionnaire, to be answered by yes or no.',
})
class RedFlagQuestionType {
  @Field(() => RedFlagEnum, { description: 'What it asks for: give it with the answer.' })
  flag!: RedFlag;

  @Field(() => String, { description: 'The question to show.' })
  text!: string;
}

@ObjectType('ConsultationQuestionnaire', {
  description:
    'What must be asked before a consultation is requested. A yes to any question makes it urgent.',
})
export class QuestionnaireType implements Questionnaire {
  @Field(() => Int, { description: 'Its version: give it with the answers.' })
  version!: number;

  @Field(() => String, { description: 'The language of the texts: `en` or `de`.' })
  language!: 'en' | 'de';

  @Field(() => String, { description: 'What to show above the questions.' })
  intro!: string;

  @Field(() => [RedFlagQuestionType], { description: 'The questions in their order; each needs an answer.' })
  questions!: RedFlagQuestionType[];
}

@ObjectType('UrgentCareAdvice', {
  description:
    'Where to get care at once. Show it before anything else, and do not let the person just wait.',
})
export class UrgentCareType implements UrgentCareAdvice {
  @Field(() => [RedFlagEnum], { description: 'What was reported, the most dangerous first.' })
  flags!: RedFlag[];

  @Field(() => String, { description: 'A headline.' })
  title!: string;

  @Field(() => String, { description: 'What to do now, with emergency numbers.' })
  message!: string;
}

@ObjectType('RedFlagAnswer', { description: 'What the person answered to a question of the questionnaire.' })
class RedFlagAnswerType {
  @Field(() => RedFlagEnum, { description: 'What was asked for.' })
  flag!: RedFlag;

  @Field(() => Boolean, { description: 'Whether it is there.' })
  present!: boolean;
}

@ObjectType('RedFlagAnswers', { description: 'The answers to the questionnaire of a version.' })
class RedFlagAnswersType implements RedFlagAnswers {
  @Field(() => Int, { description: 'The version that was answered.' })
  version!: number;

  @Field(() => [RedFlagAnswerType], { description: 'One for each question.' })
  answers!: RedFlagAnswerType[];
}

@ObjectType('ConsultationPhoto', {
  description: 'A photo of a consultation, cleaned and without any metadata.',
})
export class ConsultationPhotoType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => ConsultationPhotoKindEnum, { description: 'Where it comes from.' })
  kind!: ConsultationPhotoKind;

  @Field(() => String, {
    description:
      'A link for this viewer that needs no token: whoever has it sees the photo until `expiresAt`. Do not share it.',
  })
  url!: string;

  @Field(() => DateTime, { description: 'When the link ends; ask again for a new one.' })
  expiresAt!: Date;

  @Field(() => Int, { description: 'Width in pixels.' })
  width!: number;

  @Field(() => Int, { description: 'Height in pixels.' })
  height!: number;
}

@ObjectType('ConsultationStep', {
  description: 'Something that happened to a consultation. It never changes.',
})
export class ConsultationStepType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => ConsultationActionEnum, { description: 'What was done.' })
  action!: ConsultationAction;

  @Field(() => ConsultationSideEnum, { description: 'By whom.' })
  side!: ConsultationSide;

  @Field(() => ConsultationStatusEnum, {
    nullable: true,
    description: 'The status before; null for the request.',
  })
  fromStatus!: ConsultationStatus | null;

  @Field(() => ConsultationStatusEnum, { description: 'The status after.' })
  toStatus!: ConsultationStatus;

  @Field(() => String, { nullable: true, description: 'Why it was declined; null for other steps.' })
  reason!: string | null;

  @Field(() => DateTime, { description: 'When.' })
  createdAt!: Date;
}

@ObjectType('Consultation', {
  description:
    'A question to a dermatologist. The person who asked sees it, and the dermatologist who has it; while nobody has it, those who may take it. Every look of a dermatologist is in the audit log of the person.',
})
export class ConsultationType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => ConsultationStatusEnum, {
    description: 'How far it is. Follow it with `consultationUpdated`.',
  })
  status!: ConsultationStatus;

  @Field(() => Boolean, { description: 'Whether a red flag was reported; such cases come first.' })
  urgent!: boolean;

  @Field(() => String, { description: 'The question.' })
  question!: string;

  @Field(() => String, { nullable: true, description: 'What the person wrote about it.' })
  description!: string | null;

  @Field(() => RedFlagAnswersType, { description: 'The answers to the questionnaire.' })
  redFlags!: RedFlagAnswers;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Until then only the dermatologist sees it whom the person asked for; null where it is open to all.',
  })
  reservedUntil!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the present status ends by itself; null once it is over.',
  })
  expiresAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the dermatologist took it; null while nobody has it.',
  })
  claimedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered.' })
  answeredAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed, cancelled or expired.' })
  closedAt!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How the person rated the answer, 1 (worst) to 5 (best).',
  })
  rating!: number | null;

  @Field(() => String, { nullable: true, description: 'What the person wrote about the rating.' })
  ratingComment!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was rated.' })
  ratedAt!: Date | null;

  @Field(() => DateTime, { description: 'When it was sent.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it last changed.' })
  updatedAt!: Date;
}

export const ConsultationConnection = createConnection(ConsultationType, 'Consultation');
