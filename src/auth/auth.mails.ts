import { type Mail, mailBody } from '../platform/mail.ts';
import type { PendingRegistration } from './auth.table.ts';
import { MAIL_TOKEN_LIFETIME } from './mail-tokens.ts';

/** Nothing in it is text of whoever registered: that may have been anybody. */
export function verificationMail(
  to: string,
  issued: { registration: PendingRegistration; token: string; hasRivals: boolean },
  appUrl: string | undefined,
): Mail {
  const { registration, token, hasRivals } = issued;
  const link = appUrl && new URL(`${appUrl.replace(/\/+$/, '')}/verify-email?token=${token}`).href;
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
      ...(link
        ? ['Open this link:', { link }, 'Or enter this token in the app:']
        : ['Enter this token in the app:']),
      `Token: ${token}`,
      `It works once, within ${MAIL_TOKEN_LIFETIME}. If you did not register, ignore this mail.`,
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
