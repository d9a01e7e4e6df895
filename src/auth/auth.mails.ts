import { type Mail, mailBody } from '../platform/mail.ts';
import type { MailTokenPurpose, PendingRegistration } from './auth.table.ts';
import { INVITATION_LIFETIME, MAIL_TOKEN_LIFETIME } from './mail-tokens.ts';

/** Where a mail with a token leads to in the app. */
const PAGES: Readonly<Record<MailTokenPurpose, string>> = {
  VERIFY_EMAIL: 'verify-email',
  RESET_PASSWORD: 'reset-password',
  RESTORE_ACCOUNT: 'restore-account',
};

type Paragraphs = Parameters<typeof mailBody>[0];

function tokenParagraphs(purpose: MailTokenPurpose, token: string, appUrl: string | undefined): Paragraphs {
  const link = appUrl && new URL(`${appUrl.replace(/\/+$/, '')}/${PAGES[purpose]}?token=${token}`).href;
  return [
    ...(link
      ? ['Open this link:', { link }, 'Or enter this token in the app:']
      : ['Enter this token in the app:']),
    `Token: ${token}`,
  ];
}

/** Nothing in it is text of whoever registered: that may have been anybody. */
export function verificationMail(
  to: string,
  issued: { registration: PendingRegistration; token: string; hasRivals: boolean },
  appUrl: string | undefined,
): Mail {
  const { registration, token, hasRivals } = issued;
  return {
    to,
    subject: 'Verify your e-mail address',
    ...mailBody([
      'Welcome! Verify your e-mail address to finish your registration.',
      `Registered: ${registeredAt(registration)}`,
      `Device: ${registration.device ?? 'unknown'}`,
      ...(hasRivals
        ? [
            'This address was registered more than once, perhaps by somebody else. This mail opens an account with the password that was chosen at that time on that device. If that was not you, ignore it; if you are not sure, register again and use the mail that follows.',
          ]
        : []),
      ...tokenParagraphs('VERIFY_EMAIL', token, appUrl),
      `It works once, within ${MAIL_TOKEN_LIFETIME.VERIFY_EMAIL}. If you did not register, ignore this mail.`,
    ]),
  };
}

const registeredAt = ({ createdAt, timeZone }: PendingRegistration) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'long', timeZone }).format(createdAt);

export const registerAgainMail = (to: string): Mail => ({
  to,
  subject: 'Please register again',
  ...mailBody([
    'Somebody, probably you, asked for the verification mail of this e-mail address again.',
    'We cannot send it: the registration is too old, or the address was registered more than once, and we do not know which registration is yours.',
    'Register again with a password of your choice, and use the mail that follows. If it was not you, ignore this mail.',
  ]),
});

export const alreadyRegisteredMail = (to: string): Mail => ({
  to,
  subject: 'You already have an account',
  ...mailBody([
    'Somebody, probably you, has just tried to register with this e-mail address. It has an account already, and nothing was changed.',
    'If it was you, log in with your password. If it was not you, ignore this mail.',
  ]),
});

export const passwordResetMail = (to: string, token: string, appUrl: string | undefined): Mail => ({
  to,
  subject: 'Choose a new password',
  ...mailBody([
    'Somebody, probably you, asked for a new password for your account.',
    ...tokenParagraphs('RESET_PASSWORD', token, appUrl),
    `It works once, within ${MAIL_TOKEN_LIFETIME.RESET_PASSWORD}. If you did not ask for it, ignore this mail: your password stays as it is.`,
  ]),
});

export const invitationMail = (to: string, token: string, appUrl: string | undefined): Mail => ({
  to,
  subject: 'Your account as a dermatologist',
  ...mailBody([
    'An administrator made an account for you, to answer consultations as a dermatologist. Choose its password yourself.',
    ...tokenParagraphs('RESET_PASSWORD', token, appUrl),
    `It works once, within ${INVITATION_LIFETIME}; after that ask for a new password with this e-mail address, or ask the administrator. If you do not expect this, ignore this mail: without a password nobody can use the account.`,
  ]),
});

export const passwordChangedMail = (to: string): Mail => ({
  to,
  subject: 'Your password was changed',
  ...mailBody([
    'The password of your account was changed, and the other devices were logged out.',
    'If it was not you, ask for a new password at once: whoever did it knew your password or can read your mails.',
  ]),
});

export const newSignInMail = (
  to: string,
  session: { device: string | null; ip: string | null; createdAt: Date },
  timeZone: string,
): Mail => {
  const at = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'long', timeZone });
  return {
    to,
    subject: 'New sign-in to your account',
    ...mailBody([
      'Your account was signed in to from a device that we have not seen before.',
      `Device: ${session.device ?? 'unknown'}`,
      `When: ${at.format(session.createdAt)}`,
      `Network address: ${session.ip ?? 'unknown'}`,
      'If it was you, there is nothing to do. If it was not you, change your password: that logs out all other devices.',
    ]),
  };
};

/** `purgeAt` as a day of the person's calendar. */
export const accountClosedMail = (
  to: string,
  token: string,
  account: { purgeAt: Date; receipt: string | null; timeZone: string },
  appUrl: string | undefined,
): Mail => {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: account.timeZone });
  return {
    to,
    subject: 'Your account is closed',
    ...mailBody([
      `Your account is closed, and all devices are logged out. On ${day.format(account.purgeAt)} everything that we hold of you is deleted, photos included.`,
      'Until then you can have it back.',
      ...tokenParagraphs('RESTORE_ACCOUNT', token, appUrl),
      `The deletion leaves a receipt with the number ${account.receipt}; it names nobody.`,
    ]),
  };
};
