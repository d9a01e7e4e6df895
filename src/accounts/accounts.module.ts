import type { AuditModule } from '../audit/audit.module.ts';
import type { AuthModule } from '../auth/auth.module.ts';
import type { NotificationsModule } from '../notifications/notifications.module.ts';
import type { DomainModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { AccountList } from '../users/listing/account-list.ts';
import type { UsersModule } from '../users/users.module.ts';
import { AccountClosingResolver } from './account-closing.resolver.ts';
import { AccountClosing } from './account-closing.ts';
import { AccountFieldsResolver } from './account-fields.resolver.ts';
import { AccountListResolver } from './account-list.resolver.ts';
import { AccountListService } from './account-list.service.ts';
import { AccountPurge } from './account-purge.ts';
import { AccountsPersonalData } from './accounts.personal-data.ts';
import { expireExport, exportData, failedExpiries, failedExports } from './accounts.queues.ts';
import { AccountsWorker } from './accounts.worker.ts';
import { DataExportsResolver } from './data-exports.resolver.ts';
import { registerDataExportRoute } from './data-exports.route.ts';
import { DataExportsService } from './data-exports.service.ts';
import { DataExportsWorker } from './data-exports.worker.ts';
import { NotificationDataExportResolver } from './notification-data-export.resolver.ts';
import { RoleDuties } from './role-duties.ts';
import { RolesResolver } from './roles.resolver.ts';
import { RolesService } from './roles.service.ts';
import { ViewerDataExportsResolver } from './viewer-data-exports.resolver.ts';

type Dependencies = Pick<Platform, 'db' | 'env' | 'jobs' | 'limitOf' | 'links' | 'log' | 'storage'> &
  Pick<AuditModule, 'audit'> &
  Pick<AuthModule, 'accessEndings' | 'passwordConfirmation' | 'sessions'> &
  Pick<NotificationsModule, 'notifications'> &
  Pick<UsersModule, 'accounts'>;

/** Roles, the closing and purge of accounts, and copies of a person's data. */
export function createAccounts(dependencies: Dependencies) {
  const { accessEndings, accounts, audit, db, env, jobs, limitOf, links, log } = dependencies;
  const { notifications, passwordConfirmation: confirmation, sessions, storage } = dependencies;
  const duties = new RoleDuties();
  const roles = new RolesService({ db, accounts, audit, notifications, duties });
  const closing = new AccountClosing({
    ...{ db, accounts, confirmation, sessions, jobs, audit, notifications, duties },
  });
  const exports = new DataExportsService({
    ...{ db, jobs, storage, links, audit },
    limit: limitOf('data-exports', env.RATE_LIMIT_DATA_EXPORTS_PER_DAY, 86_400),
  });
  accessEndings.add((tx, userId) => exports.expireAll(tx, userId));
  const module: DomainModule = {
    resolvers: [
      new RolesResolver(roles),
      new AccountFieldsResolver(),
      new AccountListResolver(new AccountListService({ db, audit, accounts: new AccountList(db) })),
      new AccountClosingResolver(closing),
      new DataExportsResolver(exports),
      new ViewerDataExportsResolver(),
      new NotificationDataExportResolver(),
    ],
    nodes: { DataExport: ({ viewer }, ids) => exports.rows.getMany(viewer, ids) },
    queues: [exportData, failedExports, expireExport, failedExpiries],
    personalData: [new AccountsPersonalData(db)],
    routes: (app) => registerDataExportRoute(app, { links, exports, appName: env.APP_NAME }),
    workers: ({ personalData }) => [
      new DataExportsWorker({ db, accounts, jobs, storage, notifications, personalData }),
      new AccountsWorker(new AccountPurge({ db, accounts, jobs, storage, personalData, log }), log),
    ],
  };
  return {
    module,
    roles,
    /** Domains above register what a role means to them. */
    roleDuties: duties,
  };
}
export type AccountsModule = ReturnType<typeof createAccounts>;
