import type { Analysis } from '../../analyses/analyses.table.ts';
import { distanceFromBest, MIN_CONFIDENCE } from '../../analyses/comparison/metric-change.ts';
import type { NotificationDraft } from '../../notifications/notifications.service.ts';
import { formatNumber, languageOf, localized } from '../../platform/language.ts';
import type { Goal } from './goals.table.ts';

export type GoalStatus = 'OPEN' | 'REACHED' | 'MISSED';

export function statusOf({ reachedAt, endsAt }: Pick<Goal, 'reachedAt' | 'endsAt'>, now: Date): GoalStatus {
  if (reachedAt) return 'REACHED';
  return endsAt <= now ? 'MISSED' : 'OPEN';
}

/**
 * Whether a photo reaches a goal: submitted after the goal was set and by the end of its last day, reliable, and with a
 * value at least as close to the best as the target. Within a target range, any value counts.
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

/** Another model may have further metrics. */
const METRICS_IN_GERMAN: Readonly<Record<string, string>> = {
  SKIN_SCORE: 'den Hautwert',
  HYDRATION: 'die Feuchtigkeit',
  OILINESS: 'den Fettglanz',
  ELASTICITY: 'die Elastizität',
  PORES: 'die Poren',
  REDNESS: 'die Rötung',
  BLEMISHES: 'die Unreinheiten',
  SPOTS: 'die Flecken',
  LINES: 'die Linien',
  ROUGHNESS: 'die Rauheit',
  TONE: 'den Hautton',
};

export function goalNotification(goal: Goal, { metrics }: Pick<Analysis, 'metrics'>): NotificationDraft {
  const value = metrics.find(({ key }) => key === goal.metric)!.value;
  const name = goal.metric.toLowerCase().replaceAll('_', ' ');
  const germanName = METRICS_IN_GERMAN[goal.metric] ?? name;
  return {
    userId: goal.userId,
    kind: 'GOAL_REACHED',
    title: localized({ en: 'You reached your goal', de: 'Sie haben Ihr Ziel erreicht' }),
    message: (reader) => {
      const [reached, target] = [formatNumber(reader, value), formatNumber(reader, goal.target)];
      return languageOf(reader.locale) === 'de'
        ? `Ihr neuestes Foto zeigt ${germanName} bei ${reached}; Ihr Ziel war ${target}.`
        : `Your latest photo shows ${name} at ${reached}; your goal was ${target}.`;
    },
    objectId: goal.id,
    cause: `goal:${goal.id}`,
  };
}
