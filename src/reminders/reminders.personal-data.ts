import { jsonFile, type PersonalData } from '../platform/personal-data.ts';
import type { ZipEntry } from '../platform/zip.ts';
import type { RemindersService } from './reminders.service.ts';

/** The person's reminder settings; the rows are deleted with the account. */
export class RemindersPersonalData implements PersonalData {
  constructor(private readonly reminders: RemindersService) {}

  async *files(userId: string): AsyncGenerator<ZipEntry> {
    const rows = await this.reminders.of(userId);
    yield jsonFile(
      'reminders.json',
      rows.map(({ userId: _, ...row }) => row),
    );
  }
}
