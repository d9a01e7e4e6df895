import { and, eq, isNull, sql } from 'drizzle-orm';
import { completedAnalyses } from '../../analyses/analyses.queues.ts';
import type { AnalysesService } from '../../analyses/analyses.service.ts';
import type { ComparablePhotos } from '../../analyses/comparison/comparable-photos.ts';
import type { NotificationsService } from '../../notifications/notifications.service.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Events } from '../../platform/events/events.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { UsersService } from '../../users/users.service.ts';
import { goalNotification, reachedBy } from './goal-rules.ts';
import { goals } from './goals.table.ts';

interface Dependencies {
  db: Database;
  events: Events;
  jobs: Jobs;
  analyses: AnalysesService;
  comparablePhotos: ComparablePhotos;
  notifications: NotificationsService;
  users: UsersService;
}

/** Marks goals that photos of two days in a row reach, each once and with one notification. */
export class GoalsWorker {
  constructor(private readonly deps: Dependencies) {}

  async start(): Promise<void> {
    await this.deps.jobs.work(completedAnalyses, { concurrency: 2 }, (task) => this.#check(task));
  }

  async #check({ analysisId, userId }: { analysisId: string; userId: string }): Promise<void> {
    const { db, events, analyses, comparablePhotos, notifications, users } = this.deps;
    const unreached = and(eq(goals.userId, userId), isNull(goals.reachedAt));
    const open = await db.select().from(goals).where(unreached);
    if (open.length === 0) return;
    const [analysis, user] = await Promise.all([
      analyses.rows.find({ userId }, analysisId),
      users.find(userId),
    ]);
    if (!analysis || !user) return;
    const photos = await comparablePhotos.around(analysis);
    const ofKind = open.filter((goal) => goal.photoKind === null || goal.photoKind === analysis.kind);
    const reached = new Map(
      ofKind.flatMap((goal) => {
        const by = reachedBy(analysisId, photos, goal, user.timeZone);
        return by ? [[goal.id, by] as const] : [];
      }),
    );
    if (reached.size === 0) return;

    const told = await db.transaction(async (tx) => {
      const made = [];
      for (const [id, by] of reached) {
        const [goal] = await tx
          .update(goals)
          .set({ reachedAt: sql`now()`, analysisId: by.analysisId })
          .where(and(eq(goals.id, id), unreached))
          .returning();
        if (!goal) continue;
        made.push({ goal, notification: await notifications.create(tx, goalNotification(goal, by)) });
      }
      return made;
    });
    for (const { goal, notification } of told) {
      events.publish(userId, { type: 'GOAL', id: goal.id });
      if (notification) notifications.announce(notification);
    }
  }
}
