import { describedEnum } from '../../graphql/types/described-enum.ts';
import type { RedFlag } from '../triage/red-flags.ts';
import type { QueueScope } from './consultation-queue.ts';
import type { ConsultationAction, ConsultationSide, ConsultationStatus } from './consultation-states.ts';
import type { ConsultationPhotoKind } from './consultations.table.ts';

export const ConsultationStatusEnum = describedEnum<ConsultationStatus>(
  'ConsultationStatus',
  'How far a consultation is: PENDING, ASSIGNED, IN_REVIEW, NEEDS_INFO and back, ANSWERED, CLOSED.',
  {
    PENDING: 'It waits for a dermatologist. It expires after 7 days.',
    ASSIGNED: 'A dermatologist has taken it and has not begun. It expires after 7 days.',
    IN_REVIEW: 'The dermatologist works on it. It expires after 14 days.',
    NEEDS_INFO:
      'The patient was asked something; a message of theirs continues the review. It expires after 14 days.',
    ANSWERED: 'The answer is there. After 30 days it closes by itself.',
    CLOSED: 'It is over; the answer can be read and rated.',
    CANCELLED: 'The patient withdrew it.',
    EXPIRED: 'It was not answered in time.',
  },
);

export const ConsultationSideEnum = describedEnum<ConsultationSide>(
  'ConsultationSide',
  'In which part somebody acts.',
  {
    PATIENT: 'The person who asked.',
    DERMATOLOGIST: 'A dermatologist.',
    SYSTEM: 'Nobody: a deadline, or a dermatologist who left.',
  },
);

export const ConsultationActionEnum = describedEnum<ConsultationAction>(
  'ConsultationAction',
  'What can be done with a consultation.',
  {
    REQUEST: 'It was sent: `requestConsultation`.',
    CLAIM: 'A dermatologist takes it: `claimConsultation`.',
    START_REVIEW: 'The dermatologist begins: `startConsultationReview`.',
    DECLINE: 'The dermatologist gives it back: `declineConsultation`.',
    REQUEST_INFORMATION: 'The dermatologist asks the patient: `requestMoreInformation`.',
    ANSWER: 'The dermatologist answers: `answerConsultation`.',
    POST_MESSAGE: 'Either side writes: `postConsultationMessage`.',
    CANCEL: 'The patient withdraws it: `cancelConsultation`.',
    RATE: 'The patient rates the answer, once: `rateConsultation`.',
    CLOSE: 'Either side closes it: `closeConsultation`.',
    RELEASE: 'It went back to the queue, as the dermatologist left.',
    EXPIRE: 'A deadline passed.',
  },
);

export const RedFlagEnum = describedEnum<RedFlag>('RedFlag', 'A sign that needs care at once.', {
  CHANGING_OR_BLEEDING_MOLE: 'A mole that changes or bleeds.',
  SPREADING_INFECTION_WITH_FEVER: 'A spreading infection of the skin with fever.',
  FACE_SWELLING_OR_TROUBLE_BREATHING: 'A swelling of the face, or trouble breathing.',
  BLISTERING: 'Blisters over large areas or on mucous membranes, or skin that comes off.',
});

export const ConsultationPhotoKindEnum = describedEnum<ConsultationPhotoKind>(
  'ConsultationPhotoKind',
  'Where a photo of a consultation comes from.',
  {
    ANALYSIS: 'The copy of the photo of the analysis, until the consultation is over.',
    REQUEST: 'It was sent with the request.',
    MESSAGE: 'It was sent with a message.',
  },
);

export const QueueScopeEnum = describedEnum<QueueScope>(
  'ConsultationQueueScope',
  'Which cases a dermatologist looks for.',
  {
    UNCLAIMED: 'Those that can be taken: urgent ones first, then the oldest.',
    OWN_OPEN: 'Own ones without an answer: urgent ones first, then the oldest.',
    OWN_DONE: 'Own ones that were answered or have ended, the newest first.',
  },
);
