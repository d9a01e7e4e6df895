import { describe, expect, it } from 'vitest';
import { beforeAfterPairs } from '../../src/progress/trend/before-after.ts';
import { dailyMedians } from '../../src/progress/trend/daily-medians.ts';
import { downsample } from '../../src/progress/trend/downsample.ts';
import { loess } from '../../src/progress/trend/loess.ts';
import { type TimedValue, theilSen } from '../../src/progress/trend/theil-sen.ts';
import { changeOf, trendOf } from '../../src/progress/trend/trend.ts';

const series = (values: readonly number[], step = 7): TimedValue[] =>
  values.map((value, index) => ({ day: index * step, value }));
/** Deterministic numbers of a normal distribution (Box-Muller over a linear congruential generator). */
function noise(seed: number): () => number {
  let state = seed;
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return (state + 1) / (2 ** 32 + 1);
  };
  return () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
}

/** Ranks of the two ends among the sorted slopes, read off a series whose slopes tell their rank. */
function ranksOf(n: number): { low: number; high: number } {
  const points = Array.from({ length: n }, (_, day) => ({ day, value: 2 ** (day / 4) }));
  const slopes = points
    .flatMap((a, i) => points.slice(i + 1).map((b) => (b.value - a.value) / (b.day - a.day)))
    .sort((a, b) => a - b);
  const { low, high } = theilSen(points)!;
  return { low: slopes.indexOf(low), high: slopes.indexOf(high) };
}

/**
 * The number of slopes below the true one is distributed like the inversions of a random order. The interval misses the
 * true slope if at most `low` slopes are below it, or more than `high`.
 */
function exactCoverage(n: number, low: number, high: number): number {
  let shares = [1];
  for (let size = 2; size <= n; size += 1) {
    const next = Array.from({ length: shares.length + size - 1 }, () => 0);
    for (const [inversions, share] of shares.entries()) {
      for (let more = 0; more < size; more += 1) next[inversions + more]! += share / size;
    }
    shares = next;
  }
  return shares.slice(low + 1, high + 1).reduce((sum, share) => sum + share, 0);
}

describe('Theil-Sen', () => {
  it('finds a straight line exactly', () => {
    const fit = theilSen([0, 1, 2, 5, 9].map((day) => ({ day, value: 20 + 3 * day })))!;
    expect(fit).toEqual({ slope: 3, low: 3, high: 3, intercept: 20 });
  });

  it('gives the slope and interval of a worked example', () => {
    // Gilbert 1987, Statistical Methods for Environmental Pollution Monitoring, the way of his example 16.7.
    const values = [1, 3, 2, 5, 4, 6, 8, 7, 10, 9].map((value, index) => ({ day: index + 1, value }));
    const slopes = values
      .flatMap((a, i) => values.slice(i + 1).map((b) => (b.value - a.value) / (b.day - a.day)))
      .sort((a, b) => a - b);
    expect(slopes).toHaveLength(45);
    const reach = 1.959964 * Math.sqrt((10 * 9 * 25) / 18);
    const fit = theilSen(values)!;
    expect(fit.slope).toBe(slopes[22]);
    expect(fit.low).toBe(slopes[Math.round((45 - reach) / 2 - 1)]);
    expect(fit.high).toBe(slopes[Math.round((45 + reach) / 2)]);
  });

  it('is not moved by an outlier', () => {
    const values = Array.from({ length: 15 }, (_, day) => ({ day, value: 50 - day }));
    values[7]!.value = 100;
    expect(theilSen(values)!.slope).toBeCloseTo(-1, 1);
  });

  it('covers the true slope in about 95 of 100 series', () => {
    const normal = noise(7);
    let covered = 0;
    for (let run = 0; run < 400; run += 1) {
      const { low, high } = theilSen(
        Array.from({ length: 12 }, (_, day) => ({ day, value: 40 + 0.5 * day + 3 * normal() })),
      )!;
      if (low <= 0.5 && high >= 0.5) covered += 1;
    }
    expect(covered / 400).toBeGreaterThan(0.92);
    expect(covered / 400).toBeLessThanOrEqual(0.99);
  });

  it('covers the true slope in exactly the share that its ranks give, at least 95 % from five points on', () => {
    for (let n = 4; n <= 60; n += 1) {
      const { low, high } = ranksOf(n);
      const exact = exactCoverage(n, low, high);
      if (n === 4) expect(exact).toBeCloseTo(0.9167, 4);
      else expect(exact, `${n} points`).toBeGreaterThanOrEqual(0.95);
      if (n === 5) expect(exact).toBeCloseTo(0.9833, 4);
    }
  });

  it.each([
    [5, 0.9833],
    [6, 0.9833],
    [8, 0.9688],
    [10, 0.9534],
  ])('covers the true slope of %d uneven days in the share %d, simulated', (n, expected) => {
    const normal = noise(n);
    const runs = 4000;
    let covered = 0;
    for (let run = 0; run < runs; run += 1) {
      const { low, high } = theilSen(
        Array.from({ length: n }, (_, index) => {
          const day = index * 7 + (index % 3);
          return { day, value: 40 - 0.2 * day + 4 * normal() };
        }),
      )!;
      if (low <= -0.2 && high >= -0.2) covered += 1;
    }
    expect(covered / runs).toBeGreaterThan(expected - 0.012);
    expect(covered / runs).toBeLessThan(expected + 0.012);
  });

  it('has no result for a single instant', () => {
    expect(theilSen([])).toBeNull();
    expect(
      theilSen([
        { day: 3, value: 1 },
        { day: 3, value: 9 },
      ]),
    ).toBeNull();
  });
});

