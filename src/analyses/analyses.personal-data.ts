import { eq } from 'drizzle-orm';
import type { Database } from '../platform/database.ts';
import type { PersonalData } from '../users/personal-data.ts';
import { analyses } from './analyses.table.ts';

/** The person's analyses and their photos; the rows go with the account. */
export class AnalysesPersonalData implements PersonalData {
  constructor(private readonly db: Database) {}

  async folders(userId: string): Promise<string[]> {
    const rows = await this.db
      .select({ folder: analyses.photoFolder })
      .from(analyses)
      .where(eq(analyses.userId, userId));
    return rows.map(({ folder }) => folder);
  }
}
