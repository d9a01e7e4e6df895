import { eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/database.ts';
import { jsonFile, type PersonalData } from '../../platform/personal-data.ts';
import type { ZipEntry } from '../../platform/zip.ts';
import { dermatologists } from './dermatologists.table.ts';

/** The profile of a dermatologist, which is deleted with the account. */
export class DermatologistsPersonalData implements PersonalData {
  constructor(private readonly db: Database) {}

  async *files(userId: string): AsyncGenerator<ZipEntry> {
    const [profile] = await this.db.select().from(dermatologists).where(eq(dermatologists.userId, userId));
    if (profile) yield jsonFile('account/dermatologist.json', profile);
  }
}
