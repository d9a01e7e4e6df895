import { randomUUID } from 'node:crypto';
import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { AuditService, Origin } from '../audit/audit.service.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import { OwnRows } from '../platform/database/own-rows.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { RateLimit } from '../platform/rate-limit.ts';
import type { SignedLinks } from '../platform/signed-links.ts';
import { type ByteRange, type FileStorage, orClosed } from '../platform/storage/file-storage.ts';
import type { Viewer } from '../platform/viewer.ts';
import { activeAccounts } from '../users/accounts.ts';
import { expireExport, exportData } from './accounts.queues.ts';
import { type DataExport, dataExports } from './accounts.table.ts';

export const EXPORT_FILE = 'export.zip';

interface Dependencies {
  db: Database;
  jobs: Jobs;
  storage: FileStorage;
  links: SignedLinks;
  limit: RateLimit;
  audit: AuditService;
}

/** Exports of all data stored about a person, for that person. */
export class DataExportsService {
  readonly rows: OwnRows<typeof dataExports>;

  constructor(private readonly deps: Dependencies) {
    this.rows = new OwnRows(deps.db, dataExports, 'data-export');
  }

  /** Returns the export in progress, if any. Throws RATE_LIMITED. */
  async request(viewer: Viewer, origin: Origin): Promise<DataExport> {
    const { db, jobs, limit, audit } = this.deps;
    const { userId } = viewer;
    const pending = and(eq(dataExports.userId, userId), eq(dataExports.status, 'PENDING'));
    const [running] = await db.select().from(dataExports).where(pending);
    if (running) return running;
    await limit.take(userId);
    const made = await db.transaction(async (tx) => {
      const [row] = await tx
        .insert(dataExports)
        .values({ userId, folder: randomUUID() })
        .onConflictDoNothing({ target: dataExports.userId, where: sql`status = 'PENDING'` })
        .returning();
      if (!row) return null;
      const subject = { subjectId: userId, actorId: userId, objectId: row.id };
      await audit.append(tx, { action: 'DATA_EXPORT_REQUESTED', ...subject, origin });
      await jobs.enqueue(tx, exportData, { exportId: row.id });
      return row;
    });
    jobs.wake(exportData);
    if (made) return made;
    const own = eq(dataExports.userId, userId);
    const [latest] = await db
      .select()
      .from(dataExports)
      .where(own)
      .orderBy(desc(dataExports.createdAt))
      .limit(1);
    return latest!;
  }

  /** A link for its owner that works until the export expires; null if there is no file. */
  link(row: Pick<DataExport, 'id' | 'userId' | 'status' | 'expiresAt'>, now = new Date()): string | null {
    if (row.status !== 'READY' || !row.expiresAt || row.expiresAt <= now) return null;
    return this.deps.links.sign({ path: exportPath(row.id), viewerId: row.userId }, row.expiresAt);
  }

  /**
   * Revokes the links to all exports of a person, in the transaction that revokes access; a job removes the files.
   * An export in progress continues, but is not ready before that transaction has ended.
   */
  async expireAll(tx: Transaction, userId: string): Promise<void> {
    const ready = eq(dataExports.status, 'READY');
    const rows = await tx
      .update(dataExports)
      .set({
        status: sql`case when ${ready} then 'EXPIRED' else ${dataExports.status} end`,
        expiresAt: sql`case when ${ready} then least(${dataExports.expiresAt}, now()) else ${dataExports.expiresAt} end`,
      })
      .where(and(eq(dataExports.userId, userId), inArray(dataExports.status, ['PENDING', 'READY'])))
      .returning({ id: dataExports.id, status: dataExports.status });
    const ended = rows.filter(({ status }) => status === 'EXPIRED');
    if (ended.length === 0) return;
    const removals = ended.map(({ id }) => ({ data: { exportId: id } }));
    await this.deps.jobs.enqueueAll(tx, expireExport, removals);
  }

  /** The file, or a part of it; null if there is none or the account is closed. Recorded in the audit log. */
  async open(
    ownerId: string,
    id: string,
    { range, ...origin }: Pick<Origin, 'ip'> & { range?: ByteRange | undefined },
  ) {
    const { db, storage, audit } = this.deps;
    const account = activeAccounts(db);
    const [row] = await db
      .select({ folder: dataExports.folder })
      .from(dataExports)
      .innerJoin(account, eq(account.id, dataExports.userId))
      .where(
        and(
          eq(dataExports.id, id),
          eq(dataExports.userId, ownerId),
          eq(dataExports.status, 'READY'),
          gt(dataExports.expiresAt, sql`now()`),
        ),
      );
    const file = row && (await storage.stream(row.folder, EXPORT_FILE, range));
    if (!file) return null;
    const subject = { subjectId: ownerId, actorId: ownerId, objectId: id };
    await orClosed(file, audit.append(db, { action: 'DATA_EXPORT_READ', ...subject, origin }));
    return file;
  }
}

export const exportPath = (id: string) => `/exports/${id}`;
