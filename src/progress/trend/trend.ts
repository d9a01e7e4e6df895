import { judgeChange, type MeasuredMetric, type Verdict } from '../../analyses/comparison/metric-change.ts';
import { median, type TimedValue, theilSen } from './theil-sen.ts';

export type Change = Verdict | 'TOO_FEW_POINTS';

/** The straight line fitted to a series. */
export interface Trend {
  /** Points per week, with its 95 % interval. */
  slopePerWeek: number;
  low: number;
  high: number;
  /** Values of the line on the first and the last day. */
  start: number;
  end: number;
  days: number;
  pointCount: number;
}

/** TREND-1. With four points, even the widest interval that Kendall's S gives covers 92 % only; with five, 98 %. */
export const LEAST_POINTS = 5;
const LEAST_DAYS = 14;
/** Longer series are reduced to medians of equal intervals, since the cost grows with the pairs of points. */
const MOST_POINTS = 300;
const WEEK = 7;

/**
 * The Theil-Sen line of one model's values; null with fewer than 5 days or less than 14 between the first and the last.
 * @param points one per day, sorted
 */
export function trendOf(points: readonly TimedValue[]): Trend | null {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < LEAST_POINTS || last.day - first.day < LEAST_DAYS) return null;
  const fit = theilSen(points.length > MOST_POINTS ? thinned(points, MOST_POINTS) : points);
  if (!fit) return null;
  const at = (day: number) => Math.min(100, Math.max(0, fit.intercept + fit.slope * day));
  return {
    slopePerWeek: fit.slope * WEEK,
    low: fit.low * WEEK,
    high: fit.high * WEEK,
    start: at(first.day),
    end: at(last.day),
    days: last.day - first.day,
    pointCount: points.length,
  };
}

/** A trend counts if its interval excludes 0 and its ends differ by more than the noise. */
export function changeOf(trend: Trend | null, metric: MeasuredMetric): Change {
  if (!trend) return 'TOO_FEW_POINTS';
  if (trend.low <= 0 && trend.high >= 0) return 'WITHIN_NOISE';
  return judgeChange(trend.start, trend.end, metric);
}

function thinned(points: readonly TimedValue[], most: number): TimedValue[] {
  const first = points[0]!.day;
  const width = (points.at(-1)!.day - first) / most;
  const buckets: TimedValue[][] = Array.from({ length: most }, () => []);
  for (const point of points)
    buckets[Math.min(most - 1, Math.floor((point.day - first) / width))]!.push(point);
  const middle = (numbers: number[]) => median(Float64Array.from(numbers).sort());
  return buckets
    .filter((bucket) => bucket.length > 0)
    .map((bucket) => ({
      day: middle(bucket.map(({ day }) => day)),
      value: middle(bucket.map(({ value }) => value)),
    }));
}
