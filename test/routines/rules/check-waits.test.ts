import { describe, expect, it } from 'vitest';
import type { PlannedStep } from '../../../src/routines/rules/routine-plan.ts';
import { findings, glycolic, morning, retinol, rules } from './person-findings.ts';
import { cycle, GLYCOLIC, RETINOL, step, TRETINOIN, VITAMIN_C } from './plan-steps.ts';

const foam = (rest: Partial<PlannedStep> = {}) => step('CLEANSER', [], rest);

describe('the time between cleansing and a retinoid', () => {
  const dry = 'SOFT WAIT-2';

  it.each<[string, PlannedStep[]]>([
    ['none', [foam(), retinol()]],
    ['four minutes before it', [foam(), retinol({ waitBeforeMinutes: 4 })]],
    ['three minutes after cleansing and one step', [foam({ waitAfterMinutes: 3 }), step('TONER'), retinol()]],
    [
      'five minutes before another cleansing',
      [step('OIL_CLEANSER'), foam({ waitBeforeMinutes: 5 }), retinol()],
    ],
    ['a prescribed one', [foam(), step('RETINOID', [TRETINOIN], { prescribed: true })]],
    [
      'the step between them is not for every evening',
      [foam(), step('EXFOLIANT', [], { ...cycle(1), waitAfterMinutes: 20 }), retinol({ ...cycle(2) })],
    ],
  ])('is too short: %s', (_name, steps) => {
    expect(rules(steps)).toContain(dry);
  });

  it.each<[string, PlannedStep[]]>([
    ['five minutes before it', [foam(), retinol({ waitBeforeMinutes: 5 })]],
    ['five minutes after cleansing', [foam({ waitAfterMinutes: 5 }), retinol()]],
    [
      'two steps and three minutes',
      [foam(), step('TONER'), step('ESSENCE', [], { waitAfterMinutes: 3 }), retinol()],
    ],
    ['no cleansing before it', [retinol(), foam()]],
    ['the cleansing is in the morning', [foam(morning), retinol()]],
    ['they are never due on one evening', [foam(cycle(1)), retinol(cycle(2))]],
    ['it is washed off', [step('OIL_CLEANSER'), foam({ ingredients: [RETINOL] })]],
  ])('is long enough: %s', (_name, steps) => {
    expect(rules(steps)).not.toContain(dry);
  });

  it('concerns nothing that a doctor must be asked about', () => {
    const prescribed = step('RETINOID', [TRETINOIN], { prescribed: true });
    const found = findings([foam(), prescribed]).find(({ ruleId }) => ruleId === 'WAIT-2');
    expect(found).toMatchObject({ askDoctor: false, steps: [prescribed.key], ingredients: ['TRETINOIN'] });
  });
});

describe('a minute after an acid', () => {
  const cream = () => step('MOISTURISER');

  it('is enough, which is said once for a plan', () => {
    const vitamin = step('VITAMIN_C_SERUM', [VITAMIN_C], morning);
    const acid = glycolic();
    const found = findings([vitamin, acid, cream()]).filter(({ ruleId }) => ruleId === 'WAIT-1');
    expect(found).toMatchObject([{ severity: 'INFO', steps: [vitamin.key, acid.key], askDoctor: false }]);
  });

  it.each<[string, PlannedStep[]]>([
    ['nothing follows it', [cream(), glycolic()]],
    [
      'what follows is for another day',
      [step('EXFOLIANT', [GLYCOLIC], cycle(1)), step('SERUM', [], cycle(2))],
    ],
    ['it is washed off', [foam({ ingredients: [GLYCOLIC] }), cream()]],
    ['it only sets the pH', [step('SERUM', [{ ...GLYCOLIC, labelPosition: 14 }]), cream()]],
  ])('is not spoken of where %s', (_name, steps) => {
    expect(rules(steps)).not.toContain('INFO WAIT-1');
  });
});
