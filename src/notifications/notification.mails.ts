import { type Language, languageOf } from '../platform/language/language.ts';
import { render } from '../platform/language/render.ts';
import type { PagePart } from '../platform/mail/html-page.ts';
import type { Mail } from '../platform/mail/mail.ts';
import { mailOf } from '../platform/mail/mail-template.ts';
import { trimEndMatching } from '../platform/trim.ts';
import { bodyOf, titleOf } from './notification-texts.ts';
import type { Notification, NotificationKind } from './notifications.table.ts';
import type { Recipient } from './recipient.ts';

/** Names of the kinds in the small print of mails and on the unsubscribe page. */
const KIND_NAMES: Readonly<Record<Language, Readonly<Record<NotificationKind, string>>>> = {
  en: {
    ANALYSIS_COMPLETED: 'finished analyses',
    ANALYSIS_REJECTED: 'photos that should be taken again',
    ANALYSIS_FAILED: 'analyses that failed',
    ROUTINE_REMINDER: 'routine reminders',
    CONSULTATION_UPDATE: 'your consultations',
    GOAL_REACHED: 'goals that you reach',
    PATCH_TEST_DUE: 'patch tests',
    SECURITY: 'the security of your account',
    SAFETY: 'care that cannot wait',
    SYSTEM: 'your account and the service',
  },
  de: {
    ANALYSIS_COMPLETED: 'fertige Analysen',
    ANALYSIS_REJECTED: 'Fotos, die wiederholt werden sollten',
    ANALYSIS_FAILED: 'fehlgeschlagene Analysen',
    ROUTINE_REMINDER: 'Erinnerungen an Ihre Routine',
    CONSULTATION_UPDATE: 'hautärztliche Anfragen',
    GOAL_REACHED: 'erreichte Ziele',
    PATCH_TEST_DUE: 'Verträglichkeitstests',
    SECURITY: 'die Sicherheit Ihres Kontos',
    SAFETY: 'Hilfe, die nicht warten kann',
    SYSTEM: 'Ihr Konto und den Dienst',
  },
};

export const kindName = (language: Language, kind: NotificationKind): string => KIND_NAMES[language][kind];

interface MailTexts {
  readInApp: string;
  open: string;
  why: (kind: string) => string;
  unsubscribe: string;
}

const TEXTS: Readonly<Record<Language, MailTexts>> = {
  en: {
    readInApp: 'Open the app to read more. We do not write about your skin in emails.',
    open: 'Open the app',
    why: (kind) =>
      `You are receiving this email because emails about ${kind} are turned on for your account.`,
    unsubscribe: 'Unsubscribe from these emails',
  },
  de: {
    readInApp: 'Mehr dazu lesen Sie in der App. Über Ihre Haut schreiben wir nichts in E-Mails.',
    open: 'App öffnen',
    why: (kind) => `Sie erhalten diese E-Mail, weil Sie per E-Mail informiert werden möchten über: ${kind}.`,
    unsubscribe: 'Keine E-Mails dieser Art mehr',
  },
};

/** Email is unencrypted in transit and at rest, so about health it contains only the headline. */
const TOLD_BY_MAIL: readonly NotificationKind[] = ['SECURITY', 'SAFETY', 'SYSTEM'];

/** `unsubscribeUrl` is undefined for kinds that cannot be turned off. */
export function notificationMail(
  notification: Notification,
  to: Recipient,
  links: { appUrl: string | undefined; unsubscribeUrl: string | undefined },
): Mail {
  const { id, kind, inApp } = notification;
  const { appUrl, unsubscribeUrl } = links;
  const language = languageOf(to.locale);
  const texts = TEXTS[language];
  const page = appUrl && trimEndMatching(appUrl, /\//);
  const parts: PagePart[] = [
    TOLD_BY_MAIL.includes(kind) ? render(bodyOf(notification), to) : texts.readInApp,
  ];
  if (page) parts.push({ label: texts.open, link: inApp ? `${page}/notifications/${id}` : `${page}/` });
  const footer: PagePart[] = unsubscribeUrl
    ? [texts.why(kindName(language, kind)), { label: texts.unsubscribe, link: unsubscribeUrl }]
    : [];
  return {
    to: to.email,
    id,
    unsubscribeUrl,
    ...mailOf({ language, title: render(titleOf(notification), to), parts, footer }),
  };
}
