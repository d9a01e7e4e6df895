import { jsonFile, type PersonalData } from '../platform/personal-data.ts';
import type { ZipEntry } from '../platform/zip.ts';
import type { RemindersService } from './reminders.service.ts';

/** When the person wants to be reminded; the rows go with the account. */
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
