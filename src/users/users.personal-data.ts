import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../platform/database.ts';
import type { PersonalData } from './personal-data.ts';
import { auditLog, users } from './users.table.ts';

/** The person's account, and their traces in the audit log. */
export class UsersPersonalData implements PersonalData {
  constructor(private readonly db: Database) {}

  async folders(userId: string): Promise<string[]> {
    const rows = await this.db
      .select({ picture: users.profilePicture })
      .from(users)
      .where(eq(users.id, userId));
    return rows.flatMap(({ picture }) => picture ?? []);
  }

  /** What others did, and what the person did to others, is kept under the pseudonym. */
  async forget(tx: Transaction, userId: string, pseudonym: string): Promise<void> {
    const own = or(isNull(auditLog.actorId), eq(auditLog.actorId, userId));
    await tx.delete(auditLog).where(and(eq(auditLog.subjectId, userId), own));
    await tx.update(auditLog).set({ subjectId: pseudonym }).where(eq(auditLog.subjectId, userId));
    await tx.update(auditLog).set({ actorId: pseudonym, ip: null }).where(eq(auditLog.actorId, userId));
    await tx.update(auditLog).set({ objectId: null }).where(eq(auditLog.objectId, userId));
    const named = sql`${auditLog.details}::text like ${`%${userId}%`}`;
    await tx.update(auditLog).set({ details: null }).where(named);
  }
}
