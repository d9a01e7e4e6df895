/** The life of a consultation as plain data: who may do what in which state, and what it becomes. */

export const CONSULTATION_STATUSES = [
  'PENDING',
  'ASSIGNED',
  'IN_REVIEW',
  'NEEDS_INFO',
  'ANSWERED',
  'CLOSED',
  'CANCELLED',
  'EXPIRED',
] as const;
export type ConsultationStatus = (typeof CONSULTATION_STATUSES)[number];

/** Who acts: the patient, the dermatologist who has or may claim the case, or a deadline. */
export const CONSULTATION_SIDES = ['PATIENT', 'DERMATOLOGIST', 'SYSTEM'] as const;
export type ConsultationSide = (typeof CONSULTATION_SIDES)[number];

/** The side of an account that may see the case. */
export const sideOf = (userId: string, { userId: patientId }: { userId: string }) =>
  userId === patientId ? 'PATIENT' : 'DERMATOLOGIST';

export const CONSULTATION_ACTIONS = [
  'REQUEST',
  'CLAIM',
  'START_REVIEW',
  'DECLINE',
  'REQUEST_INFORMATION',
  'ANSWER',
  'POST_MESSAGE',
  'CANCEL',
  'RATE',
  'CLOSE',
  'RELEASE',
  'EXPIRE',
] as const;
export type ConsultationAction = (typeof CONSULTATION_ACTIONS)[number];

type Next = Partial<Record<ConsultationStatus, ConsultationStatus>>;

/** Transitions that are not listed are not allowed. A state that leads to itself allows the action and does not change. */
const TRANSITIONS: Readonly<Record<ConsultationAction, Partial<Record<ConsultationSide, Next>>>> = {
  REQUEST: {},
  CLAIM: { DERMATOLOGIST: { PENDING: 'ASSIGNED' } },
  START_REVIEW: { DERMATOLOGIST: { ASSIGNED: 'IN_REVIEW' } },
  DECLINE: { DERMATOLOGIST: { PENDING: 'PENDING', ASSIGNED: 'PENDING', IN_REVIEW: 'PENDING' } },
  REQUEST_INFORMATION: { DERMATOLOGIST: { IN_REVIEW: 'NEEDS_INFO' } },
  ANSWER: { DERMATOLOGIST: { IN_REVIEW: 'ANSWERED' } },
  POST_MESSAGE: {
    PATIENT: {
      PENDING: 'PENDING',
      ASSIGNED: 'ASSIGNED',
      IN_REVIEW: 'IN_REVIEW',
      NEEDS_INFO: 'IN_REVIEW',
      ANSWERED: 'ANSWERED',
    },
    DERMATOLOGIST: {
      ASSIGNED: 'ASSIGNED',
      IN_REVIEW: 'IN_REVIEW',
      NEEDS_INFO: 'NEEDS_INFO',
      ANSWERED: 'ANSWERED',
    },
  },
  CANCEL: { PATIENT: { PENDING: 'CANCELLED', ASSIGNED: 'CANCELLED' } },
  RATE: { PATIENT: { ANSWERED: 'ANSWERED', CLOSED: 'CLOSED' } },
  CLOSE: { PATIENT: { ANSWERED: 'CLOSED' }, DERMATOLOGIST: { ANSWERED: 'CLOSED' } },
  RELEASE: { SYSTEM: { ASSIGNED: 'PENDING', IN_REVIEW: 'PENDING', NEEDS_INFO: 'PENDING' } },
  EXPIRE: {
    SYSTEM: {
      PENDING: 'EXPIRED',
      ASSIGNED: 'EXPIRED',
      IN_REVIEW: 'EXPIRED',
      NEEDS_INFO: 'EXPIRED',
      ANSWERED: 'CLOSED',
    },
  },
};

/** How many days a state may last; null lasts forever. */
const DAYS: Readonly<Record<ConsultationStatus, number | null>> = {
  PENDING: 7,
  ASSIGNED: 7,
  IN_REVIEW: 14,
  NEEDS_INFO: 14,
  ANSWERED: 30,
  CLOSED: null,
  CANCELLED: null,
  EXPIRED: null,
};

/** Neither answered nor given up: these count towards the limit of open consultations. */
export const UNANSWERED = ['PENDING', 'ASSIGNED', 'IN_REVIEW', 'NEEDS_INFO'] as const;
/** A dermatologist works on these. */
export const IN_WORK = ['ASSIGNED', 'IN_REVIEW', 'NEEDS_INFO'] as const;
/** Nothing more happens; what was copied for the case is removed. */
export const ENDED = ['CLOSED', 'CANCELLED', 'EXPIRED'] as const;

/** The state that the action leads to; null where it is not allowed. */
export const nextStatus = (
  action: ConsultationAction,
  side: ConsultationSide,
  from: ConsultationStatus,
): ConsultationStatus | null => TRANSITIONS[action][side]?.[from] ?? null;

/** Everything that a side may do in a state, in the order of `CONSULTATION_ACTIONS`. */
export const allowedActions = (side: ConsultationSide, status: ConsultationStatus): ConsultationAction[] =>
  CONSULTATION_ACTIONS.filter((action) => nextStatus(action, side, status) !== null);

/** When a state that begins now ends by itself. */
export const deadlineOf = (status: ConsultationStatus, now: Date): Date | null =>
  DAYS[status] === null ? null : new Date(now.getTime() + DAYS[status] * 86_400_000);

export const hasEnded = (status: ConsultationStatus): boolean =>
  (ENDED as readonly ConsultationStatus[]).includes(status);
