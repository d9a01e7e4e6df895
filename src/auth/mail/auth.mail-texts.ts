import type { Language } from '../../platform/language/language.ts';
import type { MailTokenPurpose } from '../auth.table.ts';

/** Texts of the account mails. Dates and lists are passed in formatted. */
export interface AuthMailTexts {
  unknown: string;
  enterToken: string;
  orEnterToken: string;
  /** Label of the link, and how long it and the token work. */
  token: Readonly<Record<MailTokenPurpose, { open: string; works: string }>>;
  verification: {
    title: string;
    welcome: string;
    registered: (at: string) => string;
    device: (name: string) => string;
    rivals: string;
    notYou: string;
  };
  registerAgain: { title: string; parts: readonly string[] };
  alreadyRegistered: { title: string; parts: readonly string[] };
  passwordReset: { title: string; intro: string; notYou: string };
  invitation: { title: string; intro: string; works: string; notYou: string };
  passwordChanged: { title: string; parts: readonly string[] };
  newSignIn: {
    title: string;
    intro: string;
    device: (name: string) => string;
    at: (at: string) => string;
    ip: (address: string) => string;
    advice: string;
  };
  accountClosed: {
    title: string;
    intro: (purgeDay: string) => string;
    restore: string;
    receipt: (number: string) => string;
  };
}

const en: AuthMailTexts = {
  unknown: 'unknown',
  enterToken: 'Enter this token in the app:',
  orEnterToken: 'Or enter this token in the app:',
  token: {
    VERIFY_EMAIL: {
      open: 'Verify my email address',
      works: 'It works once, within 24 hours.',
    },
    RESET_PASSWORD: {
      open: 'Choose a new password',
      works: 'It works once, within 1 hour.',
    },
    RESTORE_ACCOUNT: {
      open: 'Restore my account',
      works: 'It works once, within 30 days.',
    },
  },
  verification: {
    title: 'Verify your email address',
    welcome: 'Welcome! Verify your email address to finish your registration.',
    registered: (at) => `Registered: ${at}`,
    device: (name) => `Device: ${name}`,
    rivals:
      'This address was registered more than once, perhaps by someone else. This email activates the account with the password chosen at the time and on the device shown above. If that was not you, ignore it; if in doubt, register again and use the next email.',
    notYou: 'If you did not register, ignore this email.',
  },
  registerAgain: {
    title: 'Please register again',
    parts: [
      'Someone, probably you, requested a new verification email for this address.',
      'We cannot send it: the registration is too old, or the address was registered more than once, and we do not know which registration is yours.',
      'Register again with a password of your choice, and use the next email. If this was not you, ignore this email.',
    ],
  },
  alreadyRegistered: {
    title: 'You already have an account',
    parts: [
      'Someone, probably you, just tried to register with this email address. It already has an account, and nothing was changed.',
      'If this was you, log in with your password. If not, ignore this email.',
    ],
  },
  passwordReset: {
    title: 'Choose a new password',
    intro: 'Someone, probably you, requested a new password for your account.',
    notYou: 'If you did not request it, ignore this email; your password remains unchanged.',
  },
  invitation: {
    title: 'Your account as a dermatologist',
    intro:
      'An administrator created an account for you to answer consultations as a dermatologist. Choose your password.',
    works:
      'It works once, within 7 days; after that, request a new password for this email address or contact the administrator.',
    notYou: 'If you did not expect this, ignore this email; without a password no one can use the account.',
  },
  passwordChanged: {
    title: 'Your password was changed',
    parts: [
      'The password of your account was changed, and the other devices were logged out.',
      'If this was not you, request a new password immediately: someone knows your password or can read your email.',
    ],
  },
  newSignIn: {
    title: 'New sign-in to your account',
    intro: 'Someone signed in to your account from a new device.',
    device: (name) => `Device: ${name}`,
    at: (at) => `When: ${at}`,
    ip: (address) => `Network address: ${address}`,
    advice:
      'If this was you, no action is needed. If not, change your password, which logs out all other devices.',
  },
  accountClosed: {
    title: 'Your account is closed',
    intro: (purgeDay) =>
      `Your account is closed, and all devices are logged out. On ${purgeDay} all your data, including photos, will be deleted.`,
    restore: 'Until then you can restore it.',
    receipt: (number) => `A receipt with the number ${number} will remain; it does not identify you.`,
  },
};

