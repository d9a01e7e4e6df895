import { defineQueue } from '../../platform/jobs/jobs.ts';

export type AuthMailJob =
  | { userId: string; reason: 'REGISTRATION'; registrationId: string }
  | {
      userId: string;
      reason: 'VERIFICATION' | 'INVITATION' | 'PASSWORD_RESET' | 'PASSWORD_CHANGED' | 'ACCOUNT_CLOSED';
    }
  | { userId: string; reason: 'NEW_SIGN_IN'; sessionId: string };

/**
 * Requests a mail to the owner of an account. REGISTRATION: the verification mail, or a note that the account exists.
 * VERIFICATION: the verification mail again, what to do instead, or nothing. ACCOUNT_CLOSED, and any registration of a
 * closed account: how to restore it. PASSWORD_RESET: a token to set a password. INVITATION, and any registration of an
 * invited address: the same for accounts without a password. Jobs contain neither tokens nor addresses.
 */
export const sendAuthMail = defineQueue<AuthMailJob>({
  name: 'send-auth-mail',
  retryLimit: 12,
  retryDelaySeconds: 5,
  expireInSeconds: 60,
});
