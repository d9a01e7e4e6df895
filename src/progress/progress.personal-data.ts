import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import { PHOTO_FILE } from '../photos/photo-intake.ts';
import type { Database } from '../platform/database/database.ts';
import { jsonListFile, ownRows, type PersonalData, photoFile } from '../platform/personal-data.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
import type { ZipEntry } from '../platform/zip.ts';
import { goals } from './goals/goals.table.ts';
import { journalEntries } from './journal/journal.table.ts';

const PAGE = 500;

/** The person's goals, journal and its photos; the rows are deleted with the account. */
export class ProgressPersonalData implements PersonalData {
  constructor(
    private readonly db: Database,
    private readonly storage: FileStorage,
  ) {}

  async *files(userId: string): AsyncGenerator<ZipEntry> {
    yield jsonListFile('goals.json', ownRows(this.db, goals, userId));
    yield jsonListFile('journal/journal.json', ownRows(this.db, journalEntries, userId));
    for await (const { id, folder } of this.#photos(userId)) {
      const bytes = await this.storage.read(folder, PHOTO_FILE);
      if (bytes) yield photoFile(`journal/${id}/${PHOTO_FILE}`, bytes);
    }
  }

  async folders(userId: string): Promise<string[]> {
    const found: string[] = [];
    for await (const { folder } of this.#photos(userId)) found.push(folder);
    return found;
  }

  async *#photos(userId: string): AsyncGenerator<{ id: string; folder: string }> {
    for (let last: string | undefined; ; ) {
      const rows = await this.db
        .select({ id: journalEntries.id, folder: journalEntries.photoFolder })
        .from(journalEntries)
        .where(
          and(
            eq(journalEntries.userId, userId),
            isNotNull(journalEntries.photoFolder),
            last ? gt(journalEntries.id, last) : undefined,
          ),
        )
        .orderBy(asc(journalEntries.id))
        .limit(PAGE);
      for (const { id, folder } of rows) yield { id, folder: folder! };
      if (rows.length < PAGE) return;
      last = rows.at(-1)!.id;
    }
  }
}
