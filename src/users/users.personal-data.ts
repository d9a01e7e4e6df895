import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import { type AuditLogService, actorOf } from '../audit/audit-log.service.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import type { PhotoStorage } from '../platform/photo-storage.ts';
import type { ZipEntry } from '../platform/zip.ts';
import { jsonFile, jsonListFile, type PersonalData, pagesOf, photoFile } from './personal-data.ts';
import { LARGEST_PICTURE_FILE } from './profile-pictures.ts';
import { type AuditEntry, auditLog, consents, dataExports, preferences, users } from './users.table.ts';

/** The person's account, their consents and preferences, their exports, and their traces in the audit log. */
export class UsersPersonalData implements PersonalData {
  constructor(
    private readonly db: Database,
    private readonly storage: PhotoStorage,
    private readonly log: AuditLogService,
  ) {}

  async *files(userId: string): AsyncGenerator<ZipEntry> {
    const [user] = await this.db.select().from(users).where(eq(users.id, userId));
    if (!user) return;
    const { passwordHash: _, profilePicture, purgeReceipt: __, ...account } = user;
    yield jsonFile('account/profile.json', account);
    const [settings = {}] = await this.db.select().from(preferences).where(eq(preferences.userId, userId));
    yield jsonFile('account/preferences.json', settings);
    const given = this.db
      .select()
      .from(consents)
      .where(eq(consents.userId, userId))
      .orderBy(asc(consents.id));
    yield jsonFile('account/consents.json', await given);
    const picture = profilePicture && (await this.storage.read(profilePicture, LARGEST_PICTURE_FILE));
    if (picture) yield photoFile('account/profile-picture.jpg', picture);
    yield jsonListFile('account/audit-log.json', this.#auditLog(userId));
  }

  async folders(userId: string): Promise<string[]> {
    const pictures = this.db.select({ folder: users.profilePicture }).from(users).where(eq(users.id, userId));
    const exported = this.db
      .select({ folder: dataExports.folder })
      .from(dataExports)
      .where(eq(dataExports.userId, userId));
    return [...(await pictures), ...(await exported)].flatMap(({ folder }) => folder ?? []);
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

  async *#auditLog(userId: string): AsyncGenerator<object[]> {
    for await (const page of pagesOf((asked) => this.log.list(userId, asked))) yield page.map(readable);
  }
}

/** Who else it was is not the person's to know. */
function readable(entry: AuditEntry): object {
  const { action, createdAt, ip, details } = entry;
  const actor = actorOf(entry);
  return { action, actor, createdAt, ip: actor === 'OTHER' ? null : ip, details };
}
