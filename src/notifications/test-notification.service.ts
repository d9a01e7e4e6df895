import { randomUUID } from 'node:crypto';
import type { Database } from '../platform/database/database.ts';
import { userError } from '../platform/errors.ts';
import { message } from '../platform/language/text.ts';
import type { RateLimit } from '../platform/rate-limit.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { CreatedNotification } from './create-notifications.ts';
import type { NotificationsService } from './notifications.service.ts';

interface Dependencies {
  db: Database;
  notifications: NotificationsService;
  limit: RateLimit;
}

/** Lets people check whether notifications reach them. */
export class TestNotificationService {
  constructor(private readonly deps: Dependencies) {}

  /** Throws RATE_LIMITED, and INVALID_STATE if the viewer has turned off every channel of the kind SYSTEM. */
  async send({ userId }: Viewer): Promise<CreatedNotification> {
    const { db, notifications, limit } = this.deps;
    await limit.take(userId);
    const created = await db.transaction((tx) =>
      notifications.createOnChannels(tx, {
        userId,
        kind: 'SYSTEM',
        code: 'test',
        objectId: null,
        cause: `test:${randomUUID()}`,
      }),
    );
    if (!created) throw userError('INVALID_STATE', message('notifications.all-off'));
    if (created.notification.inApp) notifications.announce(created.notification);
    return created;
  }
}
