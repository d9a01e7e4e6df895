import { describe, expect, it } from 'vitest';
import { recommend } from '../../src/analyses/recommendation-rules.ts';
import type { MetricResult } from '../../src/inference/inference.types.ts';

const metric = (key: string, value: number, rest: Partial<MetricResult> = {}): MetricResult => ({
  key,
  value,
  band: value < 34 ? 'LOW' : value < 67 ? 'MODERATE' : 'HIGH',
  confidence: 0.7,
  interval: { low: value - 5, high: value + 5 },
  basis: 'MEASURED_FROM_IMAGE',
  direction: 'LOWER_IS_BETTER',
  sem: 4,
  ...rest,
});
const oiliness = (value: number) =>
  metric('OILINESS', value, { direction: 'TARGET_RANGE', target: { low: 30, high: 60 } });
const ids = (...metrics: MetricResult[]) => recommend(metrics).map(({ ruleId }) => ruleId);

describe('recommendations', () => {
  it('say nothing without a result', () => {
    expect(recommend([])).toEqual([]);
  });

  it('ask everybody for sunscreen, last', () => {
    expect(ids(metric('PORES', 10), oiliness(45))).toEqual(['SUN-DAILY']);
  });

  it('follow the target range in both directions', () => {
    expect(ids(oiliness(80))).toContain('OILINESS-ADD');
    expect(ids(oiliness(10))).toContain('OILINESS-REDUCE');
    expect(ids(oiliness(60))).toEqual(['SUN-DAILY']);
  });

  it('name the metric, its confidence and a source', () => {
    const [first] = recommend([metric('PORES', 90, { confidence: 0.6 })]);
    expect(first).toMatchObject({ ruleId: 'PORES-ADD', metric: 'PORES', confidence: 0.6 });
    expect(first?.source).toMatch(/\d{4}/);
  });

  it('put a dermatologist first, and only where the whole interval is high', () => {
    expect(ids(metric('BLEMISHES', 90))[0]).toBe('BLEMISHES-DERM');
    expect(ids(metric('BLEMISHES', 68))).not.toContain('BLEMISHES-DERM');
  });
});