describe('a trend', () => {
  const lower = { direction: 'LOWER_IS_BETTER', sem: 4 } as const;

  it('needs five days over fourteen days', () => {
    expect(trendOf(series([1, 2, 3, 4]))).toBeNull();
    expect(trendOf(series([1, 2, 3, 4, 5], 3))).toBeNull();
    expect(changeOf(null, lower)).toBe('TOO_FEW_POINTS');
    expect(trendOf(series([10, 20, 30, 40, 50], 7))).toMatchObject({
      slopePerWeek: 10,
      start: 10,
      end: 50,
      days: 28,
      pointCount: 5,
    });
  });

  it('counts as a change beyond the noise only, by the direction', () => {
    const fall = (by: number) => trendOf(series(Array.from({ length: 9 }, (_, n) => 60 - (by * n) / 8)));
    expect(changeOf(fall(10), lower)).toBe('WITHIN_NOISE');
    expect(changeOf(fall(12), lower)).toBe('IMPROVED');
    expect(changeOf(fall(12), { ...lower, direction: 'HIGHER_IS_BETTER' })).toBe('WORSENED');
  });

  it('is no change if its interval includes zero', () => {
    expect(changeOf(trendOf(series([20, 80, 15, 60, 95])), lower)).toBe('WITHIN_NOISE');
  });

  it('of five days of pure noise has an interval without zero in fewer than one in twenty', () => {
    const normal = noise(23);
    let claims = 0;
    for (let run = 0; run < 2000; run += 1) {
      const trend = trendOf(series(Array.from({ length: 5 }, () => 50 + 4 * normal())))!;
      if (trend.low > 0 || trend.high < 0) claims += 1;
    }
    expect(claims / 2000).toBeLessThan(0.05);
    expect(claims).toBeGreaterThan(0);
  });

  it('of pure noise is hardly ever a change', () => {
    const normal = noise(11);
    let changes = 0;
    for (let run = 0; run < 500; run += 1) {
      const trend = trendOf(series(Array.from({ length: 10 }, () => 50 + 4 * normal())));
      if (changeOf(trend, lower) !== 'WITHIN_NOISE') changes += 1;
    }
    expect(changes / 500).toBeLessThan(0.03);
  });

  it('is fast for five thousand photos', () => {
    const normal = noise(3);
    const many = Array.from({ length: 5000 }, (_, n) => ({ day: n / 4, value: 70 - n / 250 + normal() }));
    const started = performance.now();
    const trend = trendOf(many)!;
    expect(performance.now() - started).toBeLessThan(500);
    expect(trend.slopePerWeek).toBeCloseTo((-4 / 250) * 7, 2);
    expect(trend.pointCount).toBe(5000);
  });
});

