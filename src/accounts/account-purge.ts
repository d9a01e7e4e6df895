import { randomUUID } from 'node:crypto';
import type { Database } from '../platform/database/database.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Log } from '../platform/logging/log.ts';
import type { PersonalData } from '../platform/personal-data.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
import type { Accounts } from '../users/accounts.ts';
import { purgeReceipts } from './accounts.table.ts';

const BATCH = 100;

interface Dependencies {
  db: Database;
  accounts: Accounts;
  jobs: Jobs;
  storage: FileStorage;
  personalData: readonly PersonalData[];
  log: Log;
}

/** Removes every row and file of accounts whose grace period is over. */
export class AccountPurge {
  constructor(private readonly deps: Dependencies) {}

  /** Purges all accounts that are due; failed ones are retried in the next run. */
  async run(): Promise<void> {
    const { accounts, log } = this.deps;
    const due = await accounts.dueForPurge(BATCH);
    let purged = 0;
    for (const id of due) {
      try {
        if (await this.#purge(id)) purged += 1;
      } catch (error) {
        log.error({ err: error }, 'A closed account could not be purged; retrying in the next run');
      }
    }
    if (purged > 0) log.info({ purged }, 'Closed accounts were purged');
    if (purged === BATCH) await this.run();
  }

  /** Files first: as long as the row exists, another run can find remaining files. */
  async #purge(userId: string): Promise<boolean> {
    const { db, accounts, jobs, storage, personalData } = this.deps;
    const folders = (await Promise.all(personalData.map((data) => data.folders?.(userId) ?? []))).flat();
    for (const folder of folders) await storage.remove(folder);
    return db.transaction(async (tx) => {
      const account = await accounts.lockedForPurge(tx, userId);
      if (!account) return false;
      const pseudonym = randomUUID();
      for (const data of personalData) await data.forget?.(tx, userId, pseudonym);
      await jobs.forget(tx, userId);
      await accounts.delete(tx, userId);
      await tx.insert(purgeReceipts).values({
        id: account.receipt ?? randomUUID(),
        closedAt: account.closedAt,
        folders: folders.length,
      });
      return true;
    });
  }
}
