import type { NotificationDraft } from '../notifications/notifications.service.ts';
import { formatInstant, type Language, languageOf, type Reader } from '../platform/language.ts';

type SecurityEvent =
  | 'NEW_SIGN_IN'
  | 'PASSWORD_CHANGED'
  | 'PASSWORD_RESET'
  | 'REFRESH_TOKEN_REUSED'
  | 'ACCOUNT_RESTORED';

/** Events about which `auth` sends a more detailed mail of its own. */
const MAILED_ELSEWHERE: readonly SecurityEvent[] = ['NEW_SIGN_IN', 'PASSWORD_CHANGED', 'PASSWORD_RESET'];

interface Text {
  title: string;
  message: (event: { at: string; device: string | null }) => string;
}

const TEXTS: Readonly<Record<Language, Readonly<Record<SecurityEvent, Text>>>> = {
  en: {
    NEW_SIGN_IN: {
      title: 'New sign-in to your account',
      message: ({ at, device }) =>
        `On ${at} someone signed in from a new device (${device ?? 'unknown'}). If this was not you, change your password.`,
    },
    PASSWORD_CHANGED: {
      title: 'Your password was changed',
      message: ({ at }) =>
        `On ${at}. The other devices were logged out. If this was not you, request a new password by email immediately.`,
    },
    PASSWORD_RESET: {
      title: 'Your password was reset',
      message: ({ at }) =>
        `On ${at}, with a token from an email. All devices were logged out. If this was not you, someone else may be able to read your email.`,
    },
    REFRESH_TOKEN_REUSED: {
      title: 'A device was logged out for your safety',
      message: ({ at }) =>
        `On ${at} the sign-in of one of your devices was used twice, perhaps by someone who copied it. Log in again on that device; if in doubt, change your password.`,
    },
    ACCOUNT_RESTORED: {
      title: 'Your account is open again',
      message: ({ at }) =>
        `It was restored on ${at} with the token from an email. If this was not you, someone else may be able to read your email.`,
    },
  },
  de: {
    NEW_SIGN_IN: {
      title: 'Neue Anmeldung bei Ihrem Konto',
      message: ({ at, device }) =>
        `Am ${at} gab es eine Anmeldung von einem Gerät, das wir noch nicht kennen (${device ?? 'unbekannt'}). Wenn Sie das nicht waren, ändern Sie Ihr Passwort.`,
    },
    PASSWORD_CHANGED: {
      title: 'Ihr Passwort wurde geändert',
      message: ({ at }) =>
        `Am ${at}. Die anderen Geräte wurden abgemeldet. Wenn Sie das nicht waren, fordern Sie sofort per E-Mail ein neues Passwort an.`,
    },
    PASSWORD_RESET: {
      title: 'Ihr Passwort wurde zurückgesetzt',
      message: ({ at }) =>
        `Am ${at}, mit einem Code aus einer E-Mail. Alle Geräte wurden abgemeldet. Wenn Sie das nicht waren, kann jemand Ihre E-Mails lesen.`,
    },
    REFRESH_TOKEN_REUSED: {
      title: 'Ein Gerät wurde zu Ihrer Sicherheit abgemeldet',
      message: ({ at }) =>
        `Am ${at} wurde der Zugang eines Ihrer Geräte zweimal verwendet, vielleicht von jemandem, der ihn kopiert hat. Melden Sie sich dort neu an; wenn Sie unsicher sind, ändern Sie Ihr Passwort.`,
    },
    ACCOUNT_RESTORED: {
      title: 'Ihr Konto ist wieder geöffnet',
      message: ({ at }) =>
        `Es wurde am ${at} mit dem Code aus einer E-Mail wiederhergestellt. Wenn Sie das nicht waren, kann jemand Ihre E-Mails lesen.`,
    },
  },
};

/** Notifies the owner of an account about the audit entry `auditId`, once per entry. */
export function securityNotification(event: {
  type: SecurityEvent;
  userId: string;
  auditId: string;
  sessionId?: string;
  device?: string | null;
}): NotificationDraft {
  const { type, userId, auditId, sessionId = null, device = null } = event;
  const now = new Date();
  const textFor = ({ locale }: Reader) => TEXTS[languageOf(locale)][type];
  return {
    userId,
    kind: 'SECURITY',
    title: (reader) => textFor(reader).title,
    message: (reader) => textFor(reader).message({ at: formatInstant(reader, now), device }),
    objectId: sessionId,
    cause: `audit:${auditId}`,
    mailedElsewhere: MAILED_ELSEWHERE.includes(type),
  };
}
