import { and, eq, getTableColumns } from 'drizzle-orm';
import { alignTo } from '../platform/database/align.ts';
import { anyOf } from '../platform/database/any-of.ts';
import type { Database } from '../platform/database/database.ts';
import type { Viewer } from '../platform/viewer.ts';
import { type NotificationDelivery, notificationDeliveries, notifications } from './notifications.table.ts';

/** Email deliveries of notifications. */
export class DeliveriesService {
  constructor(private readonly db: Database) {}

  /** In the order of the ids; null if there was no mail or it is not the viewer's. */
  async getMany(
    viewer: Viewer,
    notificationIds: readonly string[],
  ): Promise<(NotificationDelivery | null)[]> {
    const rows = await this.db
      .select(getTableColumns(notificationDeliveries))
      .from(notificationDeliveries)
      .innerJoin(notifications, eq(notifications.id, notificationDeliveries.notificationId))
      .where(
        and(
          anyOf(notificationDeliveries.notificationId, notificationIds),
          eq(notifications.userId, viewer.userId),
        ),
      );
    return alignTo(notificationIds, rows, ({ notificationId }) => notificationId);
  }
}
