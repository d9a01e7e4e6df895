import type { AuditModule } from '../audit/audit.module.ts';
import type { DomainModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { ConsentsPersonalData } from './consents.personal-data.ts';
import { ConsentsResolver } from './consents.resolver.ts';
import { ConsentsService } from './consents.service.ts';
import { ViewerConsentsResolver } from './viewer-consents.resolver.ts';

/** What a person agreed to, by kind and version. */
export function createConsents({ db, audit }: Pick<Platform, 'db'> & Pick<AuditModule, 'audit'>) {
  const consents = new ConsentsService(db, audit);
  const module: DomainModule = {
    resolvers: [new ConsentsResolver(consents), new ViewerConsentsResolver(consents)],
    personalData: [new ConsentsPersonalData(db)],
  };
  return { module, consents };
}
export type ConsentsModule = ReturnType<typeof createConsents>;
