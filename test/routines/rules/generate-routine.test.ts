import { describe, expect, it } from 'vitest';
import type { MetricResult } from '../../../src/inference/inference.types.ts';
import { CARE_ACTIVES, DERIVATIVE } from '../../../src/routines/rules/care/care-actives.ts';
import type { CareActive } from '../../../src/routines/rules/care-active.ts';
import { checkPlan } from '../../../src/routines/rules/checks/check-plan.ts';
import { generateRoutine } from '../../../src/routines/rules/generation/generate-routine.ts';
import type { GenerationInput } from '../../../src/routines/rules/generation.ts';
import type { Prescription } from '../../../src/routines/rules/prescription.ts';
import type { SkinConcern } from '../../../src/users/profile/skin-profile.ts';
import { inEnglish, readText } from '../../setup/walks/read-text.ts';
import { background, fact, input, profile, steps, TODAY, withPrescriptions } from './generation-input.ts';
import { randomInput } from './random-input.ts';

const ACTIVES = new Map<string, CareActive>(
  [...Object.values(CARE_ACTIVES), DERIVATIVE].map((active) => [active.inciName, active]),
);
/** A proposed ingredient in the strength that is asked for. */
const proposed = (name: string) => {
  const { group = null, percent = null } = ACTIVES.get(name) ?? {};
  return { ...fact(name, group), percent };
};
const tretinoin: Prescription = {
  name: 'Tretinoin 0.05 %',
  type: 'RETINOID',
  session: 'PM',
  everyDays: 1,
  established: true,
  ingredients: [fact('TRETINOIN', 'RETINOID_RX')],
  medicines: [],
  isOnSkin: true,
  isUnknown: false,
};
const inci = (rest: Partial<GenerationInput>): string[] => steps(rest).flatMap(({ inciNames }) => inciNames);
const metric = (key: string, value: number): MetricResult => ({
  key,
  value,
  band: value > 65 ? 'HIGH' : value < 35 ? 'LOW' : 'MODERATE',
  confidence: 0.8,
  interval: { low: value - 4, high: value + 4 },
  basis: 'MEASURED_FROM_IMAGE',
  direction: 'LOWER_IS_BETTER',
  sem: 4,
});

/** Leaves salicylic acid as the first choice for acne. */
const ACID_FOR_ACNE = {
  avoided: new Set(['BENZOYL PEROXIDE', 'AZELAIC ACID']),
  reactedTo: new Set<string>(),
};

