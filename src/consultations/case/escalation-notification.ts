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
      en: [
        'An emergency is waiting',
        'A person reported signs of an emergency. Please look at the case now.',
      ],
      de: [
        'Ein Notfall wartet',
        'Eine Person hat Anzeichen eines Notfalls angegeben. Bitte sehen Sie sich den Fall sofort an.',
      ],
    },
    URGENT: {
      en: [
        'An urgent case is waiting',
        'A person reported signs that need care today. Please look at the case soon.',
      ],
      de: [
        'Ein dringender Fall wartet',
        'Eine Person hat Anzeichen angegeben, die noch heute Hilfe brauchen. Bitte sehen Sie sich den Fall bald an.',
      ],
    },
    SOON: {
      en: ['A case with a warning sign is waiting', 'Please answer it in the next few days.'],
      de: ['Ein Fall mit Warnzeichen wartet', 'Bitte beantworten Sie ihn in den nächsten Tagen.'],
    },
  },
  AGAIN: {
    EMERGENCY: {
      en: ['An emergency is still waiting', 'Nobody has answered it yet. Please look at the case now.'],
      de: [
        'Ein Notfall wartet weiterhin',
        'Bisher hat niemand geantwortet. Bitte sehen Sie sich den Fall sofort an.',
      ],
    },
    URGENT: {
      en: ['An urgent case is still waiting', 'Nobody has answered it yet. Please look at the case soon.'],
      de: [
        'Ein dringender Fall wartet weiterhin',
        'Bisher hat niemand geantwortet. Bitte sehen Sie sich den Fall bald an.',
      ],
    },
    SOON: {
      en: ['A case with a warning sign is still waiting', 'Nobody has answered it yet.'],
      de: ['Ein Fall mit Warnzeichen wartet weiterhin', 'Bisher hat niemand geantwortet.'],
    },
  },
  ADMINISTRATORS: {
    EMERGENCY: {
      en: [
        'An emergency has no answer yet',
        'No dermatologist has answered it. Please call one of them now.',
      ],
      de: [
        'Ein Notfall ist noch unbeantwortet',
        'Bisher hat keine Hautärztin und kein Hautarzt geantwortet. Bitte rufen Sie sofort jemanden an.',
      ],
    },
    URGENT: {
      en: ['An urgent case has no answer yet', 'Please make sure that a dermatologist looks at it today.'],
      de: [
        'Ein dringender Fall ist noch unbeantwortet',
        'Bitte sorgen Sie dafür, dass sich heute eine Hautärztin oder ein Hautarzt darum kümmert.',
      ],
    },
    SOON: {
      en: [
        'A case with a warning sign has no answer yet',
        'Please make sure that a dermatologist looks at it.',
      ],
      de: [
        'Ein Fall mit Warnzeichen ist noch unbeantwortet',
        'Bitte sorgen Sie dafür, dass sich eine Hautärztin oder ein Hautarzt darum kümmert.',
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
        'Es tut uns leid. Bitte warten Sie nicht länger: Rufen Sie den Notruf an Ihrem Ort an oder gehen Sie jetzt in eine Notaufnahme. Ihre Anfrage bleibt offen.',
      ],
    },
    URGENT: {
      en: [
        'There is no answer yet: please see a doctor now',
        'We are sorry. Please do not wait any longer: see a doctor today, or go to an emergency department if no practice is open. Your case stays open.',
      ],
      de: [
        'Es gibt noch keine Antwort: Bitte gehen Sie jetzt in eine Arztpraxis',
        'Es tut uns leid. Bitte warten Sie nicht länger: Lassen Sie sich noch heute ärztlich untersuchen, notfalls in einer Notaufnahme. Ihre Anfrage bleibt offen.',
      ],
    },
    SOON: {
      en: [
        'There is no answer yet: please see a doctor soon',
        'We are sorry. Please have it looked at in person in the next few days. Your case stays open.',
      ],
      de: [
        'Es gibt noch keine Antwort: Bitte gehen Sie bald in eine Arztpraxis',
        'Es tut uns leid. Bitte lassen Sie es in den nächsten Tagen ärztlich untersuchen. Ihre Anfrage bleibt offen.',
      ],
    },
  },
  OVERDUE_FOR_ADMINISTRATORS: {
    EMERGENCY: {
      en: [
        'An emergency has passed its deadline',
        'The person was asked to get help in person. Please find a dermatologist for the case now.',
      ],
      de: [
        'Die Frist für einen Notfall ist abgelaufen',
        'Die Person wurde gebeten, sich vor Ort Hilfe zu holen. Bitte finden Sie sofort jemanden, der den Fall übernimmt.',
      ],
    },
    URGENT: {
      en: [
        'An urgent case has passed its deadline',
        'The person was asked to see a doctor. Please find a dermatologist for the case.',
      ],
      de: [
        'Die Frist für einen dringenden Fall ist abgelaufen',
        'Die Person wurde gebeten, in eine Arztpraxis zu gehen. Bitte finden Sie jemanden, der den Fall übernimmt.',
      ],
    },
    SOON: {
      en: [
        'A case with a warning sign has passed its deadline',
        'The person was asked to see a doctor. Please find a dermatologist for the case.',
      ],
      de: [
        'Die Frist für einen Fall mit Warnzeichen ist abgelaufen',
        'Die Person wurde gebeten, in eine Arztpraxis zu gehen. Bitte finden Sie jemanden, der den Fall übernimmt.',
      ],
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
        'Es tut uns leid. Bitte warten Sie nicht auf uns: Rufen Sie den Notruf an Ihrem Ort an oder gehen Sie jetzt in eine Notaufnahme.',
      ],
    },
    URGENT: {
      en: [
        'Your case has ended without an answer: please see a doctor now',
        'We are sorry. Please do not wait for us: see a doctor today, or go to an emergency department if no practice is open.',
      ],
      de: [
        'Ihre Anfrage ist ohne Antwort abgelaufen: Bitte gehen Sie jetzt in eine Arztpraxis',
        'Es tut uns leid. Bitte warten Sie nicht auf uns: Lassen Sie sich noch heute ärztlich untersuchen, notfalls in einer Notaufnahme.',
      ],
    },
    SOON: {
      en: [
        'Your case has ended without an answer: please see a doctor soon',
        'We are sorry. Please have it looked at in person in the next few days.',
      ],
      de: [
        'Ihre Anfrage ist ohne Antwort abgelaufen: Bitte gehen Sie bald in eine Arztpraxis',
        'Es tut uns leid. Bitte lassen Sie es in den nächsten Tagen ärztlich untersuchen.',
      ],
    },
  },
  EXPIRED_FOR_ADMINISTRATORS: {
    EMERGENCY: {
      en: [
        'An emergency has ended without an answer',
        'The person was asked to get help in person. Please find out why nobody answered, and who can take such cases from now on.',
      ],
      de: [
        'Ein Notfall ist ohne Antwort abgelaufen',
        'Die Person wurde gebeten, sich vor Ort Hilfe zu holen. Bitte klären Sie, warum niemand geantwortet hat und wer solche Fälle künftig übernimmt.',
      ],
    },
    URGENT: {
      en: [
        'An urgent case has ended without an answer',
        'The person was asked to see a doctor. Please find out why nobody answered, and who can take such cases from now on.',
      ],
      de: [
        'Ein dringender Fall ist ohne Antwort abgelaufen',
        'Die Person wurde gebeten, in eine Arztpraxis zu gehen. Bitte klären Sie, warum niemand geantwortet hat und wer solche Fälle künftig übernimmt.',
      ],
    },
    SOON: {
      en: [
        'A case with a warning sign has ended without an answer',
        'The person was asked to see a doctor. Please find out why nobody answered.',
      ],
      de: [
        'Ein Fall mit Warnzeichen ist ohne Antwort abgelaufen',
        'Die Person wurde gebeten, in eine Arztpraxis zu gehen. Bitte klären Sie, warum niemand geantwortet hat.',
      ],
    },
  },
};

/** A deadline has passed: news of it reaches people whatever their preferences and quiet hours, in every tier. */
const PAST_DEADLINE: readonly EscalationNews[] = [
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
  // Dermatologists are also off duty.
  const cannotWait = PAST_DEADLINE.includes(news) || (news === 'ADMINISTRATORS' && isUrgent(tier));
  const kind = cannotWait ? 'SAFETY' : 'CONSULTATION_UPDATE';
  const [title, message] = TEXTS[news][tier][languageOf(to.locale)];
  return { ...aboutConsultation(to.id, about), kind, written: { title, message } };
}
