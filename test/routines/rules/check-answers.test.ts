import { describe, expect, it } from 'vitest';
import type { PlannedStep } from '../../../src/routines/rules/routine-plan.ts';
import { at, findings, glycolic, morning, retinol, rules, serum, type Who } from './person-findings.ts';
import { GLYCOLIC, HQ, SALICYLIC, step, TRETINOIN, VITAMIN_C } from './plan-steps.ts';

const ASK = 'SOFT ASK-FIRST';
const NOTHING: Who = { pregnancy: 'UNKNOWN', is: { age: null, areMedicinesKnown: false } };
const asked = (steps: PlannedStep[], who: Who) =>
  findings(steps, who).filter(({ ruleId }) => ruleId === 'ASK-FIRST');

describe('strong products that a person typed', () => {
  it.each<[string, PlannedStep]>([
    ['retinol', retinol()],
    ['a retinoid without a label', step('RETINOID')],
    ['hydroquinone', step('SERUM', [HQ])],
    ['glycolic acid', glycolic()],
    ['3 % salicylic acid', step('EXFOLIANT', [at(3)])],
    ['salicylic acid of an unknown share', step('SERUM', [{ ...SALICYLIC, labelPosition: 3 }])],
  ])('are not called safe before the answers are known: %s', (_name, strong) => {
    expect(rules([strong], NOTHING)).toContain(ASK);
    expect(rules([strong])).not.toContain(ASK);
  });

  it.each<[string, PlannedStep]>([
    ['a prescribed retinoid', step('RETINOID', [TRETINOIN], { prescribed: true })],
    ['2 % salicylic acid', step('SERUM', [at(2)])],
    ['what is washed off', step('CLEANSER', [GLYCOLIC])],
    ['vitamin C', step('VITAMIN_C_SERUM', [VITAMIN_C], morning)],
    ['a plain serum', serum('GLYCERIN')],
  ])('are not %s', (_name, mild) => {
    expect(rules([mild], NOTHING)).not.toContain(ASK);
  });

  it('are asked about once, by what is not known', () => {
    const [one, other] = [retinol(), glycolic()];
    const [found, ...more] = asked([one, other, step('MOISTURISER')], NOTHING);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ severity: 'SOFT', steps: [one.key, other.key], askDoctor: false });
    expect(found!.message).toContain(`"${one.name}" (RETINOL) and "${other.name}" (GLYCOLIC ACID)`);
    for (const question of [/How old/, /Which medicines/, /pregnant/])
      expect(found!.message).toMatch(question);
    const [rest] = asked([one], { pregnancy: 'UNKNOWN' });
    expect(rest!.message).toMatch(/pregnant/);
    expect(rest!.message).not.toMatch(/How old|Which medicines/);
  });

  it.each<[string, Who, RegExp]>([
    ['age', { is: { age: null } }, /How old/],
    ['medicines', { is: { areMedicinesKnown: false } }, /Which medicines/],
    ['pregnancy', { pregnancy: 'UNKNOWN' }, /pregnant/],
  ])('wait for the %s alone', (_name, who, question) => {
    expect(asked([retinol()], who)).toMatchObject([{ message: expect.stringMatching(question) }]);
  });

  it.each(['NONE', 'NOT_APPLICABLE', 'BREASTFEEDING', 'TRYING'] as const)(
    'are answered by %s',
    (pregnancy) => {
      expect(asked([retinol()], { pregnancy })).toEqual([]);
    },
  );
});
