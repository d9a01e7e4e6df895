import { describe, expect, it } from 'vitest';
import { judgeChange, type MeasuredMetric, noiseOf } from '../../src/analyses/comparison/metric-change.ts';

const lower: MeasuredMetric = { direction: 'LOWER_IS_BETTER', sem: 4 };
const higher: MeasuredMetric = { direction: 'HIGHER_IS_BETTER', sem: 4 };
const range: MeasuredMetric = { direction: 'TARGET_RANGE', sem: 4, target: { low: 20, high: 60 } };

describe('a change', () => {
  it('counts beyond 1.96 * sqrt(2) * SEM only', () => {
    expect(noiseOf(4)).toBeCloseTo(11.087, 3);
    expect(judgeChange(50, 38.95, lower)).toBe('WITHIN_NOISE');
    expect(judgeChange(50, 38.9, lower)).toBe('IMPROVED');
    expect(judgeChange(50, 61.05, lower)).toBe('WITHIN_NOISE');
    expect(judgeChange(50, 61.1, lower)).toBe('WORSENED');
  });

  it('follows the direction of the metric', () => {
    expect(judgeChange(30, 60, higher)).toBe('IMPROVED');
    expect(judgeChange(60, 30, higher)).toBe('WORSENED');
  });

  it.each([
    [90, 70, 'IMPROVED'],
    [0, 19, 'IMPROVED'],
    [70, 90, 'WORSENED'],
    [40, 5, 'WORSENED'],
    [22, 58, 'WITHIN_NOISE'],
    [66, 55, 'WITHIN_NOISE'],
    [10, 70, 'WITHIN_NOISE'],
  ])('judges %d to %d by the distance to the target range: %s', (before, after, verdict) => {
    expect(judgeChange(before, after, range)).toBe(verdict);
  });

  it('is the opposite if before and after are swapped, and nothing within the noise', () => {
    const opposite = { IMPROVED: 'WORSENED', WORSENED: 'IMPROVED', WITHIN_NOISE: 'WITHIN_NOISE' };
    for (let n = 0; n < 1000; n += 1) {
      const [before, after] = [Math.random() * 100, Math.random() * 100];
      for (const metric of [lower, higher, range]) {
        const verdict = judgeChange(before, after, metric);
        expect(judgeChange(after, before, metric)).toBe(opposite[verdict]);
        if (Math.abs(after - before) <= noiseOf(4)) expect(verdict).toBe('WITHIN_NOISE');
      }
    }
  });
});
