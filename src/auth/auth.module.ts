import type { AuditModule } from '../audit/audit.module.ts';
import type { NotificationsModule } from '../notifications/notifications.module.ts';
import { clientApp } from '../platform/mail/mail-template.ts';
import type { DomainModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import type { UsersModule } from '../users/users.module.ts';
import { AuthPersonalData } from './auth.personal-data.ts';
import { AuthResolver } from './auth.resolver.ts';
import { AuthWorker } from './auth.worker.ts';
import { createAuthLimits } from './auth-limits.ts';
import { LoginService } from './login.service.ts';
import { sendAuthMail } from './mail/auth.queues.ts';
import { PasswordConfirmation } from './passwords/password-confirmation.ts';
import { PasswordsResolver } from './passwords/passwords.resolver.ts';
import { PasswordsService } from './passwords/passwords.service.ts';
import { Invitations } from './registration/invitations.ts';
import { RegistrationService } from './registration/registration.service.ts';
import { AccessEndings } from './sessions/access-endings.ts';
import { AccessTokens } from './sessions/access-tokens.ts';
import { RefreshSessionService } from './sessions/refresh-session.service.ts';
import { SessionsResolver } from './sessions/sessions.resolver.ts';
import { SessionsService } from './sessions/sessions.service.ts';
import { SuccessorTokens } from './sessions/successor-tokens.ts';
import { ViewerSessionsResolver } from './sessions/viewer-sessions.resolver.ts';
import { ViewerSessionsService } from './sessions/viewer-sessions.service.ts';

type Dependencies = Pick<Platform, 'background' | 'db' | 'env' | 'jobs' | 'log' | 'mailer' | 'publisher'> &
  Pick<AuditModule, 'audit'> &
  Pick<NotificationsModule, 'notifications' | 'notificationPreferences'> &
  Pick<UsersModule, 'accounts' | 'passwords'>;

/** Registration, login, sessions, passwords. */
export function createAuth(dependencies: Dependencies) {
  const { accounts, audit, background, db, env, jobs, log, mailer } = dependencies;
  const { notifications, notificationPreferences, passwords, publisher } = dependencies;
  const limits = createAuthLimits(env, publisher);
  const accessTokens = new AccessTokens({ secrets: env.JWT_SECRET, lifetimeSeconds: env.ACCESS_TOKEN_TTL });
  const endings = new AccessEndings();
  const refreshTokenSeconds = env.REFRESH_TOKEN_TTL;
  const sessions = new SessionsService({
    ...{ db, accessTokens, audit, endings, background, refreshTokenSeconds },
  });
  const confirmation = new PasswordConfirmation({ db, accounts, passwords, limits, audit, background });
  const common = { db, accounts, passwords, jobs, limits, audit };
  const viewerSessions = new ViewerSessionsService(db, audit, endings);
  const module: DomainModule = {
    resolvers: [
      new AuthResolver({
        registration: new RegistrationService({ ...common, notificationPreferences }),
        login: new LoginService({ ...common, sessions, background, notifications }),
        refreshSession: new RefreshSessionService({
          ...{ db, sessions, endings, audit, notifications },
          successors: new SuccessorTokens(env.JWT_SECRET),
          reuseIntervalSeconds: env.REFRESH_TOKEN_REUSE_INTERVAL,
        }),
        sessions,
      }),
      new PasswordsResolver(
        new PasswordsService({ ...common, confirmation, sessions, notifications, notificationPreferences }),
      ),
      new SessionsResolver(viewerSessions),
      new ViewerSessionsResolver(),
    ],
    nodes: { Session: ({ viewer }, ids) => viewerSessions.rows.getMany(viewer, ids) },
    queues: [sendAuthMail],
    personalData: [new AuthPersonalData(db)],
    workers: () => [new AuthWorker({ db, jobs, accounts, audit, mailer, app: clientApp(env), log })],
  };
  return {
    module,
    sessions,
    /** Domains above register what else ends with the sessions. */
    accessEndings: endings,
    passwordConfirmation: confirmation,
    invitations: new Invitations({ accounts, passwords, jobs }),
  };
}
export type AuthModule = ReturnType<typeof createAuth>;
