import {
  judgeChange,
  type MeasuredMetric,
  noiseOf,
  type Verdict,
} from '../../analyses/comparison/metric-change.ts';
import type { TimedValue } from './theil-sen.ts';

/** Two photos to compare side by side. */
export interface BeforeAfter<T extends TimedValue> {
  before: T;
  after: T;
  /** Number of days between the two. */
  days: number;
  difference: number;
  noise: number;
  verdict: Verdict;
}

/** Weeks after the first photo, each with its tolerance in days. */
const MILESTONES = [
  { weeks: 4, tolerance: 7 },
  { weeks: 8, tolerance: 10 },
  { weeks: 12, tolerance: 14 },
  { weeks: 26, tolerance: 21 },
  { weeks: 52, tolerance: 30 },
];

/** Pairs of the first photo with those about 4, 8, 12, 26 and 52 weeks later and with the latest, in this order, each once. */
export function beforeAfterPairs<T extends TimedValue>(
  points: readonly T[],
  metric: MeasuredMetric,
): BeforeAfter<T>[] {
  const [before, ...others] = points;
  const latest = others.at(-1);
  if (!before || !latest) return [];
  const milestones = MILESTONES.flatMap(({ weeks, tolerance }) => {
    const distance = (point: T) => Math.abs(point.day - before.day - 7 * weeks);
    const closest = others.reduce((best, point) => (distance(point) < distance(best) ? point : best));
    return distance(closest) <= tolerance ? [closest] : [];
  });
  return [...new Set([...milestones, latest])].map((after) => ({
    before,
    after,
    days: Math.round(after.day - before.day),
    difference: after.value - before.value,
    noise: noiseOf(metric.sem),
    verdict: judgeChange(before.value, after.value, metric),
  }));
}