const de: AuthMailTexts = {
  unknown: 'unbekannt',
  enterToken: 'Geben Sie diesen Code in der App ein:',
  orEnterToken: 'Oder geben Sie diesen Code in der App ein:',
  token: {
    VERIFY_EMAIL: {
      open: 'E-Mail-Adresse bestätigen',
      works: 'Er gilt nur einmal und 24 Stunden lang.',
    },
    RESET_PASSWORD: {
      open: 'Neues Passwort wählen',
      works: 'Er gilt nur einmal und eine Stunde lang.',
    },
    RESTORE_ACCOUNT: {
      open: 'Konto wiederherstellen',
      works: 'Er gilt nur einmal und 30 Tage lang.',
    },
  },
  verification: {
    title: 'Bestätigen Sie Ihre E-Mail-Adresse',
    welcome: 'Willkommen! Bestätigen Sie Ihre E-Mail-Adresse, um Ihre Registrierung abzuschließen.',
    registered: (at) => `Registriert: ${at}`,
    device: (name) => `Gerät: ${name}`,
    rivals:
      'Diese Adresse wurde mehrmals registriert, vielleicht von jemand anderem. Diese E-Mail eröffnet ein Konto mit dem Passwort, das zu diesem Zeitpunkt auf diesem Gerät gewählt wurde. Wenn Sie das nicht waren, ignorieren Sie sie; wenn Sie unsicher sind, registrieren Sie sich noch einmal und verwenden Sie die E-Mail, die darauf folgt.',
    notYou: 'Wenn Sie sich nicht registriert haben, ignorieren Sie diese E-Mail.',
  },
  registerAgain: {
    title: 'Bitte registrieren Sie sich noch einmal',
    parts: [
      'Jemand, vermutlich Sie, hat die Bestätigungs-E-Mail für diese Adresse noch einmal angefordert.',
      'Wir können sie nicht senden: Die Registrierung ist zu alt, oder die Adresse wurde mehrmals registriert, und wir wissen nicht, welche Registrierung Ihre ist.',
      'Registrieren Sie sich noch einmal mit einem Passwort Ihrer Wahl und verwenden Sie die E-Mail, die darauf folgt. Wenn Sie das nicht waren, ignorieren Sie diese E-Mail.',
    ],
  },
  alreadyRegistered: {
    title: 'Sie haben bereits ein Konto',
    parts: [
      'Jemand, vermutlich Sie, wollte sich gerade mit dieser E-Mail-Adresse registrieren. Zu ihr gibt es schon ein Konto, und es wurde nichts geändert.',
      'Wenn Sie das waren, melden Sie sich mit Ihrem Passwort an. Wenn nicht, ignorieren Sie diese E-Mail.',
    ],
  },
  passwordReset: {
    title: 'Wählen Sie ein neues Passwort',
    intro: 'Jemand, vermutlich Sie, hat ein neues Passwort für Ihr Konto angefordert.',
    notYou:
      'Wenn Sie es nicht angefordert haben, ignorieren Sie diese E-Mail: Ihr Passwort bleibt, wie es ist.',
  },
  invitation: {
    title: 'Ihr Konto als Hautärztin oder Hautarzt',
    intro:
      'Für Sie wurde ein Konto eingerichtet, mit dem Sie Anfragen als Hautärztin oder Hautarzt beantworten können. Das Passwort wählen Sie selbst.',
    works:
      'Er gilt nur einmal und 7 Tage lang; danach fordern Sie mit dieser E-Mail-Adresse ein neues Passwort an oder wenden sich an die Administration.',
    notYou:
      'Wenn Sie damit nicht gerechnet haben, ignorieren Sie diese E-Mail: Ohne Passwort kann niemand das Konto benutzen.',
  },
  passwordChanged: {
    title: 'Ihr Passwort wurde geändert',
    parts: [
      'Das Passwort Ihres Kontos wurde geändert, und die anderen Geräte wurden abgemeldet.',
      'Wenn Sie das nicht waren, fordern Sie sofort ein neues Passwort an: Wer es getan hat, kannte Ihr Passwort oder kann Ihre E-Mails lesen.',
    ],
  },
  newSignIn: {
    title: 'Neue Anmeldung bei Ihrem Konto',
    intro: 'Es gab eine Anmeldung bei Ihrem Konto von einem Gerät, das wir noch nicht kennen.',
    device: (name) => `Gerät: ${name}`,
    at: (at) => `Wann: ${at}`,
    ip: (address) => `IP-Adresse: ${address}`,
    advice:
      'Wenn Sie das waren, müssen Sie nichts tun. Wenn nicht, ändern Sie Ihr Passwort: Damit werden alle anderen Geräte abgemeldet.',
  },
  accountClosed: {
    title: 'Ihr Konto ist geschlossen',
    intro: (purgeDay) =>
      `Ihr Konto ist geschlossen, und alle Geräte sind abgemeldet. Am ${purgeDay} wird alles gelöscht, was wir von Ihnen gespeichert haben, auch Ihre Fotos.`,
    restore: 'Bis dahin können Sie es wiederherstellen.',
    receipt: (number) => `Die Löschung hinterlässt einen Beleg mit der Nummer ${number}; er nennt niemanden.`,
  },
};

export const AUTH_MAIL_TEXTS: Readonly<Record<Language, AuthMailTexts>> = { en, de };
