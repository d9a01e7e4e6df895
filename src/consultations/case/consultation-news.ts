import type { ConsultationNews } from './consultation-notification.ts';
import type { ConsultationAction, ConsultationSide } from './consultation-states.ts';
import type { Consultation } from './consultations.table.ts';

export interface News {
  news: ConsultationNews;
  /** Id of the account to notify. */
  to: string;
}

type Case = Pick<Consultation, 'userId' | 'dermatologistId' | 'requestedDermatologistId' | 'status'>;

/** Who is notified of a step, and of what; never the person who took it. */
export function newsOf(
  step: { action: ConsultationAction; side: ConsultationSide; actorId: string | null },
  before: Case,
  after: Case,
): News[] {
  const patient = (news: ConsultationNews): News[] => [{ news, to: before.userId }];
  const dermatologist = (news: ConsultationNews): News[] =>
    before.dermatologistId ? [{ news, to: before.dermatologistId }] : [];
  switch (step.action) {
    case 'CLAIM':
      return patient('CLAIMED');
    case 'DECLINE':
      return isTheirs(before, step.actorId) ? patient('DECLINED') : [];
    case 'REQUEST_INFORMATION':
      return patient('INFORMATION_REQUESTED');
    case 'ANSWER':
      return patient('ANSWERED');
    case 'CLOSE':
      return step.side === 'DERMATOLOGIST' ? patient('CLOSED') : [];
    case 'CANCEL':
      return dermatologist('CANCELLED');
    case 'POST_MESSAGE':
      if (step.side === 'DERMATOLOGIST') return patient('MESSAGE');
      return dermatologist(before.status === after.status ? 'MESSAGE' : 'INFORMATION_GIVEN');
    case 'RELEASE':
      return patient('RELEASED');
    case 'EXPIRE':
      return after.status === 'CLOSED'
        ? patient('CLOSED')
        : [...patient('EXPIRED'), ...dermatologist('LAPSED')];
    default:
      return [];
  }
}

/** Whether a case was given to this dermatologist, by a claim or by the wish of the patient. */
export const isTheirs = (
  { dermatologistId, requestedDermatologistId }: Pick<Case, 'dermatologistId' | 'requestedDermatologistId'>,
  actorId: string | null,
): boolean => actorId !== null && (dermatologistId === actorId || requestedDermatologistId === actorId);
