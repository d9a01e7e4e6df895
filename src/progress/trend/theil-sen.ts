/** A value at a point in time; `day` counts days from any origin and may be fractional. */
export interface TimedValue {
  day: number;
  value: number;
}

export interface Slope {
  /** Points per day: the median of the slopes between all pairs. */
  slope: number;
  /** 95 % interval of the slope. */
  low: number;
  high: number;
  /** Value of the fitted line at day 0: the median of the residuals. */
  intercept: number;
}

const Z95 = 1.959964;

/**
 * The slope of Theil (1950) and Sen (1968, J Am Stat Assoc 63:1379), which single outliers do not move, with the interval
 * that Sen derives from the variance of Kendall's S, corrected for ties. It covers the slope in at least 95 % of series from
 * 5 points on, provided that their errors are independent. Null if all values are from the same time.
 */
export function theilSen(points: readonly TimedValue[]): Slope | null {
  const slopes = pairSlopes(points);
  if (slopes.length === 0) return null;
  const slope = median(slopes);
  const reach = Z95 * Math.sqrt(varianceOfKendallsS(points));
  const at = (rank: number) => slopes[Math.min(slopes.length - 1, Math.max(0, Math.round(rank)))]!;
  const rests = Float64Array.from(points, ({ day, value }) => value - slope * day).sort();
  return {
    slope,
    low: at((slopes.length - reach) / 2 - 1),
    high: at((slopes.length + reach) / 2),
    intercept: median(rests),
  };
}

function pairSlopes(points: readonly TimedValue[]): Float64Array {
  const slopes: number[] = [];
  points.forEach((early, index) => {
    for (const late of points.slice(index + 1)) {
      if (late.day !== early.day) slopes.push((late.value - early.value) / (late.day - early.day));
    }
  });
  return Float64Array.from(slopes).sort();
}

/** Variance of S, the number of rising pairs minus that of falling ones, without a trend (Kendall 1975). */
function varianceOfKendallsS(points: readonly TimedValue[]): number {
  const n = points.length;
  const days = tieSizes(points.map(({ day }) => day));
  const values = tieSizes(points.map(({ value }) => value));
  const sum = (sizes: readonly number[], term: (size: number) => number) =>
    sizes.reduce((total, size) => total + term(size), 0);
  const spread = (size: number) => size * (size - 1) * (2 * size + 5);
  const pairs = (size: number) => size * (size - 1);
  const triples = (size: number) => pairs(size) * (size - 2);
  const both = n > 2 ? (sum(days, triples) * sum(values, triples)) / (9 * triples(n)) : 0;
  const two = (sum(days, pairs) * sum(values, pairs)) / (2 * pairs(n));
  return (spread(n) - sum(days, spread) - sum(values, spread)) / 18 + both + two;
}

function tieSizes(numbers: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts.values()].filter((count) => count > 1);
}

export function median(sorted: Float64Array): number {
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2;
}
