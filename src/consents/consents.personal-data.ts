import { asc, eq } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import { jsonFile, type PersonalData } from '../platform/personal-data.ts';
import type { ZipEntry } from '../platform/zip.ts';
import { consents } from './consents.table.ts';

/** All consents that the person gave or withdrew. */
export class ConsentsPersonalData implements PersonalData {
  constructor(private readonly db: Database) {}

  async *files(userId: string): AsyncGenerator<ZipEntry> {
    const given = this.db
      .select()
      .from(consents)
      .where(eq(consents.userId, userId))
      .orderBy(asc(consents.id));
    yield jsonFile('account/consents.json', await given);
  }
}
