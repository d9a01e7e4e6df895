import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AuditService, Origin } from '../../audit/audit.service.ts';
import type { NotificationsService } from '../../notifications/notifications.service.ts';
import type { NotificationPreferencesService } from '../../notifications/preferences/notification-preferences.service.ts';
import type { Database } from '../../platform/database/database.ts';
import { type UserErrors, userError } from '../../platform/errors.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { message } from '../../platform/language/text.ts';
import type { PasswordHasher } from '../../platform/password-hash.ts';
import { callerKey } from '../../platform/rate-limit.ts';
import { parseInput } from '../../platform/validation.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Accounts } from '../../users/accounts.ts';
import type { AuthLimits } from '../auth-limits.ts';
import {
  assertUncommonPassword,
  emailField,
  givenPasswordField,
  newPasswordField,
} from '../credentials/credentials.ts';
import { sendAuthMail } from '../mail/auth.queues.ts';
import { dropMailTokens, mailTokenOwner, redeemMailToken } from '../mail/mail-tokens.ts';
import { closeRegistrations } from '../registration/pending-registrations.ts';
import { securityNotification } from '../security-notifications.ts';
import type { SessionsService } from '../sessions/sessions.service.ts';
import type { PasswordConfirmation } from './password-confirmation.ts';

const request = z.object({ email: emailField });
const reset = z.object({ token: z.string().trim(), password: newPasswordField });
const change = z.object({ currentPassword: givenPasswordField, newPassword: newPasswordField });

interface Dependencies {
  db: Database;
  accounts: Accounts;
  passwords: PasswordHasher;
  confirmation: PasswordConfirmation;
  sessions: SessionsService;
  jobs: Jobs;
  limits: AuthLimits;
  audit: AuditService;
  notifications: NotificationsService;
  notificationPreferences: NotificationPreferencesService;
}

/** Password reset by email, and password change with the current one. */
export class PasswordsService {
  constructor(private readonly deps: Dependencies) {}

  /** For an unknown address the job has no recipient, so that the response takes equally long. */
  async requestReset(input: z.input<typeof request>, origin: Origin): Promise<void> {
    const { email } = parseInput(request, input);
    const { db, accounts, jobs, limits } = this.deps;
    await limits.mailsPerIp.take(callerKey(origin.ip));
    await limits.mailsPerAccount.take(email);
    const account = await accounts.byEmail(email);
    await jobs.enqueue(db, sendAuthMail, { userId: account?.id ?? randomUUID(), reason: 'PASSWORD_RESET' });
    jobs.wake(sendAuthMail);
  }

  /** Ends every session. Throws TOKEN_INVALID. */
  async reset(input: z.input<typeof reset>, origin: Origin): Promise<void> {
    const { token, password } = parseInput(reset, input);
    const { db, accounts, passwords, sessions, jobs, limits, audit } = this.deps;
    const { notifications, notificationPreferences } = this.deps;
    await limits.loginsPerIp.take(callerKey(origin.ip));
    const ownerId = await mailTokenOwner(db, token, 'RESET_PASSWORD');
    const account = ownerId && (await accounts.byId(ownerId));
    if (!account) throw tokenInvalid();
    assertUncommonPassword(password, account, 'password');
    const passwordHash = await passwords.hash(password);
    const notification = await db.transaction(async (tx) => {
      const locked = await accounts.locked(tx, ownerId);
      const userId = locked && (await redeemMailToken(tx, token, 'RESET_PASSWORD'));
      if (!userId || !(await accounts.setPassword(tx, userId, passwordHash))) throw tokenInvalid();
      await closeRegistrations(tx, userId);
      const details = { sessions: await sessions.endAll(tx, userId) };
      const auditId = await audit.append(tx, {
        action: 'PASSWORD_RESET',
        subjectId: userId,
        actorId: userId,
        origin,
        details,
      });
      await notificationPreferences.mailArrived(tx, userId);
      await jobs.enqueue(tx, sendAuthMail, { userId, reason: 'PASSWORD_CHANGED' });
      return notifications.create(tx, securityNotification({ type: 'PASSWORD_RESET', userId, auditId }));
    });
    jobs.wake(sendAuthMail);
    if (notification) notifications.announce(notification);
    await limits.wrongPasswordsPerAccount.forget(account.email);
  }

  /** Ends all other sessions; returns how many there were. */
  async change(viewer: Viewer, input: z.input<typeof change>, origin: Origin): Promise<number> {
    const { currentPassword, newPassword } = parseInput(change, input);
    const { db, accounts, passwords, confirmation, sessions, jobs, audit, notifications } = this.deps;
    const account = await confirmation.confirm(viewer, currentPassword, 'currentPassword', origin);
    assertUncommonPassword(newPassword, account, 'newPassword');
    if (await passwords.verify(account.passwordHash, newPassword))
      throw userError('UNCHANGED', message('auth.password.same'), 'newPassword');
    const passwordHash = await passwords.hash(newPassword);
    const { ended, notification } = await db.transaction(async (tx) => {
      if (!(await accounts.setPassword(tx, account.id, passwordHash, account.passwordHash)))
        throw userError('INVALID_STATE', message('auth.password.changed-elsewhere'), 'currentPassword');
      const userId = account.id;
      const sessionsEnded = await sessions.endAll(tx, userId, viewer.sessionId);
      await dropMailTokens(tx, userId, 'RESET_PASSWORD');
      const subject = { subjectId: userId, actorId: userId };
      const auditId = await audit.append(tx, {
        action: 'PASSWORD_CHANGED',
        ...subject,
        origin,
        details: { sessions: sessionsEnded },
      });
      await jobs.enqueue(tx, sendAuthMail, { userId, reason: 'PASSWORD_CHANGED' });
      const draft = securityNotification({ type: 'PASSWORD_CHANGED', userId, auditId });
      return { ended: sessionsEnded, notification: await notifications.create(tx, draft) };
    });
    jobs.wake(sendAuthMail);
    if (notification) notifications.announce(notification);
    return ended;
  }
}

const tokenInvalid = (): UserErrors => userError('TOKEN_INVALID', message('auth.token.invalid'), 'token');
