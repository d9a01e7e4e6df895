import { describe, expect, it } from 'vitest';
import type { MetricResult } from '../../../src/inference/inference.types.ts';
import { NO_EXCLUSIONS } from '../../../src/routines/rules/care-profile.ts';
import { recommend } from '../../../src/routines/rules/generation/recommend.ts';
import { inEnglish } from '../../setup/walks/read-text.ts';
import { ANSWERED, NOT_PREGNANT as DEFAULT_PROFILE, TODAY } from './generation-input.ts';
import { randomInput } from './random-input.ts';

const metric = (key: string, value: number, rest: Partial<MetricResult> = {}): MetricResult => ({
  key,
  value,
  band: value < 34 ? 'LOW' : value < 67 ? 'MODERATE' : 'HIGH',
  confidence: 0.7,
  interval: { low: value - 5, high: value + 5 },
  basis: 'MEASURED_FROM_IMAGE',
  direction: 'LOWER_IS_BETTER',
  sem: 3,
  ...rest,
});
const oiliness = (value: number) =>
  metric('OILINESS', value, { direction: 'TARGET_RANGE', target: { low: 30, high: 60 } });
const person = {
  profile: DEFAULT_PROFILE,
  exclusions: NO_EXCLUSIONS,
  standstill: null,
  background: ANSWERED,
};
const ids = (...metrics: MetricResult[]) => recommend(metrics, person, TODAY).map(({ ruleId }) => ruleId);

describe('recommendations', () => {
  it('recommend sunscreen to everyone, last', () => {
    expect(ids()).toEqual(['SUN-DAILY']);
    expect(ids(metric('PORES', 10), oiliness(45))).toEqual(['SUN-DAILY']);
  });

  it('follow the target range in both directions', () => {
    expect(ids(oiliness(80))).toContain('OILINESS-ANY-1');
    expect(ids(oiliness(10))).toContain('OILINESS-REDUCE');
    expect(ids(oiliness(60))).toEqual(['SUN-DAILY']);
  });

  it('name the metric, its confidence, ingredients and a source', () => {
    const [first] = recommend([metric('PORES', 90, { confidence: 0.6 })], person, TODAY);
    expect(first).toMatchObject({
      ruleId: 'PORES-ANY-1',
      metric: 'PORES',
      confidence: 0.6,
      stepType: 'RETINOID',
      inciNames: ['RETINOL', 'SALICYLIC ACID'],
    });
    expect(first?.source).toMatch(/\d{4}/);
  });

  it('put a dermatologist first, and only where the whole interval is high', () => {
    expect(ids(metric('BLEMISHES', 90))[0]).toBe('BLEMISHES-DERM');
    expect(ids(metric('BLEMISHES', 68))).not.toContain('BLEMISHES-DERM');
  });

  it('use the person’s profile', () => {
    const profile = { ...DEFAULT_PROFILE, concerns: ['REDNESS' as const] };
    const advice = recommend([], { ...person, profile }, TODAY);
    expect(advice.map(({ ruleId }) => ruleId)).toEqual(['REDNESS-ANY-1', 'REDNESS-AVOID', 'SUN-DAILY']);
    expect(advice[0]).toMatchObject({ metric: null, confidence: null });
  });

  it('add nothing while an emergency is open, and no active while the skin settles', () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const { metrics, profile, exclusions, background } = randomInput(seed, TODAY);
      const stopped = recommend(metrics, { profile, exclusions, standstill: 'EMERGENCY', background }, TODAY);
      expect(stopped[0]).toMatchObject({ ruleId: 'EMERGENCY-STOP', action: 'SEE_DERMATOLOGIST' });
      expect(stopped.filter(({ action }) => action === 'ADD')).toEqual([]);
      const settling = recommend(metrics, { profile, exclusions, standstill: 'SETTLING', background }, TODAY);
      expect(settling[0]!.ruleId).toBe('REACT-NO-ADD');
      const added = settling.filter(({ action }) => action === 'ADD');
      expect(added.map(({ stepType }) => stepType)).toEqual(['SUNSCREEN']);
    }
  });

  it('never add anything avoided, reacted to or unsuitable during pregnancy, for any person', () => {
    for (let seed = 0; seed < 600; seed += 1) {
      const { metrics, profile, exclusions, background } = randomInput(seed, TODAY);
      const advice = recommend(metrics, { profile, exclusions, standstill: null, background }, TODAY);
      const added = advice.filter(({ action }) => action === 'ADD').flatMap(({ inciNames }) => inciNames);
      for (const name of added) {
        expect(exclusions.avoided.has(name) || exclusions.reactedTo.has(name)).toBe(false);
        if (profile.pregnancy === 'PREGNANT' || profile.pregnancy === 'TRYING') {
          expect(['RETINOL', 'SALICYLIC ACID', 'HYDROQUINONE', 'BAKUCHIOL']).not.toContain(name);
        }
      }
      for (const { reason, source, title } of inEnglish(advice)) {
        expect(Math.min(reason.length, source.length, title.length)).toBeGreaterThan(3);
      }
      expect(advice.length).toBeLessThanOrEqual(30);
    }
  });
});
