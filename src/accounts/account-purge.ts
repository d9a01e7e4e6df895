import { randomUUID } from 'node:crypto';
import { and, asc, eq, lt, sql } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Log } from '../platform/log.ts';
import type { PhotoStorage } from '../platform/photo-storage.ts';
import { GRACE_DAYS } from '../users/accounts.ts';
import type { PersonalData } from '../users/personal-data.ts';
import { purgeReceipts, users } from '../users/users.table.ts';

const BATCH = 100;

interface Dependencies {
  db: Database;
  jobs: Jobs;
  storage: PhotoStorage;
  personalData: readonly PersonalData[];
  log: Log;
}

/** Removes every row and file of accounts whose time of grace is over. */
export class AccountPurge {
  readonly #with: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /** Purges all that are due; one that fails is tried again at the next run. */
  async run(): Promise<void> {
    const { db, log } = this.#with;
    const due = await db
      .select({ id: users.id })
      .from(users)
      .where(isDue)
      .orderBy(asc(users.deactivatedAt))
      .limit(BATCH);
    let purged = 0;
    for (const { id } of due) {
      try {
        if (await this.#purge(id)) purged += 1;
      } catch (error) {
        log.error({ err: error }, 'A closed account was not purged and will be tried again');
      }
    }
    if (purged > 0) log.info({ purged }, 'Closed accounts were purged');
    if (purged === BATCH) await this.run();
  }

  /** Files first: while the row is there, another run finds what is left of them. */
  async #purge(userId: string): Promise<boolean> {
    const { db, jobs, storage, personalData } = this.#with;
    const folders = (await Promise.all(personalData.map((data) => data.folders?.(userId) ?? []))).flat();
    for (const folder of folders) await storage.remove(folder);
    return db.transaction(async (tx) => {
      const [account] = await tx
        .select({ receipt: users.purgeReceipt, closedAt: users.deactivatedAt })
        .from(users)
        .where(and(eq(users.id, userId), isDue))
        .for('update', { skipLocked: true });
      if (!account) return false;
      const pseudonym = randomUUID();
      for (const data of personalData) await data.forget?.(tx, userId, pseudonym);
      await jobs.forget(tx, userId);
      await tx.delete(users).where(eq(users.id, userId));
      await tx.insert(purgeReceipts).values({
        id: account.receipt ?? randomUUID(),
        closedAt: account.closedAt!,
        folders: folders.length,
      });
      return true;
    });
  }
}

const isDue = lt(users.deactivatedAt, sql`now() - make_interval(days => ${sql.raw(String(GRACE_DAYS))})`);
