import { v7 as uuidv7 } from 'uuid';
import type { Database, Transaction } from '../platform/database/database.ts';
import { type AuditAction, auditLog } from './audit.table.ts';

/** Where a request came from. */
export interface Origin {
  ip: string;
  userAgent: string | null;
}

export interface AuditRecord {
  action: AuditAction;
  /** Whose data or account. */
  subjectId: string;
  /** The actor; null for the system or an unknown person. */
  actorId: string | null;
  objectId?: string;
  /** Null outside a request. */
  origin: Pick<Origin, 'ip'> | null;
  details?: Record<string, string | number | boolean>;
}

export class AuditService {
  /** Part of the caller's transaction where there is one. Returns the id of the entry. */
  async append(db: Database | Transaction, record: AuditRecord): Promise<string> {
    const [id] = await this.appendAll(db, [record]);
    return id!;
  }

  /** One statement for all entries, none if there are none. Returns their ids. */
  async appendAll(db: Database | Transaction, records: readonly AuditRecord[]): Promise<string[]> {
    if (records.length === 0) return [];
    const rows = records.map(({ origin, ...record }) => ({
      ...record,
      id: uuidv7(),
      ip: origin?.ip ?? null,
    }));
    await db.insert(auditLog).values(rows);
    return rows.map(({ id }) => id);
  }
}
