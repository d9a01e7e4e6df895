import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CARE_ACTIVES, DERIVATIVE, SALICYLIC_WASH } from '../../../src/routines/rules/care/care-actives.ts';
import type { CareActive } from '../../../src/routines/rules/care-active.ts';
import { clear } from '../../../src/routines/rules/gate/gate.ts';
import { generateRoutine } from '../../../src/routines/rules/generation/generate-routine.ts';
import { recommend } from '../../../src/routines/rules/generation/recommend.ts';
import type { GenerationInput } from '../../../src/routines/rules/generation.ts';
import { TODAY, withPrescriptions } from './generation-input.ts';
import { randomInput } from './random-input.ts';

const ACTIVES: CareActive[] = [...Object.values(CARE_ACTIVES), DERIVATIVE, SALICYLIC_WASH];
const proposed = (name: string, type: string | null) =>
  ACTIVES.find(
    ({ inciName, stepType }) => inciName === name && (stepType === 'CLEANSER') === (type === 'CLEANSER'),
  );
const RULES = new URL('../../../src/routines/rules/', import.meta.url);

/** Everybody, a third of them with a reaction that is not over. */
const people = Array.from({ length: 1000 }, (_, seed): GenerationInput => {
  const standstill = ([null, 'SETTLING', null, 'EMERGENCY', null, null] as const)[seed % 6]!;
  return { ...randomInput(seed, TODAY), standstill };
});

describe('the safety gate', () => {
  it('accepts every active that a generated routine proposes, for any person', () => {
    for (const person of people) {
      for (const { inciNames, type, startsOn, pause, prescribed } of generateRoutine(person).steps) {
        for (const name of prescribed ? [] : inciNames) {
          const active = proposed(name, type);
          if (!active) continue;
          const proposal = {
            today: TODAY,
            startsOn: startsOn ?? TODAY,
            pause,
            until: Number.POSITIVE_INFINITY,
          };
          expect(clear(active, withPrescriptions(person), proposal).against).toBe(null);
        }
      }
    }
  }, 60_000);

  it('accepts every active that is recommended, for any person', () => {
    for (const person of people) {
      const advice = recommend(person.metrics, withPrescriptions(person), TODAY);
      const proposal = { today: TODAY, startsOn: TODAY, pause: null, until: TODAY + 28 };
      for (const { action, inciNames, stepType } of advice) {
        if (action !== 'ADD' || stepType === 'SUNSCREEN') continue;
        for (const name of inciNames) {
          const forms = ACTIVES.filter(({ inciName }) => inciName === name);
          const verdicts = forms.map((form) => clear(form, withPrescriptions(person), proposal).against);
          expect(verdicts).toContain(null);
        }
      }
    }
  }, 60_000);

  it('refuses each kind of active to someone, so that the two tests above can fail', () => {
    const proposal = { today: TODAY, startsOn: TODAY, pause: null, until: Number.POSITIVE_INFINITY };
    for (const active of ACTIVES) {
      const refused = people.some((person) => clear(active, person, proposal).against !== null);
      expect([active.inciName, refused]).toEqual([active.inciName, true]);
    }
  });

  it('alone makes what may be proposed', () => {
    const makers = readdirSync(RULES, { recursive: true, encoding: 'utf8' }).filter(
      (name) =>
        name.endsWith('.ts') &&
        /as (?:unknown as )?Cleared(?:Name)?\b/.test(readFileSync(new URL(name, RULES), 'utf8')),
    );
    expect(makers).toEqual(['gate/gate.ts']);
  });
});
