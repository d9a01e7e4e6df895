import type { ComparablePhoto } from '../../analyses/comparison/comparable-photos.ts';
import { distanceFromBest } from '../../analyses/comparison/metric-change.ts';
import type { NotificationDraft } from '../../notifications/notifications.service.ts';
import { metricLabel } from '../../platform/language/metric-texts.ts';
import { localDay } from '../../platform/time/local-day.ts';
import { dailyMedians, dayOf } from '../trend/daily-medians.ts';
import type { Goal } from './goals.table.ts';

export type GoalStatus = 'OPEN' | 'REACHED' | 'MISSED';

export function statusOf({ reachedAt, endsAt }: Pick<Goal, 'reachedAt' | 'endsAt'>, now: Date): GoalStatus {
  if (reachedAt) return 'REACHED';
  return endsAt <= now ? 'MISSED' : 'OPEN';
}

/** A goal that two days in a row reached: the last photo of the later one, and the medians of both. */
export interface ReachedGoal {
  analysisId: string;
  values: [number, number];
}

/**
 * Whether a photo completes a goal (TREND-2): the median of its day and that of the day with photos before or after it
 * are at least as close to the best as the target; within a target range, any value counts. Only photos count that were
 * taken after the goal was set and by the end of its last day. Null if not.
 * @param photos reliable ones of one model, the earliest first
 */
export function reachedBy(
  photoId: string,
  photos: readonly ComparablePhoto[],
  goal: Pick<Goal, 'metric' | 'target' | 'endsAt' | 'createdAt'>,
  timeZone: string,
): ReachedGoal | null {
  const measured = photos.flatMap(({ id, takenAt, metrics }) => {
    const metric = metrics.find(({ key }) => key === goal.metric);
    if (!metric || takenAt < goal.createdAt || takenAt >= goal.endsAt) return [];
    return [{ id, localDay: localDay(timeZone, takenAt), value: metric.value, metric }];
  });
  const photo = measured.find(({ id }) => id === photoId);
  if (!photo) return null;
  const { metric } = photo;
  const passes = (value: number) => distanceFromBest(value, metric) <= distanceFromBest(goal.target, metric);
  const days = dailyMedians(measured);
  const at = days.findIndex(({ day }) => day === dayOf(photo.localDay));
  for (const [earlier, later] of [
    [days[at - 1], days[at]],
    [days[at], days[at + 1]],
  ]) {
    if (!earlier || !later || !passes(earlier.value) || !passes(later.value)) continue;
    const last = measured.findLast((each) => dayOf(each.localDay) === later.day)!;
    return { analysisId: last.id, values: [earlier.value, later.value] };
  }
  return null;
}

export function goalNotification(goal: Goal, { values }: Pick<ReachedGoal, 'values'>): NotificationDraft {
  const [earlier, later] = values;
  return {
    userId: goal.userId,
    kind: 'GOAL_REACHED',
    code: 'goal.reached',
    params: { metric: metricLabel(goal.metric), earlier, later, target: goal.target },
    objectId: goal.id,
    cause: `goal:${goal.id}`,
  };
}
