import { eq } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import { jsonFile, jsonListFile, ownRows, type PersonalData } from '../platform/personal-data.ts';
import type { ZipEntry } from '../platform/zip.ts';
import { healthProfiles, medications } from './health.table.ts';

/** What the person said of their health; the rows are deleted with the account. */
export class HealthPersonalData implements PersonalData {
  constructor(private readonly db: Database) {}

  async *files(userId: string): AsyncGenerator<ZipEntry> {
    const [row] = await this.db.select().from(healthProfiles).where(eq(healthProfiles.userId, userId));
    const { userId: _, ...profile } = row ?? { userId };
    yield jsonFile('health/profile.json', profile);
    yield jsonListFile('health/medications.json', ownRows(this.db, medications, userId));
  }
}
