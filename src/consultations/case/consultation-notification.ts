import type { NotificationDraft } from '../../notifications/notifications.service.ts';
import { type Language, languageOf } from '../../platform/language.ts';

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

export type Text = readonly [title: string, message: string];

const TEXTS: Readonly<Record<ConsultationNews, Readonly<Record<Language, Text>>>> = {
  REQUESTED: {
    en: ['A person asks for you', 'A new case was sent to you. It is reserved for you for 48 hours.'],
    de: [
      'Eine Anfrage an Sie',
      'Ein neuer Fall wurde an Sie gerichtet. Sie können ihn 48 Stunden lang übernehmen.',
    ],
  },
  CLAIMED: {
    en: ['Your case was taken', 'A dermatologist has accepted your consultation.'],
    de: ['Ihre Anfrage wurde übernommen', 'Eine Hautärztin oder ein Hautarzt hat Ihre Anfrage übernommen.'],
  },
  DECLINED: {
    en: [
      'Your case waits again',
      'The dermatologist could not accept your case. It is now open to other dermatologists.',
    ],
    de: [
      'Ihre Anfrage wartet wieder',
      'Sie konnte nicht übernommen werden und steht jetzt anderen Hautärztinnen und Hautärzten offen.',
    ],
  },
  INFORMATION_REQUESTED: {
    en: ['Your dermatologist has a question', 'Please reply within 14 days so that the review can continue.'],
    de: ['Es gibt eine Rückfrage', 'Bitte antworten Sie innerhalb von 14 Tagen, damit es weitergehen kann.'],
  },
  INFORMATION_GIVEN: {
    en: ['Your question was answered', 'The person has replied; the case is back in review.'],
    de: ['Ihre Rückfrage ist beantwortet', 'Der Fall ist wieder in Bearbeitung.'],
  },
  MESSAGE: {
    en: ['A new message', 'You have a new message in a consultation.'],
    de: ['Eine neue Nachricht', 'In einer Anfrage gibt es eine neue Nachricht.'],
  },
  ANSWERED: {
    en: ['Your consultation is answered', 'Read your dermatologist’s answer.'],
    de: ['Ihre Anfrage ist beantwortet', 'Lesen Sie jetzt die hautärztliche Antwort.'],
  },
  CLOSED: {
    en: ['Your consultation is closed', 'You can still read and rate the answer.'],
    de: ['Ihre Anfrage ist abgeschlossen', 'Sie können die Antwort weiterhin lesen und bewerten.'],
  },
  CANCELLED: {
    en: ['A case was cancelled', 'A person cancelled a case that was assigned to you.'],
    de: ['Ein Fall wurde zurückgezogen', 'Ein Fall, den Sie übernommen hatten, wurde zurückgezogen.'],
  },
  RELEASED: {
    en: [
      'Your case waits again',
      'Your dermatologist is no longer available. Your case is now open to other dermatologists.',
    ],
    de: [
      'Ihre Anfrage wartet wieder',
      'Wer sie übernommen hatte, ist nicht mehr verfügbar; sie steht jetzt anderen Hautärztinnen und Hautärzten offen.',
    ],
  },
  EXPIRED: {
    en: [
      'Your consultation has expired',
      'We are sorry: it was not answered in time. You can send it again. If it is urgent, please see a doctor in person.',
    ],
    de: [
      'Ihre Anfrage ist abgelaufen',
      'Es tut uns leid: Sie wurde nicht rechtzeitig beantwortet. Sie können sie erneut senden. Wenn es eilt, lassen Sie sich bitte ärztlich ansehen.',
    ],
  },
  LAPSED: {
    en: ['A case has expired', 'A case that was assigned to you was not answered in time.'],
    de: [
      'Ein Fall ist abgelaufen',
      'Ein Fall, den Sie übernommen hatten, wurde nicht rechtzeitig beantwortet.',
    ],
  },
};

/** The recipients, each with their language. `cause`, unique within the consultation, prevents duplicates. */
export function consultationNotification(
  news: ConsultationNews,
  to: { id: string; locale: string },
  about: { consultationId: string; cause: string; mailedElsewhere?: boolean },
): NotificationDraft {
  return consultationDraft(TEXTS[news][languageOf(to.locale)], 'CONSULTATION_UPDATE', to.id, about);
}

export function consultationDraft(
  [title, message]: Text,
  kind: NotificationDraft['kind'],
  userId: string,
  about: { consultationId: string; cause: string; mailedElsewhere?: boolean },
): NotificationDraft {
  const { consultationId, cause, mailedElsewhere } = about;
  return {
    ...{ userId, kind, title, message, objectId: consultationId },
    cause: `consultation:${consultationId}:${cause}`,
    mailedElsewhere,
  };
}
