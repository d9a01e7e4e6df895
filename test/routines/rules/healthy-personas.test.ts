import { describe, expect, it } from 'vitest';
import { outcome, type Persona } from './persona.ts';

/** Healthy people who have answered everything, and the first treatment of the table for their main concern. */
const HEALTHY: [name: string, persona: Persona, first: string][] = [
  ['acne in the EU', { age: 24, concerns: ['ACNE'] }, 'BENZOYL PEROXIDE'],
  ['acne at 16', { age: 16, concerns: ['ACNE', 'OILINESS'] }, 'BENZOYL PEROXIDE'],
  ['acne in the US', { age: 21, region: 'US', concerns: ['ACNE'] }, 'BENZOYL PEROXIDE'],
  ['severe acne', { age: 28, concerns: ['ACNE'], severities: { ACNE: 'SEVERE' } }, 'BENZOYL PEROXIDE'],
  ['acne on tone V', { skinTone: 'V', concerns: ['ACNE'] }, 'AZELAIC ACID'],
  ['dark spots', { concerns: ['PIGMENTATION'] }, 'AZELAIC ACID'],
  ['dark marks on tone VI', { skinTone: 'VI', concerns: ['PIH'] }, 'AZELAIC ACID'],
  ['redness', { concerns: ['REDNESS'] }, 'AZELAIC ACID'],
  ['wrinkles', { age: 45, concerns: ['WRINKLES'] }, 'RETINOL'],
  ['wrinkles on sensitive skin', { age: 50, sensitivity: 'HIGH', concerns: ['WRINKLES'] }, 'RETINOL'],
  [
    'wrinkles, experienced, in the US',
    { age: 60, region: 'US', experience: 'EXPERIENCED', concerns: ['WRINKLES', 'DULLNESS'] },
    'RETINOL',
  ],
  ['pores', { concerns: ['PORES', 'OILINESS'] }, 'RETINOL'],
  ['shine', { skinType: 'OILY', concerns: ['OILINESS'] }, 'NIACINAMIDE'],
  ['rough texture', { concerns: ['TEXTURE'] }, 'RETINOL'],
  ['dull skin', { concerns: ['DULLNESS'] }, 'ASCORBIC ACID'],
  ['firmness', { age: 55, concerns: ['FIRMNESS'] }, 'RETINOL'],
  ['puffy eyes', { concerns: ['EYE_PUFFINESS'] }, 'CAFFEINE'],
  ['dry skin', { skinType: 'DRY', concerns: ['DRYNESS'] }, 'GLYCERIN'],
  ['a damaged barrier', { concerns: ['BARRIER'] }, 'CERAMIDE NP'],
  ['two steps a session and wrinkles', { maxSteps: 2, concerns: ['WRINKLES', 'ACNE'] }, 'RETINOL'],
];

describe('healthy people get the first treatment of the table', () => {
  it.each(HEALTHY)('for %s', (_name, persona, first) => {
    const { planned, recommended } = outcome(persona);
    expect(planned).toContain(first);
    expect(recommended).toContain(first);
  });
});
