import { type Mail, mailBody } from '../platform/mail.ts';
import { MAIL_TOKEN_LIFETIME } from './mail-tokens.ts';

export function verificationMail(to: string, token: string, appUrl: string | undefined): Mail {
  const link = appUrl && new URL(`${appUrl.replace(/\/+$/, '')}/verify-email?token=${token}`).href;
  return {
    to,
    subject: 'Verify your e-mail address',
    ...mailBody([
      'Welcome! Verify your e-mail address to finish your registration.',
      ...(link
        ? ['Open this link:', { link }, 'Or enter this token in the app:']
        : ['Enter this token in the app:']),
      `Token: ${token}`,
      `It works once, within ${MAIL_TOKEN_LIFETIME}. If you did not register, ignore this mail.`,
    ]),
  };
}

export const alreadyRegisteredMail = (to: string): Mail => ({
  to,
  subject: 'You already have an account',
  ...mailBody([
    'Somebody, probably you, has just tried to register with this e-mail address. It has an account already, and nothing was changed.',
    'If it was you, log in with your password. If it was not you, ignore this mail.',
  ]),
});
