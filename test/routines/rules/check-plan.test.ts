import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../src/routines/rules/checks/check-plan.ts';
import type { PlannedStep, StepIngredientFacts } from '../../../src/routines/rules/routine-plan.ts';
import { inEnglish } from '../../setup/walks/read-text.ts';
import { NOT_PREGNANT as DEFAULT_PROFILE } from './generation-input.ts';
import {
  check,
  evening,
  experienced,
  fact,
  GLYCOLIC,
  HQ,
  NIACINAMIDE,
  person,
  RETINOL,
  rules,
  SALICYLIC,
  step,
  sunscreen,
  TODAY,
  TRETINOIN,
  VITAMIN_C,
} from './plan-steps.ts';

describe('frequency', () => {
  const fresh = { established: false };
  const ramp = {
    kind: 'RAMP_UP' as const,
    stages: [
      { days: 16, everyDays: 4 },
      { days: 15, everyDays: 3 },
      { days: 28, everyDays: 2 },
      { days: null, everyDays: 1 },
    ],
  };

  it('limits beginners to every fourth night at first', () => {
    const at = (schedule: PlannedStep['schedule'], profile = DEFAULT_PROFILE) =>
      rules([sunscreen(), step('RETINOID', [RETINOL], { ...fresh, schedule })], profile);
    expect(at({ kind: 'DAILY' })).toEqual(['HARD FREQ-RET-W1']);
    expect(at({ kind: 'INTERVAL', everyDays: 2 })).toEqual(['HARD FREQ-RET-W1']);
    expect(at({ kind: 'WEEKDAYS', weekdays: [1, 3, 5] })).toEqual(['HARD FREQ-RET-W1']);
    expect(at({ kind: 'INTERVAL', everyDays: 3 })).toEqual(['HARD FREQ-RET-W1']);
    expect(at({ kind: 'INTERVAL', everyDays: 4 })).toEqual([]);
    expect(at(ramp)).toEqual([]);
    expect(at(ramp, { ...DEFAULT_PROFILE, sensitivity: 'HIGH' })).toContain('HARD FREQ-RET-W1');
    expect(at({ kind: 'DAILY' }, experienced)).toEqual([]);
  });

  it('counts acids of any seven days, mornings too', () => {
    const acid = (schedule: PlannedStep['schedule'], session: 'AM' | 'PM' = 'PM') =>
      step('EXFOLIANT', [GLYCOLIC], { schedule, session });
    const thrice = { kind: 'WEEKDAYS' as const, weekdays: [1, 3, 5] };
    expect(rules([sunscreen(), acid(thrice)])).toEqual([]);
    expect(rules([sunscreen(), acid(thrice)], DEFAULT_PROFILE)).toEqual(['HARD FREQ-EXF']);
    expect(rules([acid({ kind: 'WEEKDAYS', weekdays: [2] }, 'AM'), sunscreen(), acid(thrice)])).toEqual([
      'HARD FREQ-EXF',
      'INFO WAIT-1',
    ]);
    const twice = { kind: 'WEEKDAYS' as const, weekdays: [1, 4] };
    expect(rules([sunscreen(), acid(twice)], { ...experienced, sensitivity: 'HIGH' })).toEqual([
      'HARD FREQ-EXF',
    ]);
  });

  it('requires 14 days between new actives, and only hints if the start is unknown', () => {
    const serum = (ingredient: StepIngredientFacts, startsOn: number | null) =>
      step('SERUM', [ingredient], { ...fresh, startsOn });
    expect(rules([serum(NIACINAMIDE, TODAY), serum(VITAMIN_C, TODAY + 13), sunscreen()])).toContain(
      'HARD INTRO-1',
    );
    expect(rules([serum(NIACINAMIDE, TODAY), serum(VITAMIN_C, TODAY + 14), sunscreen()])).not.toContain(
      'HARD INTRO-1',
    );
    expect(rules([serum(NIACINAMIDE, null), serum(VITAMIN_C, null), sunscreen()])).toContain('SOFT INTRO-1');
  });
});

describe('sunscreen', () => {
  const retinoid = () => step('RETINOID', [RETINOL]);

  it.each([
    ['is missing', []],
    ['is weak', [sunscreen({ spf: 20 })]],
    ['is not for every morning', [sunscreen({ schedule: { kind: 'WEEKDAYS', weekdays: [1] } })]],
    ['is for the evening', [sunscreen({ session: 'PM' })]],
  ])('is needed with a retinoid when it %s', (_name, steps) => {
    expect(rules([...steps, retinoid()])).toContain('HARD SUN-1');
  });

  it('is advised if missing, and sufficient at SPF 30', () => {
    expect(rules([step('CLEANSER')])).toEqual(['SOFT FREQ-SPF']);
    expect(rules([sunscreen({ spf: 30 }), retinoid()])).toEqual([]);
  });

  it('is last in the morning', () => {
    const cream = step('MOISTURISER', [], { session: 'AM' });
    expect(rules([sunscreen(), cream])).toEqual(['HARD ORD-AM']);
    expect(rules([cream, sunscreen()])).toEqual([]);
    expect(rules([cream, step('SERUM', [], { session: 'AM' }), sunscreen()])).toEqual(['SOFT ORD-AM']);
  });
});

