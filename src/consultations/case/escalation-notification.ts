import type { NotificationDraft } from '../../notifications/notifications.service.ts';
import { type Language, languageOf } from '../../platform/language/language.ts';
import type { FlagTier } from '../../rules/triage/red-flags.ts';
import { type EscalationStep, isUrgent } from '../triage/escalation-plan.ts';
import { aboutConsultation } from './consultation-notification.ts';

/** Without a step the case has just begun to wait. */
export type EscalationNews =
  | 'FIRST'
  | EscalationStep
  | 'OVERDUE_FOR_ADMINISTRATORS'
  | 'EXPIRED'
  | 'EXPIRED_FOR_ADMINISTRATORS';

type Text = readonly [title: string, message: string];
type Texts = Readonly<Record<FlagTier, Readonly<Record<Language, Text>>>>;

/** Nothing medical, as they may show on a locked screen or in a mail. */
const TEXTS: Readonly<Record<EscalationNews, Texts>> = {
  FIRST: {
    EMERGENCY: {
      en: ['An emergency waits', 'A person reported signs of an emergency. Please look at the case now.'],
      de: [
        'Ein Notfall wartet',
        'Jemand berichtet von Anzeichen eines Notfalls. Bitte sehen Sie sofort nach.',
      ],
    },
    URGENT: {
      en: ['An urgent case waits', 'A person reported signs that need care today. Please look at it soon.'],
      de: [
        'Ein dringender Fall wartet',
        'Jemand berichtet von Anzeichen, die heute Hilfe brauchen. Bitte sehen Sie bald nach.',
      ],
    },
    SOON: {
      en: ['A case with a warning sign waits', 'It should be answered within three days.'],
      de: ['Ein Fall mit Warnzeichen wartet', 'Er sollte innerhalb von drei Tagen beantwortet werden.'],
    },
  },
  AGAIN: {
    EMERGENCY: {
      en: ['An emergency still waits', 'Nobody has answered it yet. Please look at the case now.'],
      de: ['Ein Notfall wartet noch', 'Niemand hat bisher geantwortet. Bitte sehen Sie sofort nach.'],
    },
    URGENT: {
      en: ['An urgent case still waits', 'Nobody has answered it yet. Please look at it soon.'],
      de: ['Ein dringender Fall wartet noch', 'Niemand hat bisher geantwortet. Bitte sehen Sie bald nach.'],
    },
    SOON: {
      en: ['A case with a warning sign still waits', 'Nobody has answered it yet.'],
      de: ['Ein Fall mit Warnzeichen wartet noch', 'Niemand hat bisher geantwortet.'],
    },
  },
  ADMINISTRATORS: {
    EMERGENCY: {
      en: [
        'An emergency is without an answer',
        'No dermatologist has answered it yet. Please call one of them now.',
      ],
      de: [
        'Ein Notfall ist ohne Antwort',
        'Noch keine Hautärztin und kein Hautarzt hat geantwortet. Bitte rufen Sie sofort jemanden an.',
      ],
    },
    URGENT: {
      en: ['An urgent case is without an answer', 'Please make sure that a dermatologist looks at it today.'],
      de: [
        'Ein dringender Fall ist ohne Antwort',
        'Bitte sorgen Sie dafür, dass ihn heute jemand hautärztlich ansieht.',
      ],
    },
    SOON: {
      en: [
        'A case with a warning sign is without an answer',
        'Please make sure that a dermatologist looks at it.',
      ],
      de: [
        'Ein Fall mit Warnzeichen ist ohne Antwort',
        'Bitte sorgen Sie dafür, dass ihn jemand hautärztlich ansieht.',
      ],
    },
  },
  OVERDUE: {
    EMERGENCY: {
      en: [
        'There is no answer yet: please get help now',
        'We are sorry. Please do not wait any longer: call the emergency number where you are, or go to an emergency department now. Your case stays open.',
      ],
      de: [
        'Es gibt noch keine Antwort: Bitte holen Sie sich jetzt Hilfe',
        'Es tut uns leid. Bitte warten Sie nicht länger: Rufen Sie den Notruf an Ihrem Ort an, oder gehen Sie jetzt in eine Notaufnahme. Ihre Anfrage bleibt offen.',
      ],
    },
    URGENT: {
      en: [
        'There is no answer yet: please see a doctor now',
        'We are sorry. Please do not wait any longer: see a doctor today, or go to an emergency department if no practice is open. Your case stays open.',
      ],
      de: [
        'Es gibt noch keine Antwort: Bitte gehen Sie jetzt zum Arzt',
        'Es tut uns leid. Bitte warten Sie nicht länger: Lassen Sie sich heute ärztlich ansehen, notfalls in einer Notaufnahme. Ihre Anfrage bleibt offen.',
      ],
    },
    SOON: {
      en: [
        'There is no answer yet',
        'We are sorry. Please have it looked at in person in the next few days. Your case stays open.',
      ],
      de: [
        'Es gibt noch keine Antwort',
        'Es tut uns leid. Bitte lassen Sie es in den nächsten Tagen vor Ort ansehen. Ihre Anfrage bleibt offen.',
      ],
    },
  },
  OVERDUE_FOR_ADMINISTRATORS: {
    EMERGENCY: {
      en: [
        'An emergency has passed its deadline',
        'The person was told to get help in person. Please find a dermatologist for the case now.',
      ],
      de: [
        'Ein Notfall ist über der Frist',
        'Wir haben gebeten, vor Ort Hilfe zu suchen. Bitte finden Sie sofort jemanden für den Fall.',
      ],
    },
    URGENT: {
      en: [
        'An urgent case has passed its deadline',
        'The person was told to see a doctor. Please find a dermatologist for the case.',
      ],
      de: [
        'Ein dringender Fall ist über der Frist',
        'Wir haben gebeten, zum Arzt zu gehen. Bitte finden Sie jemanden für den Fall.',
      ],
    },
    SOON: {
      en: ['A case with a warning sign has passed its deadline', 'Please find a dermatologist for the case.'],
      de: ['Ein Fall mit Warnzeichen ist über der Frist', 'Bitte finden Sie jemanden für den Fall.'],
    },
  },
  EXPIRED: {
    EMERGENCY: {
      en: [
        'Your case has ended without an answer: please get help now',
        'We are sorry. Please do not wait for us: call the emergency number where you are, or go to an emergency department now.',
      ],
      de: [
        'Ihre Anfrage ist ohne Antwort abgelaufen: Bitte holen Sie sich jetzt Hilfe',
        'Es tut uns leid. Bitte warten Sie nicht auf uns: Rufen Sie den Notruf an Ihrem Ort an, oder gehen Sie jetzt in eine Notaufnahme.',
      ],
    },
    URGENT: {
      en: [
        'Your case has ended without an answer: please see a doctor now',
        'We are sorry. Please do not wait for us: see a doctor today, or go to an emergency department if no practice is open.',
      ],
      de: [
        'Ihre Anfrage ist ohne Antwort abgelaufen: Bitte gehen Sie jetzt zum Arzt',
        'Es tut uns leid. Bitte warten Sie nicht auf uns: Lassen Sie sich heute ärztlich ansehen, notfalls in einer Notaufnahme.',
      ],
    },
    SOON: {
      en: [
        'Your case has ended without an answer',
        'We are sorry. Please have it looked at in person in the next few days.',
      ],
      de: [
        'Ihre Anfrage ist ohne Antwort abgelaufen',
        'Es tut uns leid. Bitte lassen Sie es in den nächsten Tagen vor Ort ansehen.',
      ],
    },
  },
  EXPIRED_FOR_ADMINISTRATORS: {
    EMERGENCY: {
      en: [
        'An emergency has ended without an answer',
        'The person was told to get help in person. Please find out why nobody answered, and who can take such cases from now on.',
      ],
      de: [
        'Ein Notfall ist ohne Antwort abgelaufen',
        'Wir haben gebeten, vor Ort Hilfe zu suchen. Bitte klären Sie, warum niemand geantwortet hat und wer solche Fälle künftig übernimmt.',
      ],
    },
    URGENT: {
      en: [
        'An urgent case has ended without an answer',
        'The person was told to see a doctor. Please find out why nobody answered, and who can take such cases from now on.',
      ],
      de: [
        'Ein dringender Fall ist ohne Antwort abgelaufen',
        'Wir haben gebeten, zum Arzt zu gehen. Bitte klären Sie, warum niemand geantwortet hat und wer solche Fälle künftig übernimmt.',
      ],
    },
    SOON: {
      en: [
        'A case with a warning sign has ended without an answer',
        'Please find out why nobody answered it.',
      ],
      de: [
        'Ein Fall mit Warnzeichen ist ohne Antwort abgelaufen',
        'Bitte klären Sie, warum niemand geantwortet hat.',
      ],
    },
  },
};

/** What cannot wait for preferences and quiet hours, if the tier cannot either; dermatologists are also off duty. */
const CANNOT_WAIT: readonly EscalationNews[] = [
  'ADMINISTRATORS',
  'OVERDUE',
  'OVERDUE_FOR_ADMINISTRATORS',
  'EXPIRED',
  'EXPIRED_FOR_ADMINISTRATORS',
];

export function escalationNotification(
  news: EscalationNews,
  tier: FlagTier,
  to: { id: string; locale: string },
  about: { consultationId: string; cause: string },
): NotificationDraft {
  const kind = CANNOT_WAIT.includes(news) && isUrgent(tier) ? 'SAFETY' : 'CONSULTATION_UPDATE';
  const [title, message] = TEXTS[news][tier][languageOf(to.locale)];
  return { ...aboutConsultation(to.id, about), kind, written: { title, message } };
}
