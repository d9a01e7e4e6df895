import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { completedAnalyses } from '../../analyses/analyses.queues.ts';
import type { AnalysesService } from '../../analyses/analyses.service.ts';
import type { NotificationsService } from '../../notifications/notifications.service.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Events } from '../../platform/events/events.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { goalNotification, reaches } from './goal-rules.ts';
import { goals } from './goals.table.ts';

interface Dependencies {
  db: Database;
  events: Events;
  jobs: Jobs;
  analyses: AnalysesService;
  notifications: NotificationsService;
}

/** Marks goals that a photo reaches, each once and with one notification. */
export class GoalsWorker {
  constructor(private readonly deps: Dependencies) {}

  async start(): Promise<void> {
    await this.deps.jobs.work(completedAnalyses, { concurrency: 2 }, (task) => this.#check(task));
  }

  async #check({ analysisId, userId }: { analysisId: string; userId: string }): Promise<void> {
    const { db, events, analyses, notifications } = this.deps;
    const unreached = and(eq(goals.userId, userId), isNull(goals.reachedAt));
    const open = await db.select().from(goals).where(unreached);
    if (open.length === 0) return;
    const analysis = await analyses.find(userId, analysisId);
    if (!analysis) return;
    const ids = open.filter((goal) => reaches(analysis, goal)).map(({ id }) => id);
    if (ids.length === 0) return;

    const told = await db.transaction(async (tx) => {
      const reached = await tx
        .update(goals)
        .set({ reachedAt: sql`now()`, analysisId })
        .where(and(inArray(goals.id, ids), unreached))
        .returning();
      const made = [];
      for (const goal of reached) {
        made.push({ goal, notification: await notifications.create(tx, goalNotification(goal, analysis)) });
      }
      return made;
    });
    for (const { goal, notification } of told) {
      events.publish(userId, { type: 'GOAL', id: goal.id });
      if (notification) notifications.announce(notification);
    }
  }
}
