import { defineQueue } from '../platform/jobs.ts';

export type AuthMailJob =
  | { userId: string; reason: 'REGISTRATION'; registrationId: string }
  | { userId: string; reason: 'VERIFICATION' };

/**
 * Asks for a mail to the owner of an account. REGISTRATION: the verification mail, or a word that the account exists.
 * VERIFICATION: the verification mail again, or what to do instead, or nothing. No token and no address travel with the job.
 */
export const sendAuthMail = defineQueue<AuthMailJob>({
  name: 'send-auth-mail',
  retryLimit: 12,
  retryDelaySeconds: 5,
  expireInSeconds: 60,
});