describe('a generated routine', () => {
  it('contains the best active for a concern, even if one for another concern would do', () => {
    const both = inci({ profile: profile({ concerns: ['PIGMENTATION', 'WRINKLES'] }) });
    expect(both).toEqual(expect.arrayContaining(['AZELAIC ACID', 'RETINOL']));
    const pregnant = inci({
      profile: profile({ concerns: ['PIGMENTATION', 'WRINKLES'], pregnancy: 'PREGNANT' }),
    });
    expect(pregnant).not.toContain('RETINOL');
  });

  it('passes checkRoutine too, except for prescribed products', () => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const random = randomInput(seed, TODAY);
      const { steps: made } = generateRoutine(random);
      const planned = made.map((step, index) => ({
        ...step,
        name: readText(step.name),
        key: String(index),
        usableUntil: null,
        allowedFor: null,
        ingredients:
          step.prescription === null
            ? step.inciNames.map(proposed)
            : random.prescriptions[step.prescription]!.ingredients,
      }));
      const findings = checkPlan({ startsOn: TODAY, steps: planned }, withPrescriptions(random), TODAY);
      const own = findings.filter(
        ({ severity, steps: keys }) =>
          severity === 'HARD' && keys.some((key) => !planned[Number(key)]!.prescribed),
      );
      expect(inEnglish(own).map(({ message }) => message)).toEqual([]);
      expect(findings.filter(({ ruleId }) => ruleId === 'WAIT-2')).toEqual([]);
    }
  });

  it('is the same for the same person', () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const [one, other] = [randomInput(seed, TODAY), randomInput(seed, TODAY)];
      expect(JSON.stringify(generateRoutine(one))).toBe(JSON.stringify(generateRoutine(other)));
    }
  });

  it('covers every kind of person in the test above', () => {
    const inputs = Array.from({ length: 1000 }, (_, seed) => randomInput(seed, TODAY));
    const kinds = inputs.flatMap((each) => [
      each.profile.pregnancy,
      each.profile.sensitivity,
      each.profile.experience,
      `prescriptions ${each.prescriptions.length}`,
      ...generateRoutine(each).steps.flatMap(({ inciNames, type }) => [...inciNames, type]),
    ]);
    for (const kind of [
      'TRYING',
      'BREASTFEEDING',
      'HIGH',
      'EXPERIENCED',
      'prescriptions 2',
      'RETINOL',
      'SALICYLIC ACID',
      'LACTIC ACID',
      'GLUCONOLACTONE',
      'BENZOYL PEROXIDE',
      'ASCORBIC ACID',
      'SODIUM ASCORBYL PHOSPHATE',
      'OCCLUSIVE',
      'EYE',
    ]) {
      expect(kinds).toContain(kind);
    }
  });

  it('includes cleansing, moisturizing, and sunscreen last in the morning for everyone', () => {
    const plan = steps({});
    expect(plan.filter(({ session }) => session === 'AM').at(-1)).toMatchObject({
      type: 'SUNSCREEN',
      spf: 30,
      ruleId: 'FREQ-SPF',
    });
    expect(plan.filter(({ session }) => session === 'PM').map(({ type }) => type)).toEqual([
      'OIL_CLEANSER',
      'CLEANSER',
      'MOISTURISER',
    ]);
    for (const step of plan) expect(readText(step.source).length).toBeGreaterThan(5);
  });

  it('responds to the photo as it does to the profile', () => {
    expect(inci({ metrics: [metric('LINES', 80)] })).toContain('RETINOL');
    expect(inci({ profile: profile({ concerns: ['WRINKLES'] }) })).toContain('RETINOL');
  });

  it('introduces a retinoid slowly, and in a cycle if there is an exfoliant', () => {
    const alone = steps({ profile: profile({ concerns: ['WRINKLES'] }) });
    expect(alone.find(({ type }) => type === 'RETINOID')?.schedule).toEqual({
      kind: 'RAMP_UP',
      stages: [
        { days: 16, everyDays: 4 },
        { days: 15, everyDays: 3 },
        { days: 28, everyDays: 2 },
        { days: null, everyDays: 1 },
      ],
    });
    const both = steps({ profile: profile({ concerns: ['WRINKLES', 'ACNE'] }), exclusions: ACID_FOR_ACNE });
    expect(both.find(({ type }) => type === 'EXFOLIANT')?.schedule).toEqual({
      kind: 'CYCLE',
      length: 4,
      nights: [1],
    });
    expect(both.find(({ type }) => type === 'RETINOID')?.schedule).toMatchObject({ length: 4, nights: [2] });
  });

  it('gives sensitive skin one active, in its gentler form', () => {
    const sensitive = (concerns: SkinConcern[], skinTone: 'II' | 'V' = 'II') =>
      steps({ profile: profile({ concerns, sensitivity: 'HIGH' }), background: background({ skinTone }) });
    const acne = sensitive(['ACNE', 'DULLNESS']);
    expect(acne.find(({ type }) => type === 'SPOT_TREATMENT')?.schedule).toEqual({
      kind: 'INTERVAL',
      everyDays: 2,
    });
    expect(acne.filter(({ startsOn }) => startsOn !== null)).toHaveLength(1);
    expect(sensitive(['DULLNESS']).flatMap(({ inciNames }) => inciNames)).toContain(
      'SODIUM ASCORBYL PHOSPHATE',
    );
    const wash = steps({
      profile: profile({ concerns: ['ACNE'], sensitivity: 'HIGH' }),
      exclusions: ACID_FOR_ACNE,
    }).find(({ inciNames }) => inciNames.some((name) => name === 'SALICYLIC ACID'));
    expect(wash).toMatchObject({
      ...{ type: 'CLEANSER', session: 'AM' },
      schedule: { kind: 'INTERVAL', everyDays: 2 },
    });
  });

  it('starts new actives two weeks apart, the first concern first', () => {
    const plan = steps({ profile: profile({ concerns: ['WRINKLES', 'PIGMENTATION', 'OILINESS'] }) });
    const starts = plan.filter(({ startsOn }) => startsOn !== null);
    expect(Object.fromEntries(starts.map(({ inciNames, startsOn }) => [inciNames[0], startsOn]))).toEqual({
      RETINOL: TODAY,
      'AZELAIC ACID': TODAY + 14,
      NIACINAMIDE: TODAY + 28,
    });
  });

  it.each(['TRYING', 'PREGNANT'] as const)('replaces retinoids while %s, and says so', (pregnancy) => {
    const { steps: plan, notes } = generateRoutine(
      input({ profile: profile({ concerns: ['WRINKLES', 'ACNE'], pregnancy }) }),
    );
    const names: string[] = plan.flatMap(({ inciNames }) => inciNames);
    expect(names).toEqual(expect.arrayContaining(['AZELAIC ACID', 'BENZOYL PEROXIDE']));
    for (const risk of ['RETINOL', 'BAKUCHIOL', 'SALICYLIC ACID']) expect(names).not.toContain(risk);
    expect(notes.map(({ ruleId }) => ruleId)).toContain('PREG-3');
    const substitute = plan.find(({ ruleId }) => ruleId === 'PREG-3');
    expect(substitute).toMatchObject({ inciNames: ['AZELAIC ACID'], type: 'SERUM' });
  });

  it('never drops prescribed products, and builds around them', () => {
    const plan = steps({
      profile: profile({ concerns: ['WRINKLES', 'PORES'] }),
      prescriptions: [tretinoin],
      maxSteps: 1,
    });
    expect(plan.filter(({ prescribed }) => prescribed)).toHaveLength(1);
    expect(plan.map(({ type }) => type)).toContain('SUNSCREEN');
    const roomy = steps({
      profile: profile({ concerns: ['WRINKLES', 'TEXTURE'] }),
      prescriptions: [tretinoin],
    });
    expect(roomy.flatMap(({ inciNames }) => inciNames)).not.toContain('RETINOL');
    expect(roomy.some(({ type }) => type === 'EXFOLIANT')).toBe(false);
  });

  it('adds nothing while an emergency is open', () => {
    const plan = generateRoutine(
      input({ profile: profile({ concerns: ['WRINKLES'] }), standstill: 'EMERGENCY' }),
    );
    expect(plan.notes[0]!.ruleId).toBe('EMERGENCY-STOP');
    expect(plan.steps.map(({ type }) => type)).not.toContain('SERUM');
  });

  it('excludes ingredients that are avoided or were reacted to', () => {
    const exclusions = {
      avoided: new Set(['RETINOL', 'RETINAL']),
      reactedTo: new Set(['PALMITOYL PENTAPEPTIDE-4']),
    };
    const names = inci({ profile: profile({ concerns: ['WRINKLES'] }), exclusions });
    expect(names).toContain('ASCORBIC ACID');
    expect(names).not.toContain('RETINOL');
    expect(names).not.toContain('PALMITOYL PENTAPEPTIDE-4');
  });

  it('respects the limits of steps and minutes, dropping essentials last', () => {
    const concerns = profile({ concerns: ['WRINKLES', 'DEHYDRATION', 'DARK_CIRCLES'] });
    const { steps: few, notes } = generateRoutine(input({ profile: concerns, maxSteps: 2 }));
    expect(few.map(({ type }) => type)).toEqual(['MOISTURISER', 'SUNSCREEN', 'CLEANSER', 'RETINOID']);
    expect(notes.at(-1)?.ruleId).toBe('BUDGET-1');
    expect(steps({ profile: concerns, maxMinutes: 4 }).some(({ type }) => type === 'RETINOID')).toBe(false);
  });

  it('waits for the end of a pause before it adds anything new', () => {
    const plan = steps({ profile: profile({ concerns: ['WRINKLES'] }), restsUntil: TODAY + 7 });
    expect(plan.find(({ type }) => type === 'RETINOID')?.startsOn).toBe(TODAY + 7);
  });
});
