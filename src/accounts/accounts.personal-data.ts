import { eq } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import type { PersonalData } from '../platform/personal-data.ts';
import type { ZipEntry } from '../platform/zip.ts';
import { dataExports } from './accounts.table.ts';

/** The data exports that the person requested; an export does not include earlier ones. */
export class AccountsPersonalData implements PersonalData {
  constructor(private readonly db: Database) {}

  async *files(): AsyncGenerator<ZipEntry> {}

  async folders(userId: string): Promise<string[]> {
    const exported = await this.db
      .select({ folder: dataExports.folder })
      .from(dataExports)
      .where(eq(dataExports.userId, userId));
    return exported.map(({ folder }) => folder);
  }
}
