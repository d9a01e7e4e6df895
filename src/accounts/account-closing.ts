import { z } from 'zod';
import type { AuditService, Origin } from '../audit/audit.service.ts';
import { givenPasswordField } from '../auth/credentials/credentials.ts';
import { sendAuthMail } from '../auth/mail/auth.queues.ts';
import { mailTokenOwner, redeemMailToken } from '../auth/mail/mail-tokens.ts';
import type { PasswordConfirmation } from '../auth/passwords/password-confirmation.ts';
import { securityNotification } from '../auth/security-notifications.ts';
import type { SessionsService } from '../auth/sessions/sessions.service.ts';
import type { NotificationsService } from '../notifications/notifications.service.ts';
import type { Database } from '../platform/database/database.ts';
import { unauthenticated, userError } from '../platform/errors.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import { message } from '../platform/language/text.ts';
import { parseInput } from '../platform/validation.ts';
import type { Viewer } from '../platform/viewer.ts';
import { type Accounts, purgeTime } from '../users/accounts.ts';
import type { RoleDuties } from './role-duties.ts';

const fields = z.object({ password: givenPasswordField });

interface Dependencies {
  db: Database;
  accounts: Accounts;
  confirmation: PasswordConfirmation;
  sessions: SessionsService;
  jobs: Jobs;
  audit: AuditService;
  notifications: NotificationsService;
  duties: RoleDuties;
}

/** Closes accounts, and restores them during the grace period. */
export class AccountClosing {
  constructor(private readonly deps: Dependencies) {}

  /** Ends every session immediately. Throws INVALID_CREDENTIALS, and INVALID_STATE for the last administrator. */
  async close(
    viewer: Viewer,
    input: z.input<typeof fields>,
    origin: Origin,
  ): Promise<{ purgeAt: Date; receiptId: string }> {
    const { password } = parseInput(fields, input);
    const { db, accounts, confirmation, sessions, jobs, audit, duties } = this.deps;
    await confirmation.confirm(viewer, password, 'password', origin);
    const { closed, ended } = await db.transaction(async (tx) => {
      const admins = await accounts.admins(tx);
      if (admins.length === 1 && admins[0] === viewer.userId)
        throw userError('INVALID_STATE', message('accounts.last-administrator.closing'));
      const account = await accounts.close(tx, viewer.userId);
      if (!account) throw unauthenticated(message('auth.account.closed'));
      await sessions.endAll(tx, account.id);
      const subject = { subjectId: account.id, actorId: account.id };
      await audit.append(tx, { action: 'ACCOUNT_CLOSED', ...subject, origin });
      await jobs.enqueue(tx, sendAuthMail, { userId: account.id, reason: 'ACCOUNT_CLOSED' });
      return { closed: account, ended: await duties.end(tx, account.id, account.role) };
    });
    ended();
    jobs.wake(sendAuthMail);
    return { purgeAt: purgeTime(closed.deactivatedAt!), receiptId: closed.purgeReceipt! };
  }

  /** Throws TOKEN_INVALID. */
  async restore(given: string, origin: Origin): Promise<void> {
    const { db, accounts, audit, notifications } = this.deps;
    const token = given.trim();
    const notification = await db.transaction(async (tx) => {
      const ownerId = await mailTokenOwner(tx, token, 'RESTORE_ACCOUNT');
      const account = ownerId && (await accounts.locked(tx, ownerId));
      const userId = account && (await redeemMailToken(tx, token, 'RESTORE_ACCOUNT'));
      if (!userId || !(await accounts.restore(tx, userId)))
        throw userError('TOKEN_INVALID', message('auth.token.expired'), 'token');
      const subject = { subjectId: userId, actorId: userId };
      const auditId = await audit.append(tx, { action: 'ACCOUNT_RESTORED', ...subject, origin });
      return notifications.create(tx, securityNotification({ type: 'ACCOUNT_RESTORED', userId, auditId }));
    });
    if (notification) notifications.announce(notification);
  }
}
