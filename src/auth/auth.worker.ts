import type { Database, Transaction } from '../platform/database.ts';
import type { Jobs } from '../platform/jobs.ts';
import type { Log } from '../platform/log.ts';
import type { Mail, Mailer } from '../platform/mail.ts';
import type { Accounts } from '../users/accounts.ts';
import type { User } from '../users/users.table.ts';
import { alreadyRegisteredMail, registerAgainMail, verificationMail } from './auth.mails.ts';
import { type AuthMailJob, sendAuthMail } from './auth.queues.ts';
import { deleteExpiredRows } from './expired-rows.ts';
import { dropRegistrations, issueRegistrationToken, soleRegistration } from './pending-registrations.ts';

const CLEAN_UP_EVERY_MS = 3600 * 1000;

interface Dependencies {
  db: Database;
  jobs: Jobs;
  accounts: Accounts;
  mailer: Mailer;
  appUrl: string | undefined;
  log: Log;
}

/** Sends the mails of accounts and deletes what has expired. */
export class AuthWorker {
  readonly #with: Dependencies;
  #cleaning: NodeJS.Timeout | undefined;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  async start(): Promise<void> {
    await this.#with.jobs.work(sendAuthMail, { concurrency: 2 }, (data) => this.#send(data));
    void this.#cleanUp();
    this.#cleaning = setInterval(() => void this.#cleanUp(), CLEAN_UP_EVERY_MS).unref();
  }

  stop(): void {
    clearInterval(this.#cleaning);
  }

  /** Every try makes a token of its own, so that none ever rests in a job. */
  async #send(job: AuthMailJob): Promise<void> {
    const mail = await this.#compose(job);
    if (mail) await this.#with.mailer.send(mail);
  }

  #compose(job: AuthMailJob): Promise<Mail | null> {
    const { db, accounts } = this.#with;
    return db.transaction(async (tx) => {
      const user = await accounts.locked(tx, job.userId);
      if (!user) return null;
      if (!user.emailVerifiedAt) return this.#verificationMail(tx, user, job);
      await dropRegistrations(tx, user.id);
      return job.reason === 'REGISTRATION' ? alreadyRegisteredMail(user.email) : null;
    });
  }

  async #verificationMail(tx: Transaction, user: User, job: AuthMailJob): Promise<Mail | null> {
    const id = job.reason === 'REGISTRATION' ? job.registrationId : await soleRegistration(tx, user.id);
    if (!id) return registerAgainMail(user.email);
    const issued = await issueRegistrationToken(tx, user.id, id);
    return issued ? verificationMail(user.email, issued, this.#with.appUrl) : null;
  }

  async #cleanUp(): Promise<void> {
    try {
      await deleteExpiredRows(this.#with.db);
    } catch (error) {
      this.#with.log.warn({ err: error }, 'Expired rows were not deleted');
    }
  }
}
