import type { AuditService, Origin } from '../../audit/audit.service.ts';
import type { Database } from '../../platform/database/database.ts';
import { unauthenticated, userError } from '../../platform/errors.ts';
import type { Background } from '../../platform/jobs/background.ts';
import { message } from '../../platform/language/text.ts';
import type { PasswordHasher } from '../../platform/password-hash.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Accounts } from '../../users/accounts.ts';
import type { User } from '../../users/users.table.ts';
import type { AuthLimits } from '../auth-limits.ts';

interface Dependencies {
  db: Database;
  accounts: Accounts;
  passwords: PasswordHasher;
  limits: AuthLimits;
  audit: AuditService;
  background: Background;
}

/** Checks the password of a logged-in person before actions that a stolen session must not allow. */
export class PasswordConfirmation {
  constructor(private readonly deps: Dependencies) {}

  /**
   * The viewer's account. Wrong passwords count together with those of logins: throws INVALID_CREDENTIALS for the
   * input field `field`, and RATE_LIMITED after too many.
   */
  async confirm(viewer: Viewer, password: string, field: string, origin: Origin): Promise<User> {
    const { db, accounts, passwords, limits, audit, background } = this.deps;
    const account = await accounts.byId(viewer.userId);
    if (!account) throw unauthenticated(message('auth.account.closed'));
    await limits.wrongPasswordsPerAccount.take(account.email);
    const giveBack = () => limits.wrongPasswordsPerAccount.giveBack(account.email);
    const right = await passwords
      .verify(account.passwordHash, password)
      .catch((error: unknown) => giveBack().then(() => Promise.reject(error)));
    if (right) {
      await giveBack();
      return account;
    }
    const subject = { subjectId: viewer.userId, actorId: viewer.userId };
    background.run('record a wrong password', () =>
      audit.append(db, { action: 'PASSWORD_REFUSED', ...subject, origin }),
    );
    throw userError('INVALID_CREDENTIALS', message('auth.password.wrong'), field);
  }
}
