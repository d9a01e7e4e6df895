import type { TimedValue } from './theil-sen.ts';

/**
 * At most `most` of the points, first and last among them, so that the line through them looks the same: of each bucket
 * the one that spans the largest triangle (LTTB, Steinarsson 2013, University of Iceland).
 * @param points sorted by day; @param most at least 3
 */
export function downsample<T extends TimedValue>(points: readonly T[], most: number): T[] {
  if (points.length <= most) return [...points];
  const width = (points.length - 2) / (most - 2);
  const startOf = (bucket: number) => 1 + Math.floor(bucket * width);
  const kept = [points[0]!];
  for (let bucket = 0; bucket < most - 2; bucket += 1) {
    const here = points.slice(startOf(bucket), startOf(bucket + 1));
    const next = points.slice(startOf(bucket + 1), Math.max(startOf(bucket + 2), startOf(bucket + 1) + 1));
    kept.push(largestTriangle(kept.at(-1)!, here, meanOf(next)));
  }
  return [...kept, points.at(-1)!];
}

function largestTriangle<T extends TimedValue>(from: TimedValue, points: readonly T[], to: TimedValue): T {
  const area = ({ day, value }: TimedValue) =>
    Math.abs((from.day - to.day) * (value - from.value) - (from.day - day) * (to.value - from.value));
  return points.reduce((best, point) => (area(point) > area(best) ? point : best));
}

function meanOf(points: readonly TimedValue[]): TimedValue {
  const mean = (of: (point: TimedValue) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  return { day: mean(({ day }) => day), value: mean(({ value }) => value) };
}
