import { desc, eq } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import { jsonFile, type PersonalData } from '../platform/personal-data.ts';
import type { ZipEntry } from '../platform/zip.ts';
import { sessions } from './auth.table.ts';

const MAX_SESSIONS = 10_000;

/** The devices on which the person was signed in; the rows are deleted with the account. */
export class AuthPersonalData implements PersonalData {
  constructor(private readonly db: Database) {}

  async *files(userId: string): AsyncGenerator<ZipEntry> {
    const rows = await this.db
      .select({
        device: sessions.device,
        ip: sessions.ip,
        createdAt: sessions.createdAt,
        lastUsedAt: sessions.lastUsedAt,
        endedAt: sessions.endedAt,
      })
      .from(sessions)
      .where(eq(sessions.userId, userId))
      .orderBy(desc(sessions.createdAt))
      .limit(MAX_SESSIONS);
    yield jsonFile('account/sessions.json', rows);
  }
}
