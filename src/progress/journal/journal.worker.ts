import { eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/database.ts';
import type { FileStorage } from '../../platform/file-storage.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { sweepJournalPhotos } from '../progress.queues.ts';
import { journalEntries } from './journal.table.ts';

interface Dependencies {
  db: Database;
  jobs: Jobs;
  storage: FileStorage;
}

/** Removes photos that no journal entry shows any more. */
export class JournalWorker {
  readonly #with: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  async start(): Promise<void> {
    const { db, jobs, storage } = this.#with;
    await jobs.work(sweepJournalPhotos, { concurrency: 1 }, async ({ photoFolder }) => {
      const inUse = await db.$count(journalEntries, eq(journalEntries.photoFolder, photoFolder));
      if (inUse === 0) await storage.remove(photoFolder);
    });
  }
}
