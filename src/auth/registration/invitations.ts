import type { Transaction } from '../../platform/database/database.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { PasswordHasher } from '../../platform/password-hash.ts';
import type { Role } from '../../platform/viewer.ts';
import type { Accounts } from '../../users/accounts.ts';
import type { User } from '../../users/users.table.ts';
import { sendAuthMail } from '../mail/auth.queues.ts';
import { closeRegistrations } from './pending-registrations.ts';

interface Dependencies {
  accounts: Accounts;
  passwords: PasswordHasher;
  jobs: Jobs;
}

/** Accounts created on behalf of someone, who chooses a password with a token sent by email. */
export class Invitations {
  constructor(private readonly deps: Dependencies) {}

  /** The account with this address, created with the locale if there is none, and locked. `email` is trimmed and in lower case. */
  async account(tx: Transaction, email: string, locale: string): Promise<User> {
    const { accounts, passwords } = this.deps;
    const blank = { firstName: null, lastName: null, locale, timeZone: 'UTC' };
    const { id } = await accounts.register(tx, { email, passwordHash: passwords.unknown(), ...blank });
    return (await accounts.locked(tx, id))!;
  }

  /**
   * Gives a role to an account with an unverified address, and sends the mail, again if necessary. Registrations of the
   * address by strangers are discarded. Call `sent` after the commit.
   */
  async invite(tx: Transaction, account: User, role: Role): Promise<User> {
    const { accounts, jobs } = this.deps;
    await closeRegistrations(tx, account.id);
    await jobs.enqueue(tx, sendAuthMail, { userId: account.id, reason: 'INVITATION' });
    return accounts.setRole(tx, account.id, role);
  }

  sent(): void {
    this.deps.jobs.wake(sendAuthMail);
  }
}
