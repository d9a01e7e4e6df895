import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../platform/database/database.ts';
import { jsonListFile, type PersonalData, pagesOfTable } from '../platform/personal-data.ts';
import type { ZipEntry } from '../platform/zip.ts';
import { type AuditEntry, auditLog } from './audit.table.ts';
import { actorOf } from './audit-actor.ts';

/** The person's entries in the audit log. */
export class AuditPersonalData implements PersonalData {
  constructor(private readonly db: Database) {}

  async *files(userId: string): AsyncGenerator<ZipEntry> {
    yield jsonListFile('account/audit-log.json', this.#entries(userId));
  }

  /** Actions of others, and actions of the person on others, are kept under the pseudonym. */
  async forget(tx: Transaction, userId: string, pseudonym: string): Promise<void> {
    const own = or(isNull(auditLog.actorId), eq(auditLog.actorId, userId));
    await tx.delete(auditLog).where(and(eq(auditLog.subjectId, userId), own));
    await tx.update(auditLog).set({ subjectId: pseudonym }).where(eq(auditLog.subjectId, userId));
    await tx.update(auditLog).set({ actorId: pseudonym, ip: null }).where(eq(auditLog.actorId, userId));
    await tx.update(auditLog).set({ objectId: null }).where(eq(auditLog.objectId, userId));
    const named = sql`${auditLog.details}::text like ${`%${userId}%`}`;
    await tx.update(auditLog).set({ details: null }).where(named);
  }

  async *#entries(userId: string): AsyncGenerator<object[]> {
    const pages = pagesOfTable(this.db, auditLog, eq(auditLog.subjectId, userId));
    for await (const page of pages) yield page.map(readable);
  }
}

/** The identity of other people is not disclosed to the person. */
function readable(entry: AuditEntry): object {
  const { action, createdAt, ip, details } = entry;
  const actor = actorOf(entry);
  return { action, actor, createdAt, ip: actor === 'OTHER' ? null : ip, details };
}
