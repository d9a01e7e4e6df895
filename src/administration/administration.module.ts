import type { AccountsModule } from '../accounts/accounts.module.ts';
import type { AuditModule } from '../audit/audit.module.ts';
import { FailedJobs } from '../platform/jobs/failed-jobs.ts';
import type { DomainModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { FailedJobsResolver } from './failed-jobs.resolver.ts';
import { FailedJobsService } from './failed-jobs.service.ts';

type Dependencies = Pick<Platform, 'db' | 'jobs'> &
  Pick<AccountsModule, 'roles'> &
  Pick<AuditModule, 'audit'>;

/** What operators of the service do in it: jobs that failed. */
export function createAdministration({ db, jobs, roles, audit }: Dependencies) {
  const failed = new FailedJobs(db);
  const module: DomainModule = {
    resolvers: [new FailedJobsResolver(failed, new FailedJobsService({ db, jobs, failed, roles, audit }))],
  };
  return { module };
}
