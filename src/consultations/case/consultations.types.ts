import 'reflect-metadata';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { NodeType } from '../../graphql/ids/node.types.ts';
import { Needs, Rows } from '../../graphql/planner/needs.ts';
import { createConnection } from '../../graphql/types/connection.ts';
import { DayRangeFilter } from '../../graphql/types/day-range-filter.ts';
import { DateTime } from '../../graphql/types/scalars.ts';
import type { AskedAbout, RedFlag, TriageTier } from '../../rules/triage/red-flags.ts';
import { AskedAboutEnum, RedFlagEnum, TriageTierEnum } from '../../safety/safety-enums.ts';
import type { RedFlagAnswers } from '../triage/red-flags.ts';
import {
  ConsultationActionEnum,
  ConsultationPhotoKindEnum,
  ConsultationSideEnum,
  ConsultationStatusEnum,
} from './consultation-enums.ts';
import type { ConsultationAction, ConsultationSide, ConsultationStatus } from './consultation-states.ts';
import {
  type Consultation,
  type ConsultationPhotoKind,
  consultationEvents,
  consultationPhotos,
  consultations,
} from './consultations.table.ts';

@ObjectType('RedFlagQuestion', {
  description: 'A yes/no question of the questionnaire.',
})
class RedFlagQuestionType {
  @Field(() => RedFlagEnum, { description: 'The red flag asked about; pass it with the answer.' })
  flag!: RedFlag;

  @Field(() => String, { description: 'Text of the question.' })
  text!: string;

  @Field(() => AskedAboutEnum, { description: 'Whom it is about; the answer is no where it does not apply.' })
  asksWhom!: AskedAbout;
}

@ObjectType('ConsultationQuestionnaire', {
  description:
    'Questions to ask before requesting a consultation. Any yes is a red flag: `UrgentCareAdvice` says how soon care is needed.',
})
export class QuestionnaireType {
  @Field(() => Int, { description: 'Version of the questionnaire; pass it with the answers.' })
  version!: number;

  @Field(() => String, { description: 'The language of the texts, such as `de`.' })
  language!: string;

  @Field(() => String, { description: 'Introductory text to show above the questions.' })
  intro!: string;

  @Field(() => [RedFlagQuestionType], { description: 'The questions in order; each requires an answer.' })
  questions!: RedFlagQuestionType[];
}

@ObjectType('RedFlagAnswer', { description: 'What the person answered to a question of the questionnaire.' })
class RedFlagAnswerType {
  @Field(() => RedFlagEnum, { description: 'The red flag asked about.' })
  flag!: RedFlag;

  @Field(() => Boolean, { description: 'Whether it is present.' })
  present!: boolean;
}

@ObjectType('RedFlagAnswers', { description: 'Answers to a version of the questionnaire.' })
class RedFlagAnswersType implements RedFlagAnswers {
  @Field(() => Int, { description: 'The version that was answered.' })
  version!: number;

  @Field(() => [RedFlagAnswerType], { description: 'One answer per question.' })
  answers!: RedFlagAnswerType[];
}

@Rows(consultationPhotos)
@ObjectType('ConsultationPhoto', {
  description: 'A photo of a consultation, cleaned and without metadata.',
})
export class ConsultationPhotoType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => ConsultationPhotoKindEnum, { description: 'Source of the photo.' })
  kind!: ConsultationPhotoKind;

  @Field(() => Int, { description: 'Width in pixels.' })
  width!: number;

  @Field(() => Int, { description: 'Height in pixels.' })
  height!: number;
}

@Rows(consultationEvents)
@ObjectType('ConsultationStep', {
  description: 'An event in the history of a consultation. Immutable.',
})
export class ConsultationStepType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => ConsultationActionEnum, { description: 'What was done.' })
  action!: ConsultationAction;

  @Field(() => ConsultationSideEnum, { description: 'Who did it.' })
  side!: ConsultationSide;

  @Field(() => ConsultationStatusEnum, {
    nullable: true,
    description: 'Status before the event; null for the request.',
  })
  fromStatus!: ConsultationStatus | null;

  @Field(() => ConsultationStatusEnum, { description: 'Status after the event.' })
  toStatus!: ConsultationStatus;

  @Field(() => String, { nullable: true, description: 'Reason it was declined; null for other events.' })
  reason!: string | null;

  @Field(() => DateTime, { description: 'When it happened.' })
  createdAt!: Date;
}

@Rows(consultations)
@ObjectType('Consultation', {
  implements: NodeType,
  description:
    'A question to a dermatologist. Visible to the patient and to the assigned dermatologist; while unassigned, to the dermatologists who may claim it. Every access by a dermatologist is recorded in the patient’s audit log.',
})
export class ConsultationType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => ConsultationStatusEnum, {
    description: 'Status of the consultation. Subscribe to `consultationUpdated` to follow it.',
  })
  status!: ConsultationStatus;

  @Field(() => TriageTierEnum, {
    description: 'The soonest tier of all red flags, reported ones and those that the texts read as.',
  })
  tier!: TriageTier;

  @Field(() => String, { description: 'The question.' })
  question!: string;

  @Field(() => String, { nullable: true, description: 'The patient’s description.' })
  description!: string | null;

  @Field(() => RedFlagAnswersType, { description: 'Answers to the questionnaire.' })
  redFlags!: RedFlagAnswers;

  @Field(() => [RedFlagEnum], { description: 'Red flags that the patient’s texts read as.' })
  textFlags!: RedFlag[];

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the patient confirmed that they saw the advice; null if they did not.',
  })
  adviceConfirmedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the tier demands an answer; null for ROUTINE. If there is none by then, the patient is advised to seek care in person, and the case stays open.',
  })
  answerDueAt!: Date | null;

  @Needs<Consultation>('reservedUntil')
  @Field(() => DateTime, {
    name: 'reservationEndsAt',
    nullable: true,
    description: 'Until then, only the requested dermatologist can see it; null if it is open to all.',
  })
  reservedUntil!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the current status ends automatically; null once the consultation has ended.',
  })
  expiresAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a dermatologist claimed it; null while it is unassigned.',
  })
  claimedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered.' })
  answeredAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed, canceled or expired.' })
  closedAt!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The patient’s rating of the answer, 1 (worst) to 5 (best).',
  })
  rating!: number | null;

  @Field(() => String, { nullable: true, description: 'The patient’s comment on the rating.' })
  ratingComment!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was rated.' })
  ratedAt!: Date | null;

  @Field(() => DateTime, { description: 'When it was submitted.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it last changed.' })
  updatedAt!: Date;
}

export const ConsultationConnection = createConnection(ConsultationType, 'Consultation');

@InputType({
  description: 'Conditions for consultations, by the day of their request; those given must all hold.',
})
export class ConsultationFilter extends DayRangeFilter {
  @Field(() => ConsultationStatusEnum, { nullable: true, description: 'Filter by status.' })
  status?: ConsultationStatus | null;
}
