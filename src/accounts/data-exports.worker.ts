import { and, eq } from 'drizzle-orm';
import type { NotificationDraft, NotificationsService } from '../notifications/notifications.service.ts';
import type { Database } from '../platform/database/database.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import { SOMEBODY } from '../platform/language/language.ts';
import type { PersonalData } from '../platform/personal-data.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
import { type ZipEntry, zipped } from '../platform/zip.ts';
import type { Accounts } from '../users/accounts.ts';
import { expireExport, exportData, failedExpiries, failedExports } from './accounts.queues.ts';
import { type DataExport, dataExports } from './accounts.table.ts';
import { EXPORT_FILE } from './data-exports.service.ts';

export const LIFETIME_SECONDS = 7 * 86_400;
const AGAIN = { startAfterSeconds: 15 * 60 };

interface Dependencies {
  db: Database;
  accounts: Accounts;
  jobs: Jobs;
  storage: FileStorage;
  notifications: NotificationsService;
  personalData: readonly PersonalData[];
}

/** Creates exports, notifies their owners, and deletes expired ones. */
export class DataExportsWorker {
  constructor(private readonly deps: Dependencies) {}

  async start(): Promise<void> {
    const { db, jobs } = this.deps;
    await jobs.work(exportData, { concurrency: 1 }, ({ exportId }, { signal }) =>
      this.#make(exportId, signal),
    );
    await jobs.work(failedExports, { concurrency: 1 }, ({ exportId }) => this.#fail(exportId));
    await jobs.work(expireExport, { concurrency: 1 }, ({ exportId }) => this.#expire(exportId));
    await jobs.work(failedExpiries, { concurrency: 1 }, (removal) =>
      jobs.enqueue(db, expireExport, removal, AGAIN),
    );
  }

  async #make(exportId: string, signal: AbortSignal): Promise<void> {
    const { db, storage } = this.deps;
    const [row] = await db.select().from(dataExports).where(isPending(exportId));
    if (!row) return;
    const bytes = await storage.write(row.folder, EXPORT_FILE, zipped(this.#files(row.userId, signal)));
    const completedAt = new Date();
    const expiresAt = new Date(completedAt.getTime() + LIFETIME_SECONDS * 1000);
    const ended = await this.#end(exportId, { status: 'READY', bytes, completedAt, expiresAt });
    if (!ended) await storage.remove(row.folder);
  }

  async #fail(exportId: string): Promise<void> {
    const { db, storage } = this.deps;
    await this.#end(exportId, { status: 'FAILED', completedAt: new Date() });
    const [row] = await db.select().from(dataExports).where(eq(dataExports.id, exportId));
    if (row?.status === 'FAILED') await storage.remove(row.folder);
  }

  /** The file first: the row keeps its folder, so that a retry can remove it. */
  async #expire(exportId: string): Promise<void> {
    const { db, storage } = this.deps;
    const [row] = await db.select().from(dataExports).where(eq(dataExports.id, exportId));
    if (!row) return;
    await storage.remove(row.folder);
    await db.update(dataExports).set({ status: 'EXPIRED' }).where(eq(dataExports.id, exportId));
  }

  async *#files(userId: string, signal: AbortSignal): AsyncGenerator<ZipEntry> {
    const reader = (await this.deps.accounts.byId(userId)) ?? SOMEBODY;
    for (const data of this.deps.personalData) {
      for await (const file of data.files(userId, reader)) {
        signal.throwIfAborted();
        yield file;
      }
    }
  }

  async #end(exportId: string, outcome: Partial<DataExport>): Promise<DataExport | undefined> {
    const { db, jobs, notifications } = this.deps;
    const ended = await db.transaction(async (tx) => {
      const [row] = await tx.update(dataExports).set(outcome).where(isPending(exportId)).returning();
      if (!row) return null;
      const seconds = { startAfterSeconds: LIFETIME_SECONDS };
      if (row.status === 'READY') await jobs.enqueue(tx, expireExport, { exportId }, seconds);
      return { row, notification: await notifications.create(tx, draft(row)) };
    });
    if (ended?.notification) notifications.announce(ended.notification);
    return ended?.row;
  }
}

const isPending = (id: string) => and(eq(dataExports.id, id), eq(dataExports.status, 'PENDING'));

function draft({ id, userId, status }: DataExport): NotificationDraft {
  const code = status === 'READY' ? 'data-export.ready' : 'data-export.failed';
  return { userId, kind: 'SYSTEM', code, objectId: id, cause: `data-export:${id}` };
}
