import { describe, expect, it } from 'vitest';
import { TODAY } from './generation-input.ts';
import { outcome } from './persona.ts';
import { PERSONAS_BY_HEALTH } from './personas-health.ts';
import { PERSONAS_BY_SKIN } from './personas-skin.ts';

describe('the plan of someone who', () => {
  it.each([...PERSONAS_BY_HEALTH, ...PERSONAS_BY_SKIN])('%s', (_name, persona, expected) => {
    const { steps, notes, advice, planned, recommended, told, step, sunscreen } = outcome(persona);
    for (const name of expected.plan ?? []) expect(planned).toContain(name);
    for (const name of expected.not ?? []) {
      expect(planned).not.toContain(name);
      // Beside the plan a first choice may have a second one.
      if (!expected.plan) expect(recommended).not.toContain(name);
    }
    for (const ruleId of expected.told ?? []) expect(told).toContain(ruleId);
    if (expected.sunscreen) expect(sunscreen.name).toMatch(new RegExp(`^${expected.sunscreen}`));
    if (expected.spf) expect(sunscreen.spf).toBe(expected.spf);
    for (const [name, day] of Object.entries(expected.startsOn ?? {})) expect(step(name)?.startsOn).toBe(day);
    if (expected.prescribedSteps !== undefined) {
      expect(steps.filter(({ prescribed }) => prescribed)).toHaveLength(expected.prescribedSteps);
    }
    const texts = [
      ...notes.map(({ message }) => message),
      ...advice.flatMap(({ title, reason }) => [title, reason]),
    ];
    for (const text of texts) expect(text).not.toMatch(/[{}]|undefined|null/);
    expect(steps.filter(({ session }) => session === 'AM').at(-1)?.type).toBe('SUNSCREEN');
  });

  it('is 12 has only cleanser, moisturizer and sunscreen', () => {
    const types = outcome({ age: 12, skinType: 'DRY', concerns: ['BARRIER', 'DRYNESS'] }).steps.map(
      ({ type }) => type,
    );
    expect([...new Set(types)].sort()).toEqual(['CLEANSER', 'MOISTURISER', 'SUNSCREEN']);
  });

  it('has a far operation has a pause for it', () => {
    const procedures = [{ kind: 'SURGERY' as const, day: TODAY + 100, restWeeks: 2 }];
    const retinol = outcome({ concerns: ['WRINKLES'], procedures }).step('RETINOL');
    expect(retinol).toMatchObject({ startsOn: TODAY, pause: { from: TODAY + 93, until: TODAY + 114 } });
  });
});
