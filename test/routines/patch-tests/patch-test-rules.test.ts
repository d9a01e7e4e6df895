import { describe, expect, it } from 'vitest';
import {
  reactedAdvice,
  resultFrom,
  resultUntil,
  statusOn,
  suspectsIn,
} from '../../../src/routines/patch-tests/patch-test-rules.ts';
import type { StepIngredientFacts } from '../../../src/routines/rules/routine-plan.ts';
import { readText } from '../../setup/walks/read-text.ts';

const ingredient = (
  name: string,
  group: string | null,
  changes: Partial<StepIngredientFacts> = {},
): StepIngredientFacts => ({
  ...{ name, text: name, group, comedogenicity: null, labelPosition: 1, percent: null },
  ...{ isFragrance: false, certainty: 'CERTAIN', ...changes },
});
const WATER = ingredient('AQUA', 'SOLVENT');
const GLYCERIN = ingredient('GLYCERIN', 'HUMECTANT');

describe('a patch test', () => {
  const test = { startedOn: '2026-02-25', result: null };

  it('has a result from day 7 on and expires after 21 days', () => {
    expect([resultFrom(test), resultUntil(test)]).toEqual(['2026-03-04', '2026-03-17']);
    expect(statusOn(test, '2026-02-25')).toBe('RUNNING');
    expect(statusOn(test, '2026-03-17')).toBe('RUNNING');
    expect(statusOn(test, '2026-03-18')).toBe('EXPIRED');
  });

  it.each(['CLEAR', 'REACTED', 'ABANDONED'] as const)('stays %s', (result) => {
    expect(statusOn({ ...test, result }, '2027-01-01')).toBe(result);
  });
});

describe('suspects', () => {
  it('are what may cause a reaction, also where only the name is known', () => {
    const names = suspectsIn([
      WATER,
      GLYCERIN,
      ingredient('RETINOL', 'RETINOID'),
      ingredient('PHENOXYETHANOL', 'PRESERVATIVE'),
      ingredient('LIMONENE', 'SOLVENT', { isFragrance: true }),
      ingredient('Flower of my aunt', null, { certainty: 'UNKNOWN' }),
    ]);
    expect(names).toEqual(['RETINOL', 'PHENOXYETHANOL', 'LIMONENE', 'Flower of my aunt']);
  });

  it('are all but water where everything is bland', () => {
    expect(suspectsIn([WATER, GLYCERIN])).toEqual(['GLYCERIN']);
    expect(suspectsIn([WATER])).toEqual([]);
    expect(suspectsIn([])).toEqual([]);
  });

  it('are at most 50, each once', () => {
    const many = Array.from({ length: 120 }, (_, n) => ingredient(`PLANT ${n % 60}`, null));
    expect(suspectsIn(many)).toHaveLength(50);
  });
});

describe('advice', () => {
  const advise = (
    severity: 'MILD' | 'SEVERE',
    symptom: 'ITCHING' | 'HIVES' | 'FACE_SWELLING',
    knows = true,
  ) => reactedAdvice('Cream', { severity, symptoms: [symptom] }, knows);

  it('keeps the product off, and says when to see someone', () => {
    expect(advise('MILD', 'ITCHING')).toMatchObject({ seeDermatologist: false, urgent: false });
    expect(readText(advise('MILD', 'ITCHING').advice)).toContain('do not use “Cream” again');
    expect(advise('MILD', 'HIVES').seeDermatologist).toBe(true);
    expect(advise('SEVERE', 'ITCHING')).toMatchObject({ seeDermatologist: true, urgent: false });
    expect(readText(advise('SEVERE', 'ITCHING').advice)).toContain('dermatologist');
  });

  it('tells what is not known, and puts help first', () => {
    expect(readText(advise('MILD', 'ITCHING', false).advice)).toContain('do not know what it contains');
    expect(advise('MILD', 'FACE_SWELLING')).toMatchObject({ seeDermatologist: true, urgent: true });
    expect(readText(advise('MILD', 'FACE_SWELLING').advice)).toContain('emergency');
  });
});
