import { eq } from 'drizzle-orm';
import type { AuditService } from '../audit/audit.service.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Log } from '../platform/logging/log.ts';
import { type Mail, type Mailer, RecipientRefused } from '../platform/mail/mail.ts';
import type { ClientApp } from '../platform/mail/mail-template.ts';
import { type Accounts, purgeTime } from '../users/accounts.ts';
import type { User } from '../users/users.table.ts';
import { sessions } from './auth.table.ts';
import { deleteExpiredRows } from './expired-rows.ts';
import {
  accountClosedMail,
  alreadyRegisteredMail,
  invitationMail,
  newSignInMail,
  passwordChangedMail,
  passwordResetMail,
  registerAgainMail,
  verificationMail,
} from './mail/auth.mails.ts';
import { type AuthMailJob, sendAuthMail } from './mail/auth.queues.ts';
import { INVITATION_LIFETIME, issueMailToken } from './mail/mail-tokens.ts';
import {
  closeRegistrations,
  issueRegistrationToken,
  soleRegistration,
} from './registration/pending-registrations.ts';

const CLEAN_UP_EVERY_MS = 3600 * 1000;

interface Dependencies {
  db: Database;
  jobs: Jobs;
  accounts: Accounts;
  audit: AuditService;
  mailer: Mailer;
  app: ClientApp;
  log: Log;
}

const isInvited = ({ emailVerifiedAt, role }: User) => !emailVerifiedAt && role !== 'USER';

/** Sends account mails and deletes expired rows. */
export class AuthWorker {
  #cleaning: NodeJS.Timeout | undefined;

  constructor(private readonly deps: Dependencies) {}

  async start(): Promise<void> {
    await this.deps.jobs.work(sendAuthMail, { concurrency: 2 }, (data, { signal }) =>
      this.#send(data, signal),
    );
    void this.#cleanUp();
    this.#cleaning = setInterval(() => void this.#cleanUp(), CLEAN_UP_EVERY_MS).unref();
  }

  stop(): void {
    clearInterval(this.#cleaning);
  }

  /** Every attempt issues a new token, so that jobs never contain one. A rejected address is not retried. */
  async #send(job: AuthMailJob, signal: AbortSignal): Promise<void> {
    const mail = await this.#compose(job);
    if (!mail) return;
    try {
      await this.deps.mailer.send(mail, signal);
    } catch (error) {
      if (!(error instanceof RecipientRefused)) throw error;
      const { userId, reason: about } = job;
      this.deps.log.warn({ userId, about, reason: error.message }, 'An account mail bounced');
    }
  }

  #compose(job: AuthMailJob): Promise<Mail | null> {
    const { db, accounts } = this.deps;
    return db.transaction(async (tx) => {
      const user = await accounts.locked(tx, job.userId);
      if (!user) return null;
      return user.deactivatedAt ? this.#mailToClosed(tx, user, job) : this.#mailToOpen(tx, user, job);
    });
  }

  async #mailToClosed(tx: Transaction, user: User, { reason }: AuthMailJob): Promise<Mail | null> {
    if (reason !== 'ACCOUNT_CLOSED' && reason !== 'REGISTRATION') return null;
    const token = await issueMailToken(tx, user.id, 'RESTORE_ACCOUNT');
    const account = { purgeAt: purgeTime(user.deactivatedAt!), receipt: user.purgeReceipt };
    return accountClosedMail(user, token, account, this.deps.app);
  }

  async #mailToOpen(tx: Transaction, user: User, job: AuthMailJob): Promise<Mail | null> {
    const { app, audit } = this.deps;
    switch (job.reason) {
      case 'PASSWORD_RESET':
        await audit.append(tx, {
          action: 'PASSWORD_RESET_REQUESTED',
          subjectId: user.id,
          actorId: null,
          origin: null,
        });
        return passwordResetMail(user, await issueMailToken(tx, user.id, 'RESET_PASSWORD'), app);
      case 'PASSWORD_CHANGED':
        return passwordChangedMail(user, app);
      case 'NEW_SIGN_IN': {
        const [session] = await tx.select().from(sessions).where(eq(sessions.id, job.sessionId));
        return session ? newSignInMail(user, session, app) : null;
      }
      case 'ACCOUNT_CLOSED':
        return null;
      case 'INVITATION':
        return user.emailVerifiedAt ? null : this.#invitationMail(tx, user);
      default:
        if (isInvited(user)) return this.#invitationMail(tx, user);
        if (!user.emailVerifiedAt) return this.#verificationMail(tx, user, job);
        await closeRegistrations(tx, user.id);
        return job.reason === 'REGISTRATION' ? alreadyRegisteredMail(user, app) : null;
    }
  }

  /** Anyone may register the address, so a registration never becomes an invited person's account. */
  async #invitationMail(tx: Transaction, user: User): Promise<Mail> {
    await closeRegistrations(tx, user.id);
    const token = await issueMailToken(tx, user.id, 'RESET_PASSWORD', undefined, INVITATION_LIFETIME);
    return invitationMail(user, token, this.deps.app);
  }

  async #verificationMail(tx: Transaction, user: User, job: AuthMailJob): Promise<Mail | null> {
    const id = job.reason === 'REGISTRATION' ? job.registrationId : await soleRegistration(tx, user.id);
    if (!id) return registerAgainMail(user, this.deps.app);
    const issued = await issueRegistrationToken(tx, user.id, id);
    return issued ? verificationMail(user.email, issued, this.deps.app) : null;
  }

  async #cleanUp(): Promise<void> {
    try {
      await deleteExpiredRows(this.deps.db);
    } catch (error) {
      this.deps.log.warn({ err: error }, 'Expired rows could not be deleted');
    }
  }
}
