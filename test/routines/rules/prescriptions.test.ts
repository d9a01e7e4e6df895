import { describe, expect, it } from 'vitest';
import { withheldStep } from '../../../src/routines/rules/gate/pregnancy.ts';
import { generateRoutine } from '../../../src/routines/rules/generation/generate-routine.ts';
import { asPlanned, readPrescription } from '../../../src/routines/rules/prescription.ts';
import { fact, input, profile, steps } from './generation-input.ts';

describe('a prescription in a generated routine', () => {
  it.each([
    ['Isotretinoin 20 mg', 'RX-ISOTRETINOIN'],
    ['Accutane', 'RX-ISOTRETINOIN'],
    ['Epiduo', 'RX-RETINOID'],
    ['Aklief', 'RX-RETINOID'],
    ['Clobetasol 0.05 % ointment', 'RX-STEROID'],
    ['Protopic 0,1% Salbe', 'RX-CALCINEURIN'],
    ['Soolantra', 'RX-ROSACEA'],
    ['Efudix', 'RX-FIELD'],
    ['Xyzzol cream', 'RX-ASK'],
  ])('adds no retinoid and no acid beside %s, by %s', (name, ruleId) => {
    const wishes = profile({ concerns: ['WRINKLES', 'PORES', 'TEXTURE', 'ACNE'], experience: 'EXPERIENCED' });
    const without = steps({ profile: wishes });
    expect(without.some(({ type }) => type === 'RETINOID' || type === 'EXFOLIANT')).toBe(true);
    const prescriptions = [readPrescription({ name }, [], false)];
    const plan = generateRoutine(input({ profile: wishes, prescriptions }));
    const own = plan.steps.filter(({ prescribed }) => !prescribed);
    expect(own.filter(({ type }) => type === 'RETINOID' || type === 'EXFOLIANT')).toEqual([]);
    expect(plan.notes.map((note) => note.ruleId)).toContain(ruleId);
    expect(plan.notes.map(({ message }) => message).join()).not.toMatch(/[{}]/);
  });

  it.each([
    [{ name: 'Isotretinoin gel caps' }, 'PREG-RET-ORAL'],
    [{ name: 'Roaccutane 20 mg, erythromycin 500 mg tablets' }, 'PREG-RET-ORAL'],
  ] as const)('does not plan %j during pregnancy, nor says how to use it', ({ name }, ruleId) => {
    const prescriptions = [readPrescription({ name }, [], false)];
    const plan = generateRoutine(input({ profile: profile({ pregnancy: 'PREGNANT' }), prescriptions }));
    expect(plan.steps.filter(({ prescribed }) => prescribed)).toEqual([]);
    expect(plan.notes[0]!.ruleId).toBe(ruleId);
  });

  it.each([
    [{ name: 'My night cream', label: 'RETINOID_RX' }, 'PREG-RX'],
    [{ name: 'Epiduo' }, 'PREG-RX'],
    [{ name: 'Hydroquinone 4 % cream' }, 'PREG-RX'],
    [{ name: 'Xyzzol cream' }, 'PREG-RX-ASK'],
  ] as const)('keeps %j in the plan of a pregnancy, on hold, and says not how to use it', (given, ruleId) => {
    const { name, ...rest } = given;
    const ofLabel = 'label' in rest ? [fact('TRETINOIN', rest.label)] : [];
    const prescriptions = [readPrescription({ name }, ofLabel, false)];
    const plan = generateRoutine(input({ profile: profile({ pregnancy: 'PREGNANT' }), prescriptions }));
    expect(plan.steps.filter(({ prescribed }) => prescribed)).toMatchObject([{ name, pause: null }]);
    const step = { ...asPlanned(prescriptions[0]!), ingredients: ofLabel };
    expect(withheldStep(step, profile({ pregnancy: 'PREGNANT' }))).toBe(ruleId);
    expect(withheldStep(step, profile({ pregnancy: 'NONE' }))).toBeNull();
    expect(plan.notes[0]!.ruleId).toBe(ruleId);
    expect(plan.notes.map((note) => note.ruleId)).not.toContain('RX-RETINOID');
  });

  it.each([
    ['Minoxidil', 'PREG-RX-KEEP'],
    ['Xyzzol cream', 'PREG-RX-ASK'],
    ['Xyzzol', 'PREG-RX-ASK'],
    ['Metformin 500', 'PREG-RX-ASK'],
  ])('says to ask about %s during pregnancy', (name, ruleId) => {
    const prescriptions = [readPrescription({ name }, [], false)];
    const plan = generateRoutine(input({ profile: profile({ pregnancy: 'PREGNANT' }), prescriptions }));
    expect(plan.notes.map((note) => note.ruleId)).toContain(ruleId);
  });

  it.each(['Doxycycline 100 mg', 'Humira Pen', 'Isotretinoin 20 mg'])('gives %s no step', (name) => {
    const plan = generateRoutine(input({ prescriptions: [readPrescription({ name }, [], false)] }));
    expect(plan.steps.filter(({ prescribed }) => prescribed)).toEqual([]);
    expect(plan.notes.map(({ ruleId }) => ruleId)).toContain('RX-ORAL');
  });

  it('plans an unknown one only where it is said to go on the skin', () => {
    const planned = (given: Parameters<typeof readPrescription>[0]) => {
      const prescriptions = [readPrescription(given, [], false)];
      return generateRoutine(input({ prescriptions })).steps.some(({ prescribed }) => prescribed);
    };
    expect(planned({ name: 'Xyzzol' })).toBe(false);
    expect(planned({ name: 'Xyzzol 500 mg' })).toBe(false);
    expect(planned({ name: 'Xyzzol cream' })).toBe(true);
    expect(planned({ name: 'Xyzzol', type: 'SERUM' })).toBe(true);
    expect(planned({ name: 'Xyzzol', session: 'AM' })).toBe(true);
    expect(planned({ name: 'Xyzzol', label: 'Aqua, Xyzzolum' })).toBe(true);
  });
});
