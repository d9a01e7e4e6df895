import type { Pregnancy } from '../../../../src/users/profile/skin-profile.ts';
import { TODAY } from '../generation-input.ts';
import {
  adding,
  type Broken,
  both,
  changing,
  DAILY,
  HELD,
  lactic,
  madeStep,
  peroxide,
  person,
  retinol,
  salicylic,
  serum,
  telling,
  untold,
  vitaminC,
  without,
} from './broken-plan.ts';

/** Breaks of what a person must not get. */

const NO_ONE = new Set<string>();
const pregnant = (pregnancy: Pregnancy, ...medicines: string[]) => person({ pregnancy }, { medicines });
const later = (days: number) => ({ startsOn: TODAY + days });
const paused = changing((step) => ({ ...step, pause: HELD }));
const cream = (name: string) => madeStep('MOISTURISER', [name], { session: 'AM', startsOn: null });

export const BROKEN_FOR_PERSON: Readonly<Record<string, Broken>> = {
  'retinol while pregnant': { rules: ['PREG-1'], person: pregnant('PREGNANT'), breakIt: adding(retinol()) },
  'retinol while trying': { rules: ['PREG-1'], person: pregnant('TRYING'), breakIt: adding(retinol()) },
  'strong salicylic acid while pregnant': {
    rules: ['PREG-2'],
    person: pregnant('PREGNANT'),
    breakIt: adding(salicylic({ name: 'Salicylic peel, 10 %' })),
  },
  'bakuchiol while pregnant': {
    rules: ['PREG-UNKNOWN'],
    person: pregnant('PREGNANT'),
    breakIt: adding(serum('BAKUCHIOL')),
  },
  'glycerin in the place of retinol': {
    rules: ['PREG-3'],
    person: pregnant('PREGNANT'),
    breakIt: adding({ ...serum('GLYCERIN'), ruleId: 'PREG-3' }),
  },
  'sage oil while pregnant': {
    rules: ['PREG-OILS'],
    person: pregnant('PREGNANT'),
    breakIt: adding(madeStep('FACE_OIL', ['SALVIA OFFICINALIS OIL'])),
  },
  'retinol while breastfeeding, untold': {
    rules: ['PREG-BF'],
    person: pregnant('BREASTFEEDING'),
    breakIt: both(adding(retinol()), untold),
  },
  'steps that go on in an emergency': {
    rules: ['EMERGENCY-STOP'],
    person: person({}, {}, { standstill: 'EMERGENCY' }),
    repair: paused,
    breakIt: changing((step) => ({ ...step, pause: null })),
  },
  'medicines not asked about in an emergency': {
    rules: ['EMERGENCY-STOP', 'EMERGENCY-MEDS'],
    person: person({}, { medicines: ['Lamotrigine 100 mg'] }, { standstill: 'EMERGENCY' }),
    repair: both(paused, telling('EMERGENCY-MEDS')),
    breakIt: untold,
  },
  'a new serum while the skin settles': {
    rules: ['REACT-NO-ADD'],
    person: person({}, {}, { standstill: 'SETTLING' }),
    breakIt: adding(serum('NIACINAMIDE')),
  },
  'a new serum before the rest ends': {
    rules: ['REACT-REST'],
    person: person({}, {}, { restsUntil: TODAY + 7 }),
    breakIt: adding(serum('NIACINAMIDE')),
  },
  'benzoyl peroxide within the quiet weeks': {
    rules: ['BARRIER-1'],
    person: person({ concerns: ['BARRIER'] }),
    repair: without('OIL_CLEANSER'),
    breakIt: adding(peroxide(later(14))),
  },
  'no cream in the quiet weeks': {
    rules: ['BARRIER-1'],
    person: person({ concerns: ['BARRIER'] }),
    repair: without('OIL_CLEANSER'),
    breakIt: without('MOISTURISER'),
  },
  'benzoyl peroxide every day after the quiet weeks': {
    rules: ['BARRIER-2'],
    person: person({ concerns: ['BARRIER'] }),
    breakIt: adding(peroxide({ schedule: DAILY, ...later(56) })),
  },
  'a serum for a child': {
    rules: ['AGE-13'],
    person: person({}, { age: 10 }),
    breakIt: adding(serum('NIACINAMIDE')),
  },
  'a retinoid at 15': {
    rules: ['AGE-18', 'ACTIVE-AGE'],
    person: person({}, { age: 15 }),
    breakIt: adding(retinol()),
  },
  'vitamin C at 17': { rules: ['AGE-18'], person: person({}, { age: 17 }), breakIt: adding(vitaminC()) },
  'lactic acid at once on a dark skin': {
    rules: ['TONE-1'],
    person: person({ concerns: ['PIGMENTATION'] }, { skinTone: 'VI' }),
    breakIt: adding(lactic()),
  },
  'retinol on melasma': {
    rules: ['MELASMA-1'],
    person: person({}, { diagnoses: ['MELASMA'] }),
    breakIt: adding(retinol()),
  },
  'an untinted sunscreen on melasma': {
    rules: ['MELASMA-1'],
    person: person({}, { diagnoses: ['MELASMA'] }),
    breakIt: changing((step) =>
      step.type === 'SUNSCREEN' ? { ...step, name: 'Sunscreen, SPF 50', inciNames: [] } : step,
    ),
  },
  'salicylic acid on rosacea': {
    rules: ['ROSACEA-1'],
    person: person({}, { diagnoses: ['ROSACEA'] }),
    breakIt: adding(salicylic()),
  },
  'a peeling on atopic skin': {
    rules: ['ATOPIC-1'],
    person: person({}, { diagnoses: ['ATOPIC_DERMATITIS'] }),
    breakIt: adding(lactic()),
  },
  'three actives on sensitive skin': {
    rules: ['SENS-1'],
    person: person({ sensitivity: 'HIGH' }),
    breakIt: adding(serum('NIACINAMIDE'), vitaminC(later(28)), retinol(later(56))),
  },
  'retinol two days before a waxing': {
    rules: ['WAX-1'],
    person: person({}, { procedures: [{ kind: 'WAXING', day: TODAY + 10, restWeeks: 1 }] }),
    breakIt: adding(retinol()),
  },
  'niacinamide in the weeks after a laser': {
    rules: ['PROC-1'],
    person: person({}, { procedures: [{ kind: 'LASER', day: TODAY - 3, restWeeks: 3 }] }),
    breakIt: adding({ ...serum('NIACINAMIDE'), ...later(14) }),
  },
  'what the person reacted to': {
    rules: ['ALLERGY-1'],
    person: person({}, {}, { exclusions: { avoided: NO_ONE, reactedTo: new Set(['NIACINAMIDE']) } }),
    breakIt: adding(serum('NIACINAMIDE')),
  },
  'what the person avoids': {
    rules: ['USER-AVOID'],
    person: person({}, {}, { exclusions: { avoided: new Set(['NIACINAMIDE']), reactedTo: NO_ONE } }),
    breakIt: adding(serum('NIACINAMIDE')),
  },
  'salicylic acid with an allergy to salicylates': {
    rules: ['ALLERGY-SAL'],
    person: person({}, { allergies: ['SALICYLATES'] }),
    breakIt: adding(salicylic()),
  },
  'honey with an allergy to bee products': {
    rules: ['ALLERGY-BEE'],
    person: person({}, { allergies: ['BEE_PRODUCTS'] }),
    breakIt: adding(cream('HONEY EXTRACT')),
  },
  'lanolin with an allergy to wool wax': {
    rules: ['ALLERGY-BEE'],
    person: person({}, { allergies: ['WOOL_WAX'] }),
    breakIt: adding(cream('LANOLIN')),
  },
  'more steps than wanted': {
    rules: ['BUDGET-1'],
    person: person({ concerns: ['DRYNESS'] }, {}, { maxSteps: 2 }),
    breakIt: adding(madeStep('EYE', ['CAFFEINE'], { session: 'AM' }), madeStep('ESSENCE', ['PANTHENOL'])),
  },
  'a treatment before the cream': {
    rules: ['BUDGET-1'],
    person: person({ concerns: ['WRINKLES'] }, {}, { maxSteps: 3 }),
    breakIt: without('MOISTURISER'),
  },
  'retinol before the age is known': {
    rules: ['ASK-FIRST'],
    person: person({}, { age: null }),
    breakIt: adding(retinol()),
  },
  'lactic acid before the medicines are known': {
    rules: ['ASK-FIRST'],
    person: person({}, { areMedicinesKnown: false }),
    breakIt: adding(lactic()),
  },
};
