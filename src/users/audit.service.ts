import type { Database, Transaction } from '../platform/database.ts';
import { type AuditAction, auditLog } from './users.table.ts';

/** Where a request came from. */
export interface Origin {
  ip: string;
  userAgent: string | null;
}

export interface AuditRecord {
  action: AuditAction;
  /** Whose data or account. */
  subjectId: string;
  /** Who did it; null for the system or somebody unknown. */
  actorId: string | null;
  objectId?: string;
  /** Null where no request is at hand. */
  origin: Pick<Origin, 'ip'> | null;
  details?: Record<string, string | number | boolean>;
}

export class AuditService {
  /** Part of the caller's transaction where there is one. */
  async append(db: Database | Transaction, { origin, ...record }: AuditRecord): Promise<void> {
    await this.appendAll(db, [{ origin, ...record }]);
  }

  /** One statement for all; none for none. */
  async appendAll(db: Database | Transaction, records: readonly AuditRecord[]): Promise<void> {
    if (records.length === 0) return;
    await db
      .insert(auditLog)
      .values(records.map(({ origin, ...record }) => ({ ...record, ip: origin?.ip ?? null })));
  }
}
