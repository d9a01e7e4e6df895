import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AuditService, Origin } from '../audit/audit.service.ts';
import type { NotificationsService } from '../notifications/notifications.service.ts';
import { atFirstUse } from '../platform/database/at-first-use.ts';
import type { Database } from '../platform/database/database.ts';
import { type UserErrors, userError } from '../platform/errors.ts';
import type { Background } from '../platform/jobs/background.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import { message } from '../platform/language/text.ts';
import type { PasswordHasher } from '../platform/password-hash.ts';
import { callerKey } from '../platform/rate-limit.ts';
import { parseInput, says } from '../platform/validation.ts';
import type { Accounts } from '../users/accounts.ts';
import type { User } from '../users/users.table.ts';
import type { AuthLimits } from './auth-limits.ts';
import { emailField, givenPasswordField } from './credentials/credentials.ts';
import { sendAuthMail } from './mail/auth.queues.ts';
import { prepareLatestPassword } from './registration/pending-registrations.ts';
import { securityNotification } from './security-notifications.ts';
import type { SessionsService, SessionTokens } from './sessions/sessions.service.ts';

const MAX_DEVICE_NAME = 100;
/** Maximum new-device emails per hour: more would bury the person's other mail. */
const MAX_MAILED_DEVICES = 10;

const fields = z.object({
  email: emailField,
  password: givenPasswordField,
  deviceName: z.string().trim().max(MAX_DEVICE_NAME, says('auth.device-name.too-long')).nullish(),
});

interface Dependencies {
  db: Database;
  accounts: Accounts;
  sessions: SessionsService;
  passwords: PasswordHasher;
  limits: AuthLimits;
  audit: AuditService;
  background: Background;
  jobs: Jobs;
  notifications: NotificationsService;
}

/** Creates sessions for a correct address and password. */
export class LoginService {
  readonly #latestPassword = atFirstUse(() => prepareLatestPassword(this.deps.db));

  constructor(private readonly deps: Dependencies) {}

  /**
   * Throws INVALID_CREDENTIALS, whichever part is wrong, NOT_VERIFIED for the password of a pending registration, and
   * RATE_LIMITED after too many failures.
   */
  async login(
    input: z.input<typeof fields>,
    origin: Origin,
  ): Promise<{ session: SessionTokens; viewer: User }> {
    const { email, password, deviceName } = parseInput(fields, input);
    const { limits } = this.deps;
    await limits.loginsPerIp.take(callerKey(origin.ip));
    await limits.wrongPasswordsPerAccount.take(email);
    const account = await this.#check(email, password, origin);
    await limits.wrongPasswordsPerAccount.giveBack(email);
    const device = onOneLine(deviceName || origin.userAgent?.slice(0, MAX_DEVICE_NAME) || '');
    return this.#open(account, device || null, origin);
  }

  async #check(email: string, password: string, origin: Origin): Promise<User> {
    const { accounts, passwords, limits, background, audit, db } = this.deps;
    // Wrong passwords cost two hashes each, whether the address is known, unknown or pending.
    const answer = async () => {
      const found = await accounts.byAddress(email);
      const account = found && !found.deactivatedAt ? found : undefined;
      const [pending] = await this.#latestPassword().execute({ userId: found?.id ?? randomUUID() });
      const right = await passwords.verify(account?.passwordHash, password);
      if (account?.emailVerifiedAt && right) return { account, right, isPending: false };
      return { account, right: false, isPending: await passwords.verify(pending?.hash, password) };
    };
    const { account, right, isPending } = await answer().catch(async (error: unknown) => {
      await limits.wrongPasswordsPerAccount.giveBack(email);
      throw error;
    });
    if (account && right) return account;
    if (account) {
      background.run('record a failed login', () =>
        audit.append(db, { action: 'LOGIN_FAILED', subjectId: account.id, actorId: null, origin }),
      );
    }
    throw isPending
      ? userError('NOT_VERIFIED', message('auth.login.not-verified'), 'email')
      : wrongCredentials();
  }

  async #open(account: User, device: string | null, origin: Origin) {
    const { db, accounts, sessions, audit, jobs, notifications } = this.deps;
    const opened = await db.transaction(async (tx) => {
      const user = await accounts.markLoggedIn(tx, account);
      if (!user) throw wrongCredentials();
      const isNews = account.lastLoginAt !== null && !(await sessions.knowsDevice(tx, user.id, device));
      const { sessionId, tokens } = await sessions.open(tx, { userId: user.id, device, origin });
      const userId = user.id;
      const auditId = await audit.append(tx, { action: 'LOGIN', subjectId: userId, actorId: userId, origin });
      const answer = { session: tokens, viewer: user };
      if (!isNews) return { answer, notification: null };
      if ((await sessions.devicesLately(tx, userId)) <= MAX_MAILED_DEVICES)
        await jobs.enqueue(tx, sendAuthMail, { userId, reason: 'NEW_SIGN_IN', sessionId });
      const draft = securityNotification({ type: 'NEW_SIGN_IN', userId, auditId, sessionId, device });
      return { answer, notification: await notifications.create(tx, draft) };
    });
    jobs.wake(sendAuthMail);
    if (opened.notification) notifications.announce(opened.notification);
    return opened.answer;
  }
}

/** Collapses a device name to one line: emails about new sign-ins must not carry attacker-written paragraphs. */
const onOneLine = (text: string): string => text.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim();

const wrongCredentials = (): UserErrors => userError('INVALID_CREDENTIALS', message('auth.login.wrong'));
