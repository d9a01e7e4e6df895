import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AuditService, Origin } from '../../audit/audit.service.ts';
import type { NotificationPreferencesService } from '../../notifications/preferences/notification-preferences.service.ts';
import type { Database } from '../../platform/database/database.ts';
import { userError } from '../../platform/errors.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { message } from '../../platform/language/text.ts';
import type { PasswordHasher } from '../../platform/password-hash.ts';
import { callerKey } from '../../platform/rate-limit.ts';
import { parseInput } from '../../platform/validation.ts';
import type { Accounts } from '../../users/accounts.ts';
import { localeField, nameField, timeZoneField } from '../../users/profile/profile-fields.ts';
import type { AuthLimits } from '../auth-limits.ts';
import { emailField, newPasswordField, refuseCommonPassword } from '../credentials/credentials.ts';
import { sendAuthMail } from '../mail/auth.queues.ts';
import { mailTokenOwner } from '../mail/mail-tokens.ts';
import { deviceFamily } from './device-family.ts';
import { addRegistration, closeRegistrations, redeemRegistration } from './pending-registrations.ts';

const registration = z
  .object({
    email: emailField,
    password: newPasswordField,
    firstName: nameField.nullish(),
    lastName: nameField.nullish(),
    locale: localeField.nullish(),
    timeZone: timeZoneField.nullish(),
  })
  .superRefine(refuseCommonPassword);

const resend = z.object({ email: emailField });

interface Dependencies {
  db: Database;
  accounts: Accounts;
  passwords: PasswordHasher;
  jobs: Jobs;
  limits: AuthLimits;
  audit: AuditService;
  notificationPreferences: NotificationPreferencesService;
}

/** Registers accounts and verifies their addresses. Known and unknown addresses take the same work and get the same response. */
export class RegistrationService {
  constructor(private readonly deps: Dependencies) {}

  async register(
    input: z.input<typeof registration>,
    origin: Origin & { requestLocale: string },
  ): Promise<void> {
    const { password, ...account } = parseInput(registration, input);
    const { db, accounts, passwords, jobs, limits, audit } = this.deps;
    await limits.registrationsPerIp.take(callerKey(origin.ip));
    await limits.mailsPerAccount.take(account.email);
    const passwordHash = await passwords.hash(password);
    await db.transaction(async (tx) => {
      const chosen = {
        passwordHash,
        firstName: account.firstName || null,
        lastName: account.lastName || null,
        locale: account.locale ?? origin.requestLocale,
        timeZone: account.timeZone ?? 'UTC',
      };
      const { id: userId, isNew } = await accounts.register(tx, { email: account.email, ...chosen });
      const device = deviceFamily(origin.userAgent);
      const registrationId = await addRegistration(tx, { userId, isFirst: isNew, device, ...chosen });
      await audit.append(tx, {
        action: 'REGISTRATION_REQUESTED',
        subjectId: userId,
        actorId: null,
        objectId: registrationId,
        origin,
      });
      await jobs.enqueue(tx, sendAuthMail, { userId, reason: 'REGISTRATION', registrationId });
    });
    jobs.wake(sendAuthMail);
  }

  /** For an unknown address the job has no recipient, so that the response takes equally long. */
  async resendVerificationEmail(input: z.input<typeof resend>, origin: Origin): Promise<void> {
    const { email } = parseInput(resend, input);
    const { db, accounts, jobs, limits } = this.deps;
    await limits.mailsPerIp.take(callerKey(origin.ip));
    await limits.mailsPerAccount.take(email);
    const account = await accounts.byEmail(email);
    await jobs.enqueue(db, sendAuthMail, { userId: account?.id ?? randomUUID(), reason: 'VERIFICATION' });
    jobs.wake(sendAuthMail);
  }

  /** Sets the password of the registration that the mail was sent for. Throws TOKEN_INVALID. */
  async verifyEmail(given: string, origin: Origin): Promise<void> {
    const { db, accounts, audit, notificationPreferences } = this.deps;
    const token = given.trim();
    await db.transaction(async (tx) => {
      const ownerId = await mailTokenOwner(tx, token, 'VERIFY_EMAIL');
      const account = ownerId && (await accounts.locked(tx, ownerId));
      const registration = account && (await redeemRegistration(tx, token));
      if (!registration || !(await accounts.activate(tx, registration.userId, registration))) {
        throw userError('TOKEN_INVALID', message('auth.token.invalid'), 'token');
      }
      const { userId } = registration;
      await closeRegistrations(tx, userId, registration);
      await notificationPreferences.mailArrived(tx, userId);
      await audit.append(tx, { action: 'EMAIL_VERIFIED', subjectId: userId, actorId: userId, origin });
    });
  }
}
