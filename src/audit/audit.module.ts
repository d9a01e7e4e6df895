import type { DomainModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { AuditPersonalData } from './audit.personal-data.ts';
import { AuditService } from './audit.service.ts';
import { AuditEntryFieldsResolver } from './audit-entry-fields.resolver.ts';
import { AuditLogService } from './audit-log.service.ts';
import { ViewerAuditLogResolver } from './viewer-audit-log.resolver.ts';

/** Security events and every read of another person's data. */
export function createAudit({ db }: Pick<Platform, 'db'>) {
  const log = new AuditLogService(db);
  const module: DomainModule = {
    resolvers: [new ViewerAuditLogResolver(log), new AuditEntryFieldsResolver()],
    nodes: { AuditEntry: ({ viewer }, ids) => log.getMany(viewer.userId, ids) },
    personalData: [new AuditPersonalData(log)],
  };
  return { module, audit: new AuditService() };
}
export type AuditModule = ReturnType<typeof createAudit>;
