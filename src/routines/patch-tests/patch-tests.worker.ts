import { and, eq } from 'drizzle-orm';
import type { NotificationDraft, NotificationsService } from '../../notifications/notifications.service.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { localDay } from '../../platform/time/local-day.ts';
import type { UsersService } from '../../users/users.service.ts';
import { statusOn } from './patch-test-rules.ts';
import { patchTestDue } from './patch-tests.queues.ts';
import { type PatchTest, patchTests } from './patch-tests.table.ts';

interface Dependencies {
  db: Database;
  jobs: Jobs;
  users: UsersService;
  notifications: NotificationsService;
}

/** Asks for the result of each running patch test once, on its seventh day. */
export class PatchTestsWorker {
  constructor(private readonly deps: Dependencies) {}

  async start(): Promise<void> {
    await this.deps.jobs.work(patchTestDue, { concurrency: 1 }, (task) => this.#remind(task));
  }

  async #remind({ patchTestId, userId }: { patchTestId: string; userId: string }): Promise<void> {
    const { db, users, notifications } = this.deps;
    const user = await users.find(userId);
    if (!user || user.deactivatedAt) return;
    const today = localDay(user.timeZone, new Date());
    const notification = await db.transaction(async (tx) => {
      const [test] = await tx
        .select()
        .from(patchTests)
        .where(and(eq(patchTests.id, patchTestId), eq(patchTests.userId, userId)));
      if (!test || statusOn(test, today) !== 'RUNNING') return null;
      return notifications.create(tx, patchTestNotification(test));
    });
    if (notification) notifications.announce(notification);
  }
}

const patchTestNotification = ({ id, userId, name }: PatchTest): NotificationDraft => ({
  userId,
  kind: 'PATCH_TEST_DUE',
  code: 'patch-test.due',
  params: { product: name },
  objectId: id,
  cause: `patch-test:${id}`,
});
