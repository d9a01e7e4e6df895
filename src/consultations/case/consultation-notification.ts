import type { NotificationCode } from '../../notifications/notification-texts.ts';
import type { NotificationDraft } from '../../notifications/notifications.service.ts';

/** Notification texts contain nothing medical, as they may show on a locked screen or in a mail. */
export type ConsultationNews =
  | 'REQUESTED'
  | 'CLAIMED'
  | 'DECLINED'
  | 'INFORMATION_REQUESTED'
  | 'INFORMATION_GIVEN'
  | 'MESSAGE'
  | 'ANSWERED'
  | 'CLOSED'
  | 'CANCELLED'
  | 'RELEASED'
  | 'EXPIRED'
  | 'LAPSED';

const codeOf = (news: ConsultationNews) =>
  `consultation.${news.toLowerCase().replaceAll('_', '-')}` as NotificationCode;

/** `cause`, unique within the consultation, prevents duplicates. */
export const consultationNotification = (
  news: ConsultationNews,
  userId: string,
  about: { consultationId: string; cause: string; mailedElsewhere?: boolean },
): NotificationDraft => ({
  ...aboutConsultation(userId, about),
  kind: 'CONSULTATION_UPDATE',
  code: codeOf(news),
});

export function aboutConsultation(
  userId: string,
  about: { consultationId: string; cause: string; mailedElsewhere?: boolean },
) {
  const { consultationId, cause, mailedElsewhere } = about;
  return {
    userId,
    objectId: consultationId,
    cause: `consultation:${consultationId}:${cause}`,
    mailedElsewhere,
  };
}
