import type { Analysis } from '../analyses/analyses.table.ts';
import { distanceFromBest, MIN_CONFIDENCE } from '../analyses/metric-change.ts';
import type { NotificationDraft } from '../notifications/notifications.service.ts';
import type { Goal } from './goals.table.ts';

export type GoalStatus = 'OPEN' | 'REACHED' | 'MISSED';

export function statusOf({ reachedAt, endsAt }: Pick<Goal, 'reachedAt' | 'endsAt'>, now: Date): GoalStatus {
  if (reachedAt) return 'REACHED';
  return endsAt <= now ? 'MISSED' : 'OPEN';
}

/**
 * Whether a photo reaches a goal: taken after the goal was set and by the end of its day, good enough to be trusted, and its value
 * at least as near to the best as the target is. In a target range any value within counts.
 */
export function reaches(
  analysis: Pick<Analysis, 'status' | 'confidence' | 'createdAt' | 'metrics'>,
  goal: Pick<Goal, 'metric' | 'target' | 'endsAt' | 'createdAt'>,
): boolean {
  const metric = analysis.metrics.find(({ key }) => key === goal.metric);
  if (!metric || analysis.status !== 'COMPLETED' || (analysis.confidence ?? 0) < MIN_CONFIDENCE) return false;
  if (analysis.createdAt < goal.createdAt || analysis.createdAt >= goal.endsAt) return false;
  return distanceFromBest(metric.value, metric) <= distanceFromBest(goal.target, metric);
}

export function goalNotification(goal: Goal, { metrics }: Pick<Analysis, 'metrics'>): NotificationDraft {
  const value = metrics.find(({ key }) => key === goal.metric)!.value;
  const name = goal.metric.toLowerCase().replaceAll('_', ' ');
  return {
    userId: goal.userId,
    kind: 'GOAL_REACHED',
    title: 'You reached your goal',
    message: `Your latest photo shows ${name} at ${value}; your goal was ${goal.target}.`,
    objectId: goal.id,
    cause: `goal:${goal.id}`,
  };
}
