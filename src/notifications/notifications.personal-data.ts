import { and, desc, eq, lt } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import type { Reader } from '../platform/language/language.ts';
import { render } from '../platform/language/render.ts';
import { jsonFile, jsonListFile, type PersonalData } from '../platform/personal-data.ts';
import type { ZipEntry } from '../platform/zip.ts';
import { bodyOf, titleOf } from './notification-texts.ts';
import { notificationDeliveries, notificationPreferences, notifications } from './notifications.table.ts';

const PAGE = 500;

/** The person's notifications with their emails, and their preferences; the rows are deleted with the account. */
export class NotificationsPersonalData implements PersonalData {
  constructor(private readonly db: Database) {}

  async *files(userId: string, reader: Reader): AsyncGenerator<ZipEntry> {
    yield jsonListFile('notifications.json', this.#pages(userId, reader));
    const [preferences = {}] = await this.db
      .select()
      .from(notificationPreferences)
      .where(eq(notificationPreferences.userId, userId));
    yield jsonFile('notification-preferences.json', preferences);
  }

  async *#pages(userId: string, reader: Reader): AsyncGenerator<object[]> {
    for (let before = Number.MAX_SAFE_INTEGER; ; ) {
      const rows = await this.db
        .select()
        .from(notifications)
        .leftJoin(notificationDeliveries, eq(notificationDeliveries.notificationId, notifications.id))
        .where(and(eq(notifications.userId, userId), lt(notifications.sequence, before)))
        .orderBy(desc(notifications.sequence))
        .limit(PAGE);
      yield rows.map(({ notifications: row, notification_deliveries: mail }) => {
        const { kind, inApp, readAt, createdAt } = row;
        const title = render(titleOf(row), reader);
        const message = render(bodyOf(row), reader);
        const email = mail && { status: mail.status, attempts: mail.attempts, sentAt: mail.sentAt };
        return { kind, title, message, inApp, readAt, createdAt, email };
      });
      if (rows.length < PAGE) return;
      before = rows.at(-1)!.notifications.sequence;
    }
  }
}