describe('the median of a day', () => {
  it('is one point, whatever the order of the photos', () => {
    const photo = (localDay: string, value: number) => ({ localDay, value });
    expect(
      dailyMedians([
        photo('2026-03-02', 30),
        photo('2026-03-01', 90),
        photo('2026-03-01', 10),
        photo('2026-03-01', 20),
      ]),
    ).toEqual([
      { day: 20_513, value: 20 },
      { day: 20_514, value: 30 },
    ]);
    expect(dailyMedians([])).toEqual([]);
  });
});

describe('smoothing', () => {
  it('leaves a straight line as it is', () => {
    const line = series([10, 12, 14, 16, 18, 20]);
    for (const { day, value } of line) expect(loess(line, day)).toBeCloseTo(value, 6);
    expect(loess(line, 10)).toBeCloseTo(10 + 20 / 7, 6);
  });

  it('removes noise from a curve', () => {
    const normal = noise(5);
    const curve = (day: number) => 50 + 20 * Math.sin(day / 60);
    const points = Array.from({ length: 120 }, (_, n) => ({
      day: n * 2,
      value: curve(n * 2) + 4 * normal(),
    }));
    const error = (of: (point: TimedValue) => number) =>
      Math.sqrt(points.reduce((sum, point) => sum + (of(point) - curve(point.day)) ** 2, 0) / points.length);
    expect(error(({ day }) => loess(points, day)!)).toBeLessThan(0.75 * error(({ value }) => value));
  });

  it('handles no points, one, and several at one instant', () => {
    expect(loess([], 1)).toBeNull();
    expect(loess([{ day: 1, value: 7 }], 1)).toBe(7);
    expect(
      loess(
        [1, 2, 3, 6].map((value) => ({ day: 1, value })),
        1,
      ),
    ).toBe(3);
  });
});

describe('downsampling', () => {
  it('keeps a short series unchanged', () => {
    const points = series([1, 2, 3]);
    expect(downsample(points, 3)).toEqual(points);
  });

  it.each([3, 10, 100, 499])('keeps %d points with both ends, in order, and the peak', (most) => {
    const points = Array.from({ length: 500 }, (_, day) => ({ day, value: day === 250 ? 90 : 50 }));
    const kept = downsample(points, most);
    expect(kept).toHaveLength(most);
    expect(kept[0]).toBe(points[0]);
    expect(kept.at(-1)).toBe(points.at(-1));
    expect(kept.every((point, index) => index === 0 || point.day > kept[index - 1]!.day)).toBe(true);
    expect(kept.some(({ value }) => value === 90)).toBe(true);
  });
});

describe('before and after', () => {
  const redness = { direction: 'LOWER_IS_BETTER', sem: 4 } as const;

  it('compares the first photo with the milestones and the latest', () => {
    const points = series([60, 58, 55, 52, 50, 47, 45, 42, 40, 30]);
    const pairs = beforeAfterPairs(points, redness);
    expect(pairs.map(({ days }) => days)).toEqual([28, 56, 63]);
    expect(pairs.map(({ verdict }) => verdict)).toEqual(['WITHIN_NOISE', 'IMPROVED', 'IMPROVED']);
    expect(pairs.at(-1)).toMatchObject({ before: points[0], after: points[9], difference: -30 });
  });

  it('has no pairs with fewer than two photos, and one with two', () => {
    expect(beforeAfterPairs([], redness)).toEqual([]);
    expect(beforeAfterPairs(series([1]), redness)).toEqual([]);
    expect(beforeAfterPairs(series([1, 2], 3), redness)).toHaveLength(1);
  });
});
