import { OwnRows } from '../platform/database/own-rows.ts';
import type { DomainModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { AuditPersonalData } from './audit.personal-data.ts';
import { AuditService } from './audit.service.ts';
import { auditLog } from './audit.table.ts';
import { AuditEntryFieldsResolver } from './audit-entry-fields.resolver.ts';
import { ViewerAuditLogResolver } from './viewer-audit-log.resolver.ts';

/** Security events and every read of another person's data. */
export function createAudit({ db }: Pick<Platform, 'db'>) {
  const entries = new OwnRows(db, auditLog, 'object', { owner: auditLog.subjectId });
  const module: DomainModule = {
    resolvers: [new ViewerAuditLogResolver(), new AuditEntryFieldsResolver()],
    nodes: { AuditEntry: ({ viewer }, ids) => entries.getMany(viewer, ids) },
    personalData: [new AuditPersonalData(db)],
  };
  return { module, audit: new AuditService() };
}
export type AuditModule = ReturnType<typeof createAudit>;
