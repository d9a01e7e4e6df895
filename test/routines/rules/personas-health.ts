import { TODAY } from './generation-input.ts';
import { type PersonaCase, RETINOIDS, STRONG } from './persona.ts';

const PEELING = ['RETINOL', 'RETINAL', 'ADAPALENE', 'LACTIC ACID', 'SALICYLIC ACID', 'GLUCONOLACTONE'];
const WISHES: PersonaCase[1]['concerns'] = ['WRINKLES', 'ACNE', 'PORES', 'TEXTURE'];

export const PERSONAS_BY_HEALTH: PersonaCase[] = [
  // Prescriptions: no second strong product.
  [
    'uses Tretinoin cream',
    { prescriptions: ['Tretinoin cream'], concerns: WISHES },
    { not: PEELING, told: ['RX-RETINOID'], prescribedSteps: 1 },
  ],
  [
    'uses Differin 0.1 % gel',
    { prescriptions: ['Differin 0.1 % gel'], concerns: WISHES },
    { not: PEELING, told: ['RX-RETINOID'], prescribedSteps: 1 },
  ],
  [
    'uses Epiduo',
    { prescriptions: ['Epiduo'], concerns: WISHES },
    { not: [...PEELING, 'BENZOYL PEROXIDE'], told: ['RX-RETINOID'], prescribedSteps: 1 },
  ],
  [
    'takes Isotretinoin (oral)',
    { prescriptions: ['Isotretinoin (oral)'], concerns: WISHES },
    { not: STRONG, told: ['RX-ISOTRETINOIN', 'RX-ORAL'], prescribedSteps: 0 },
  ],
  [
    'has isotretinoin among the medicines of the account',
    { medicines: ['Roaccutane 20 mg'], concerns: WISHES },
    { not: STRONG, told: ['RX-ISOTRETINOIN'], prescribedSteps: 0 },
  ],
  [
    'has a tretinoin cream among the medicines of the account',
    { medicines: ['Airol'], concerns: WISHES },
    { not: PEELING },
  ],
  [
    'uses Hydrochinon',
    { prescriptions: ['Hydrochinon'], concerns: ['ACNE', 'PIGMENTATION'] },
    { not: ['BENZOYL PEROXIDE'], told: ['RX-HYDROQUINONE'] },
  ],
  [
    'takes something that nobody knows',
    { prescriptions: ['Xyzzol'], concerns: WISHES },
    { not: STRONG, told: ['RX-ASK'] },
  ],
  [
    'has an unknown medicine in the account',
    { medicines: ['Xyzzol 5'], concerns: ['WRINKLES'] },
    { not: STRONG, told: ['RX-ASK'] },
  ],
  [
    'uses a steroid ointment',
    { prescriptions: ['Clobetasol 0.05 % ointment'], concerns: WISHES },
    { not: PEELING, told: ['RX-STEROID'] },
  ],
  ['uses Protopic', { medicines: ['Protopic 0,1% Salbe'], concerns: WISHES }, { not: PEELING }],
  [
    'uses Soolantra',
    { prescriptions: ['Soolantra'], concerns: WISHES },
    { not: STRONG, told: ['RX-ROSACEA'] },
  ],
  ['uses Efudix', { prescriptions: ['Efudix'], concerns: WISHES }, { not: STRONG, told: ['RX-FIELD'] }],
  [
    'takes doxycycline',
    { medicines: ['Doxycycline 100 mg'], concerns: ['ACNE'] },
    { told: ['RX-PHOTOSENSITISER'], spf: 50, prescribedSteps: 0, plan: ['BENZOYL PEROXIDE'] },
  ],
  [
    'uses dapsone gel in the evening',
    { prescriptions: ['Dapsone gel'], concerns: ['WRINKLES'] },
    { not: STRONG },
  ],
  [
    'uses azelaic acid on prescription',
    { prescriptions: ['Skinoren 20 % cream'], concerns: ['REDNESS'] },
    { not: ['AZELAIC ACID'], told: ['REC-RX'] },
  ],

  // Pregnancy.
  [
    'is pregnant and has wrinkles',
    { pregnancy: 'PREGNANT', concerns: ['WRINKLES'] },
    { not: RETINOIDS, plan: ['AZELAIC ACID'], told: ['PREG-3'] },
  ],
  [
    'tries for a child and has dark spots',
    { pregnancy: 'TRYING', concerns: ['PIGMENTATION'], severities: { PIGMENTATION: 'MODERATE' } },
    { not: [...RETINOIDS, 'TRANEXAMIC ACID'], plan: ['AZELAIC ACID'], sunscreen: 'Tinted mineral' },
  ],
  [
    'is pregnant with blemishes',
    { pregnancy: 'PREGNANT', concerns: ['ACNE'] },
    { plan: ['BENZOYL PEROXIDE'], not: ['SALICYLIC ACID'] },
  ],
  [
    'is pregnant on isotretinoin',
    { pregnancy: 'PREGNANT', medicines: ['Isotretinoin 20 mg'] },
    { told: ['PREG-RET-ORAL'], not: STRONG },
  ],
  [
    'tries for a child on acitretin',
    { pregnancy: 'TRYING', prescriptions: ['Acitretin'] },
    { told: ['PREG-RET-ORAL'], prescribedSteps: 0 },
  ],
  [
    'is pregnant and uses tazarotene',
    { pregnancy: 'PREGNANT', prescriptions: ['Tazarotene 0.1 % gel'] },
    { told: ['PREG-RX'], prescribedSteps: 1 },
  ],
  [
    'is pregnant and uses trifarotene',
    { pregnancy: 'PREGNANT', prescriptions: ['Aklief'] },
    { told: ['PREG-RX'], prescribedSteps: 1 },
  ],
  [
    'breastfeeds and has wrinkles',
    { pregnancy: 'BREASTFEEDING', concerns: ['WRINKLES'] },
    { not: ['RETINOL', 'RETINAL'], plan: ['ASCORBIC ACID'] },
  ],
  [
    'has not said whether pregnant',
    { pregnancy: 'UNKNOWN', concerns: ['WRINKLES', 'TEXTURE'] },
    { not: ['RETINOL', 'RETINAL', 'LACTIC ACID'], told: ['ASK-FIRST'] },
  ],
  ['cannot become pregnant', { pregnancy: 'NOT_APPLICABLE', concerns: ['WRINKLES'] }, { plan: ['RETINOL'] }],

  // Age.
  [
    'is 16 with wrinkles',
    { age: 16, concerns: ['WRINKLES', 'FIRMNESS'] },
    { not: [...RETINOIDS, 'ASCORBIC ACID', 'PALMITOYL PENTAPEPTIDE-4'], told: ['AGE-18'] },
  ],
  ['is 16 with blemishes', { age: 16, concerns: ['ACNE'] }, { plan: ['BENZOYL PEROXIDE'] }],
  [
    'is 15 with dull skin',
    { age: 15, concerns: ['DULLNESS'] },
    { not: ['ASCORBIC ACID'], plan: ['NIACINAMIDE'] },
  ],
  ['is 17 with large pores', { age: 17, concerns: ['PORES'] }, { not: RETINOIDS, plan: ['SALICYLIC ACID'] }],
  [
    'is 12 with blemishes',
    { age: 12, concerns: ['ACNE', 'PORES', 'DULLNESS'] },
    { not: [...STRONG, 'NIACINAMIDE', 'AZELAIC ACID'], told: ['AGE-13'] },
  ],
  [
    'is 14 in the United States without benzoyl peroxide',
    { age: 14, region: 'US', concerns: ['ACNE'], avoided: ['BENZOYL PEROXIDE'] },
    { plan: ['ADAPALENE'] },
  ],
  [
    'is 14 in Europe without benzoyl peroxide',
    { age: 14, concerns: ['ACNE'], avoided: ['BENZOYL PEROXIDE'] },
    { not: ['ADAPALENE'], plan: ['AZELAIC ACID'] },
  ],
  [
    'has not said how old',
    { age: null, concerns: ['WRINKLES', 'TEXTURE', 'PORES'] },
    { not: ['RETINOL', 'RETINAL', 'LACTIC ACID'], told: ['ASK-FIRST'] },
  ],
  [
    'has not said which medicines',
    { areMedicinesKnown: false, concerns: ['WRINKLES'] },
    { not: ['RETINOL', 'RETINAL'], told: ['ASK-FIRST'] },
  ],

  // Allergies.
  [
    'is allergic to salicylates',
    {
      allergies: ['SALICYLATES'],
      concerns: ['ACNE', 'OILINESS'],
      avoided: ['BENZOYL PEROXIDE', 'AZELAIC ACID'],
    },
    { not: ['SALICYLIC ACID'], plan: ['NIACINAMIDE'] },
  ],
  ['is allergic to sunscreen filters', { allergies: ['SUNSCREEN_FILTERS'] }, { sunscreen: 'Mineral' }],
  ['uses ketoprofen gel', { medicines: ['Ketoprofen gel'] }, { sunscreen: 'Mineral' }],

  // Procedures.
  [
    'had a peel a week ago',
    { concerns: ['WRINKLES'], procedures: [{ kind: 'PEEL', day: TODAY - 7, restWeeks: 2 }] },
    { startsOn: { RETINOL: TODAY + 7 }, told: ['PROC-1'], spf: 50 },
  ],
  [
    'has a laser treatment next week',
    { concerns: ['WRINKLES'], procedures: [{ kind: 'LASER', day: TODAY + 7, restWeeks: 2 }] },
    { startsOn: { RETINOL: TODAY + 21 }, told: ['PROC-1'] },
  ],
  [
    'is on isotretinoin and plans waxing',
    { medicines: ['Isotretinoin 20 mg'], procedures: [{ kind: 'WAXING', day: TODAY + 3, restWeeks: 0 }] },
    { told: ['WAX-1'] },
  ],
];
