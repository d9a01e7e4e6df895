import {
  formatDay,
  formatInstant,
  type Language,
  languageOf,
  type Reader,
} from '../../platform/language/language.ts';
import type { PagePart } from '../../platform/mail/html-page.ts';
import type { Mail } from '../../platform/mail/mail.ts';
import { mailOf } from '../../platform/mail/mail-template.ts';
import { trimEndMatching } from '../../platform/trim.ts';
import type { MailTokenPurpose, PendingRegistration } from '../auth.table.ts';
import { AUTH_MAIL_TEXTS } from './auth.mail-texts.ts';

/** Pages of the app that mails with a token link to. */
const PAGES: Readonly<Record<MailTokenPurpose, string>> = {
  VERIFY_EMAIL: 'verify-email',
  RESET_PASSWORD: 'reset-password',
  RESTORE_ACCOUNT: 'restore-account',
};

/** The recipient of an email. */
export interface Addressee extends Reader {
  email: string;
}

const textsFor = ({ locale }: Pick<Reader, 'locale'>) => AUTH_MAIL_TEXTS[languageOf(locale)];

const letter = (
  { email, locale }: Pick<Addressee, 'email' | 'locale'>,
  title: string,
  parts: readonly PagePart[],
): Mail => ({ to: email, ...mailOf({ language: languageOf(locale), title, parts }) });

/** The token is on its own line, so that people and programs find it. */
function tokenParts(
  language: Language,
  purpose: MailTokenPurpose,
  token: string,
  appUrl: string | undefined,
  works = AUTH_MAIL_TEXTS[language].token[purpose].works,
): PagePart[] {
  const { enterToken, orEnterToken, token: texts } = AUTH_MAIL_TEXTS[language];
  const { open } = texts[purpose];
  const link = appUrl && new URL(`${trimEndMatching(appUrl, /\//)}/${PAGES[purpose]}?token=${token}`).href;
  const ways = link ? [{ label: open, link }, orEnterToken] : [enterToken];
  return [...ways, `Token: ${token}`, works];
}

/** Contains no text from the registration: anyone may have submitted it. */
export function verificationMail(
  email: string,
  issued: { registration: PendingRegistration; token: string; hasRivals: boolean },
  appUrl: string | undefined,
): Mail {
  const { registration, token, hasRivals } = issued;
  const texts = textsFor(registration);
  const { title, welcome, registered, device, rivals, notYou } = texts.verification;
  return letter({ email, locale: registration.locale }, title, [
    welcome,
    registered(formatInstant(registration, registration.createdAt)),
    device(registration.device ?? texts.unknown),
    ...(hasRivals ? [rivals] : []),
    ...tokenParts(languageOf(registration.locale), 'VERIFY_EMAIL', token, appUrl),
    notYou,
  ]);
}

export function registerAgainMail(to: Addressee): Mail {
  const { title, parts } = textsFor(to).registerAgain;
  return letter(to, title, parts);
}

export function alreadyRegisteredMail(to: Addressee): Mail {
  const { title, parts } = textsFor(to).alreadyRegistered;
  return letter(to, title, parts);
}

export function passwordResetMail(to: Addressee, token: string, appUrl: string | undefined): Mail {
  const { title, intro, notYou } = textsFor(to).passwordReset;
  return letter(to, title, [
    intro,
    ...tokenParts(languageOf(to.locale), 'RESET_PASSWORD', token, appUrl),
    notYou,
  ]);
}

export function passwordChangedMail(to: Addressee): Mail {
  const { title, parts } = textsFor(to).passwordChanged;
  return letter(to, title, parts);
}

export function invitationMail(to: Addressee, token: string, appUrl: string | undefined): Mail {
  const { title, intro, works, notYou } = textsFor(to).invitation;
  return letter(to, title, [
    intro,
    ...tokenParts(languageOf(to.locale), 'RESET_PASSWORD', token, appUrl, works),
    notYou,
  ]);
}

export function newSignInMail(
  to: Addressee,
  session: { device: string | null; ip: string | null; createdAt: Date },
): Mail {
  const texts = textsFor(to);
  const { title, intro, device, at, ip, advice } = texts.newSignIn;
  return letter(to, title, [
    intro,
    device(session.device ?? texts.unknown),
    at(formatInstant(to, session.createdAt)),
    ip(session.ip ?? texts.unknown),
    advice,
  ]);
}

/** `purgeAt` as a day of the person's calendar. */
export function accountClosedMail(
  to: Addressee,
  token: string,
  account: { purgeAt: Date; receipt: string | null },
  appUrl: string | undefined,
): Mail {
  const texts = textsFor(to);
  const { title, intro, restore, receipt } = texts.accountClosed;
  return letter(to, title, [
    intro(formatDay(to, account.purgeAt)),
    restore,
    ...tokenParts(languageOf(to.locale), 'RESTORE_ACCOUNT', token, appUrl),
    receipt(account.receipt ?? texts.unknown),
  ]);
}
