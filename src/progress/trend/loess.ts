import type { TimedValue } from './theil-sen.ts';

/** Share of the points used in each local fit, and the minimum number. */
const SPAN = 0.4;
const FEWEST = 4;

/**
 * The smoothed value at a time: a straight line through the nearest points, weighted by the tricube of their distance
 * (LOESS of degree 1, Cleveland 1979, J Am Stat Assoc 74:829). Null without points.
 * @param points sorted by day
 */
export function loess(points: readonly TimedValue[], day: number): number | null {
  const count = Math.min(points.length, Math.max(FEWEST, Math.ceil(SPAN * points.length)));
  const near = nearest(points, day, count);
  if (near.length === 0) return null;
  // Slightly beyond the farthest point, so that its weight is not zero.
  const reach = 1.0001 * Math.max(...near.map((point) => Math.abs(point.day - day)));
  let [sum, days, values, squares, products] = [0, 0, 0, 0, 0];
  for (const point of near) {
    const distance = point.day - day;
    const weight = reach === 0 ? 1 : (1 - Math.abs(distance / reach) ** 3) ** 3;
    sum += weight;
    days += weight * distance;
    values += weight * point.value;
    squares += weight * distance * distance;
    products += weight * distance * point.value;
  }
  const spread = sum * squares - days * days;
  return spread < 1e-9 * sum * sum ? values / sum : (squares * values - days * products) / spread;
}

/** The window of points around `day`. */
function nearest(points: readonly TimedValue[], day: number, count: number): readonly TimedValue[] {
  let start = 0;
  let end = points.length - count;
  while (start < end) {
    const middle = Math.floor((start + end) / 2);
    if (day - points[middle]!.day > points[middle + count]!.day - day) start = middle + 1;
    else end = middle;
  }
  return points.slice(start, start + count);
}
