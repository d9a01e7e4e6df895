import type { Database } from '../platform/database.ts';
import type { Jobs } from '../platform/jobs.ts';
import type { Log } from '../platform/log.ts';
import type { Mail, Mailer } from '../platform/mail.ts';
import type { Accounts } from '../users/accounts.ts';
import { alreadyRegisteredMail, verificationMail } from './auth.mails.ts';
import { type AuthMailJob, sendAuthMail } from './auth.queues.ts';
import { deleteExpiredRows } from './expired-rows.ts';
import { issueMailToken } from './mail-tokens.ts';

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

  #compose({ userId, reason }: AuthMailJob): Promise<Mail | null> {
    const { db, accounts, appUrl } = this.#with;
    return db.transaction(async (tx) => {
      const user = await accounts.locked(tx, userId);
      if (!user) return null;
      if (user.emailVerifiedAt) return reason === 'REGISTRATION' ? alreadyRegisteredMail(user.email) : null;
      return verificationMail(user.email, await issueMailToken(tx, user.id, 'VERIFY_EMAIL'), appUrl);
    });
  }

  async #cleanUp(): Promise<void> {
    try {
      await deleteExpiredRows(this.#with.db);
    } catch (error) {
      this.#with.log.warn({ err: error }, 'Expired rows were not deleted');
    }
  }
}
