import { describedEnum } from '../../graphql/types/described-enum.ts';
import { createTimeOrder } from '../../graphql/types/time-order.ts';
import type { ConsultationAction, ConsultationSide, ConsultationStatus } from './consultation-states.ts';
import type { ConsultationPhotoKind, MessageKind, MessageSide } from './consultations.table.ts';

export const ConsultationOrderEnum = createTimeOrder('Consultation', 'consultations');

export const ConsultationStatusEnum = describedEnum<ConsultationStatus>(
  'ConsultationStatus',
  'Status of a consultation: PENDING, ASSIGNED, IN_REVIEW (alternating with NEEDS_INFO), ANSWERED, CLOSED.',
  {
    PENDING: 'Waiting for a dermatologist. Expires after 7 days.',
    ASSIGNED: 'A dermatologist has claimed it and not started the review. Expires after 7 days.',
    IN_REVIEW: 'The dermatologist is reviewing it. Expires after 14 days.',
    NEEDS_INFO: 'The patient was asked a question; their reply resumes the review. Expires after 14 days.',
    ANSWERED: 'The answer is available. Closes automatically after 30 days.',
    CLOSED: 'Closed; the answer can still be read and rated.',
    CANCELLED: 'The patient withdrew it.',
    EXPIRED: 'It was not answered in time.',
  },
);

export const ConsultationSideEnum = describedEnum<ConsultationSide>(
  'ConsultationSide',
  'Role in which someone acts.',
  {
    PATIENT: 'The patient.',
    DERMATOLOGIST: 'A dermatologist.',
    SYSTEM: 'The system: a deadline passed, or the dermatologist left.',
  },
);

export const ConsultationActionEnum = describedEnum<ConsultationAction>(
  'ConsultationAction',
  'An action on a consultation.',
  {
    REQUEST: 'It was submitted: `requestConsultation`.',
    CLAIM: 'A dermatologist claims it: `claimConsultation`.',
    START_REVIEW: 'The dermatologist starts the review: `startConsultationReview`.',
    DECLINE: 'The dermatologist returns it: `declineConsultation`.',
    REQUEST_INFORMATION: 'The dermatologist asks the patient a question: `requestMoreInformation`.',
    ANSWER: 'The dermatologist answers: `answerConsultation`.',
    POST_MESSAGE: 'Either side posts a message: `postConsultationMessage`.',
    CANCEL: 'The patient withdraws it: `cancelConsultation`.',
    RATE: 'The patient rates the answer, once: `rateConsultation`.',
    CLOSE: 'Either side closes it: `closeConsultation`.',
    RELEASE: 'It was returned to the queue because the dermatologist left.',
    EXPIRE: 'A deadline passed.',
  },
);

export const ConsultationPhotoKindEnum = describedEnum<ConsultationPhotoKind>(
  'ConsultationPhotoKind',
  'Source of a photo of a consultation.',
  {
    ANALYSIS: 'A copy of the analysis photo, kept until the consultation ends.',
    REQUEST: 'It was sent with the request.',
    MESSAGE: 'It was sent with a message.',
  },
);

export const MessageKindEnum = describedEnum<MessageKind>(
  'ConsultationMessageKind',
  'Purpose of a message.',
  {
    MESSAGE: 'A message from either side.',
    INFORMATION_REQUEST: 'The dermatologist needs more information to answer.',
    ANSWER: 'The dermatologist’s answer.',
  },
);

export const MessageSideEnum = describedEnum<MessageSide>('ConsultationMessageSide', 'Who wrote a message.', {
  PATIENT: 'The patient.',
  DERMATOLOGIST: 'The dermatologist assigned at that time.',
});
