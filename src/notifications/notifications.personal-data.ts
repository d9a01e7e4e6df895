import { and, desc, eq, lt } from 'drizzle-orm';
import type { Database } from '../platform/database.ts';
import type { ZipEntry } from '../platform/zip.ts';
import { jsonListFile, type PersonalData } from '../users/personal-data.ts';
import { notifications } from './notifications.table.ts';

const PAGE = 500;

/** The person's notifications; the rows go with the account. */
export class NotificationsPersonalData implements PersonalData {
  constructor(private readonly db: Database) {}

  async *files(userId: string): AsyncGenerator<ZipEntry> {
    yield jsonListFile('notifications.json', this.#pages(userId));
  }

  async *#pages(userId: string): AsyncGenerator<object[]> {
    for (let before = Number.MAX_SAFE_INTEGER; ; ) {
      const rows = await this.db
        .select()
        .from(notifications)
        .where(and(eq(notifications.userId, userId), lt(notifications.sequence, before)))
        .orderBy(desc(notifications.sequence))
        .limit(PAGE);
      yield rows.map(({ kind, title, message, readAt, createdAt }) => ({
        kind,
        title,
        message,
        readAt,
        createdAt,
      }));
      if (rows.length < PAGE) return;
      before = rows.at(-1)!.sequence;
    }
  }
}
