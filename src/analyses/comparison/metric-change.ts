import type { Direction, Interval } from '../../inference/inference.types.ts';

export type Verdict = 'IMPROVED' | 'WORSENED' | 'WITHIN_NOISE';

/** Below this confidence, photos differ more in light and focus than in skin. */
export const MIN_CONFIDENCE = 0.5;

/** Below it nothing is advised because of an analysis: its scores may be far off, as in light of another color. */
export const MIN_ADVICE_CONFIDENCE = 0.35;

/** The data of a metric needed to judge a change. */
export interface MeasuredMetric {
  direction: Direction;
  /** The healthy range if the direction is TARGET_RANGE. */
  target?: Interval;
  /** Standard error of measurement, in points. */
  sem: number;
}

/**
 * The smallest difference between two values that is not measurement noise, with 95 % confidence:
 * 1.96 * sqrt(2) * SEM (minimal detectable change; Weir 2005, J Strength Cond Res 19:231).
 */
export const noiseOf = (sem: number): number => 1.96 * Math.SQRT2 * sem;

/**
 * Whether the skin got better or worse by more than the noise. For a TARGET_RANGE, the distance to the range counts: a
 * change within the range is neither.
 */
export function judgeChange(before: number, after: number, metric: MeasuredMetric): Verdict {
  const change = distanceFromBest(after, metric) - distanceFromBest(before, metric);
  if (Math.abs(change) <= noiseOf(metric.sem)) return 'WITHIN_NOISE';
  return change < 0 ? 'IMPROVED' : 'WORSENED';
}

/** Distance of a value from the best one, in points; 0 within a target range. */
export function distanceFromBest(value: number, { direction, target }: MeasuredMetric): number {
  if (direction === 'HIGHER_IS_BETTER') return 100 - value;
  if (direction === 'LOWER_IS_BETTER' || !target) return value;
  return Math.max(0, target.low - value, value - target.high);
}
