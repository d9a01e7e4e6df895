import type { AuditModule } from '../audit/audit.module.ts';
import type { DomainModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import type { UsersModule } from '../users/users.module.ts';
import type { ConsentFollower } from './consent-follower.ts';
import { ConsentsPersonalData } from './consents.personal-data.ts';
import { ConsentsResolver } from './consents.resolver.ts';
import { ConsentsService } from './consents.service.ts';
import { ViewerConsentsResolver } from './viewer-consents.resolver.ts';

/** What a person agreed to, by kind and version. */
export function createConsents({
  db,
  audit,
  users,
}: Pick<Platform, 'db'> & Pick<AuditModule, 'audit'> & Pick<UsersModule, 'users'>) {
  const consentFollowers: ConsentFollower[] = [];
  const consents = new ConsentsService(db, audit, users, consentFollowers);
  const module: DomainModule = {
    resolvers: [new ConsentsResolver(consents), new ViewerConsentsResolver(consents)],
    nodes: { Consent: ({ viewer }, ids) => consents.rows.getMany(viewer, ids) },
    personalData: [new ConsentsPersonalData(db)],
  };
  return {
    module,
    consents,
    /** Domains above register themselves. */
    consentFollowers,
  };
}
export type ConsentsModule = ReturnType<typeof createConsents>;
