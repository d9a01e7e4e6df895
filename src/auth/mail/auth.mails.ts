import type { Reader } from '../../platform/language/language.ts';
import { message, type Text } from '../../platform/language/text.ts';
import type { PagePart } from '../../platform/mail/html-page.ts';
import type { Mail } from '../../platform/mail/mail.ts';
import { type ClientApp, mailOf } from '../../platform/mail/mail-template.ts';
import { localDay } from '../../platform/time/local-day.ts';
import { trimEndMatching } from '../../platform/trim.ts';
import type { MailTokenPurpose, PendingRegistration } from '../auth.table.ts';

/** Pages of the app that mails with a token link to; their texts are `auth.mail.token.<page>`. */
const PAGES = {
  VERIFY_EMAIL: 'verify-email',
  RESET_PASSWORD: 'reset-password',
  RESTORE_ACCOUNT: 'restore-account',
} as const satisfies Record<MailTokenPurpose, string>;

/** The recipient of an email. */
export interface Addressee extends Reader {
  email: string;
}

const UNKNOWN = message('auth.mail.unknown');

const letter = (to: Addressee, app: ClientApp, title: Text, parts: readonly PagePart[]): Mail => ({
  to: to.email,
  ...mailOf({ app, title, parts }, to),
});

/** The token is on its own line, so that people and programs find it. */
function tokenParts(
  app: ClientApp,
  purpose: MailTokenPurpose,
  token: string,
  works: Text = message(`auth.mail.token.${PAGES[purpose]}.works`),
): PagePart[] {
  const link = app.url && new URL(`${trimEndMatching(app.url, /\//)}/${PAGES[purpose]}?token=${token}`).href;
  const label = message(`auth.mail.token.${PAGES[purpose]}.open`);
  const ways = link
    ? [{ label, link }, message('auth.mail.token.or-enter')]
    : [message('auth.mail.token.enter')];
  return [...ways, message('auth.mail.token.line', { token }), works];
}

/** Contains no text from the registration: anyone may have submitted it. */
export function verificationMail(
  email: string,
  issued: { registration: PendingRegistration; token: string; hasRivals: boolean },
  app: ClientApp,
): Mail {
  const { registration, token, hasRivals } = issued;
  const { locale, timeZone, createdAt, device } = registration;
  const title = message('auth.mail.verification.title', { app: app.name });
  return letter({ email, locale, timeZone }, app, title, [
    message('auth.mail.verification.welcome', { app: app.name }),
    message('auth.mail.verification.registered', { at: { instant: createdAt.toISOString() } }),
    message('auth.mail.device', { device: device ?? UNKNOWN }),
    ...(hasRivals ? [message('auth.mail.verification.rivals')] : []),
    ...tokenParts(app, 'VERIFY_EMAIL', token),
    message('auth.mail.verification.not-you'),
  ]);
}

export function registerAgainMail(to: Addressee, app: ClientApp): Mail {
  return letter(to, app, message('auth.mail.register-again.title', { app: app.name }), [
    message('auth.mail.register-again.requested'),
    message('auth.mail.register-again.why-not'),
    message('auth.mail.register-again.advice'),
  ]);
}

export function alreadyRegisteredMail(to: Addressee, app: ClientApp): Mail {
  return letter(to, app, message('auth.mail.already-registered.title', { app: app.name }), [
    message('auth.mail.already-registered.intro'),
    message('auth.mail.already-registered.advice'),
  ]);
}

export function passwordResetMail(to: Addressee, token: string, app: ClientApp): Mail {
  return letter(to, app, message('auth.mail.password-reset.title', { app: app.name }), [
    message('auth.mail.password-reset.intro', { app: app.name }),
    ...tokenParts(app, 'RESET_PASSWORD', token),
    message('auth.mail.password-reset.not-you'),
  ]);
}

export function passwordChangedMail(to: Addressee, app: ClientApp): Mail {
  return letter(to, app, message('auth.mail.password-changed.title', { app: app.name }), [
    message('auth.mail.password-changed.intro'),
    message('auth.mail.password-changed.not-you'),
  ]);
}

export function invitationMail(to: Addressee, token: string, app: ClientApp): Mail {
  return letter(to, app, message('auth.mail.invitation.title', { app: app.name }), [
    message('auth.mail.invitation.intro', { app: app.name }),
    ...tokenParts(app, 'RESET_PASSWORD', token, message('auth.mail.invitation.works')),
    message('auth.mail.invitation.not-you'),
  ]);
}

export function newSignInMail(
  to: Addressee,
  session: { device: string | null; ip: string | null; createdAt: Date },
  app: ClientApp,
): Mail {
  const { device, ip, createdAt } = session;
  return letter(to, app, message('auth.mail.new-sign-in.title', { app: app.name }), [
    message('auth.mail.new-sign-in.intro'),
    message('auth.mail.device', { device: device ?? UNKNOWN }),
    message('auth.mail.new-sign-in.when', { at: { instant: createdAt.toISOString() } }),
    message('auth.mail.new-sign-in.address', { address: ip ?? UNKNOWN }),
    message('auth.mail.new-sign-in.advice'),
  ]);
}

/** `purgeAt` as a day of the person's calendar. */
export function accountClosedMail(
  to: Addressee,
  token: string,
  account: { purgeAt: Date; receipt: string | null },
  app: ClientApp,
): Mail {
  const day = { day: localDay(to.timeZone, account.purgeAt) };
  return letter(to, app, message('auth.mail.account-closed.title', { app: app.name }), [
    message('auth.mail.account-closed.intro', { day }),
    message('auth.mail.account-closed.restore'),
    ...tokenParts(app, 'RESTORE_ACCOUNT', token),
    message('auth.mail.account-closed.receipt', { number: account.receipt ?? UNKNOWN }),
  ]);
}