describe('contents', () => {
  const pregnant = (pregnancy: 'TRYING' | 'PREGNANT' | 'BREASTFEEDING') => ({ ...experienced, pregnancy });

  it('follow pregnancy', () => {
    const plan = [sunscreen(), step('RETINOID', [RETINOL])];
    expect(rules(plan, pregnant('TRYING'))).toEqual(['HARD PREG-1']);
    expect(rules(plan, pregnant('BREASTFEEDING'))).toEqual(['SOFT PREG-BF']);
    expect(rules([sunscreen(), step('SERUM', [HQ])], pregnant('PREGNANT'))).toEqual([
      'HARD PREG-1',
      'HARD CONC-5',
    ]);
    const weekly = evening({ kind: 'INTERVAL', everyDays: 7 });
    expect(rules([sunscreen(), step('EXFOLIANT', [SALICYLIC], weekly)], pregnant('PREGNANT'))).toEqual([
      'SOFT PREG-2',
    ]);
    const [warning] = check(
      [sunscreen(), step('RETINOID', [TRETINOIN], { prescribed: true })],
      pregnant('PREGNANT'),
    );
    expect(warning).toMatchObject({ ruleId: 'PREG-RX', severity: 'HARD', askDoctor: false });
    const withheld = step('RETINOID', [TRETINOIN], { prescribed: true });
    const besides = [sunscreen(), withheld, step('RETINOID', [RETINOL])];
    expect(rules(besides, pregnant('PREGNANT'))).toEqual(['HARD PREG-RX', 'HARD PREG-1']);
    expect(rules(besides, experienced)).toContain('HARD CON-RET-RET');
  });

  it('respect what the person avoids, reacted to and prefers', () => {
    const cream = step('MOISTURISER', [
      fact('PARFUM', 'FRAGRANCE', { isFragrance: true }),
      fact('LANOLIN', 'OCCLUSIVE'),
      fact('Glycerin', 'HUMECTANT'),
    ]);
    const exclusions = { avoided: new Set(['GLYCERIN']), reactedTo: new Set(['LANOLIN']) };
    const profile = { ...experienced, fragranceFree: true, vegan: true };
    expect(rules([sunscreen(), cream], profile, exclusions).sort()).toEqual([
      'HARD USER-AVOID',
      'HARD USER-REACTION',
      'SOFT PREF-FRAGRANCE',
      'SOFT PREF-VEGAN',
    ]);
    expect(rules([sunscreen(), cream])).toEqual([]);
  });

  it('flag what may clog pores early on a label that stays on, for skin with acne', () => {
    const acne = { ...experienced, concerns: ['ACNE' as const] };
    const oil = (labelPosition: number) =>
      fact('COCOS NUCIFERA OIL', 'OIL', { comedogenicity: 4, labelPosition });
    expect(rules([sunscreen(), step('MOISTURISER', [oil(7)])], acne)).toEqual(['INFO COMEDO-1']);
    expect(rules([sunscreen(), step('MOISTURISER', [oil(8)])], acne)).toEqual([]);
    expect(rules([step('OIL_CLEANSER', [oil(1)]), sunscreen()], acne)).toEqual([]);
    expect(rules([sunscreen(), step('MOISTURISER', [oil(1)])])).toEqual([]);
  });

  it('respect legal concentrations and the jar symbol', () => {
    const strong = step('RETINOID', [{ ...RETINOL, percent: 1 }]);
    expect(rules([sunscreen(), strong])).toEqual(['SOFT CONC-1']);
    expect(rules([sunscreen(), step('RETINOID', [{ ...RETINOL, percent: 0.3 }])])).toEqual([]);
    expect(rules([sunscreen(), step('MOISTURISER', [], { usableUntil: TODAY })])).toEqual(['SOFT EXP-1']);
    expect(rules([sunscreen(), step('MOISTURISER', [], { usableUntil: TODAY + 1 })])).toEqual([]);
  });
});

describe('of the largest plan', () => {
  /** Counts how often the group of an ingredient is looked at. */
  const counted = (reads: { count: number }, name: string, group: string) =>
    Object.defineProperty(fact(name, null), 'group', {
      get: () => {
        reads.count += 1;
        return group;
      },
    });

  const readsOf = (steps: number) => {
    const reads = { count: 0 };
    const ingredients = ['RETINOID', 'AHA', 'BHA', 'HUMECTANT'].map((group) =>
      counted(reads, `A ${group}`, group),
    );
    checkPlan(
      { startsOn: TODAY, steps: Array.from({ length: steps }, () => step('SERUM', ingredients)) },
      person(DEFAULT_PROFILE),
      TODAY,
    );
    return reads.count;
  };

  it('each label is read once, not once per pair of steps', () => {
    expect(readsOf(40)).toBeLessThan(2.1 * readsOf(20));
  });

  it('at most 100 findings are reported, the most serious ones', () => {
    const morning = { session: 'AM' as const, established: true };
    const mild = Array.from({ length: 20 }, () =>
      step('SERUM', [fact('ASCORBIC ACID', 'VITAMIN_C_ACID'), GLYCOLIC], morning),
    );
    const steps = [...mild, step('RETINOID', [RETINOL], morning), sunscreen()];
    const findings = inEnglish(checkPlan({ startsOn: TODAY, steps }, person(DEFAULT_PROFILE), TODAY));
    expect(findings).toHaveLength(100);
    expect(findings.filter(({ ruleId }) => ruleId === 'CON-RET-AHA')).toHaveLength(20);
  });
});
