import { describe, expect, it } from 'vitest';
import { TODAY } from './generation-input.ts';
import { outcome, type Persona } from './persona.ts';

const STRONG = [
  'RETINOL',
  'RETINAL',
  'ADAPALENE',
  'LACTIC ACID',
  'SALICYLIC ACID',
  'GLUCONOLACTONE',
  'BENZOYL PEROXIDE',
];
const RETINOIDS = ['RETINOL', 'RETINAL', 'ADAPALENE', 'BAKUCHIOL'];
const PEELING = ['RETINOL', 'RETINAL', 'ADAPALENE', 'LACTIC ACID', 'SALICYLIC ACID', 'GLUCONOLACTONE'];

interface Expected {
  plan?: string[];
  not?: string[];
  told?: string[];
  /** How the name of the sunscreen begins. */
  sunscreen?: string;
  spf?: number;
  startsOn?: Record<string, number>;
  prescribedSteps?: number;
}

const WISHES = ['WRINKLES', 'ACNE', 'PORES', 'TEXTURE'] as const;
const all = [...WISHES];

const PERSONAS: [name: string, persona: Persona, expected: Expected][] = [
  // Prescriptions: no second strong product.
  [
    'uses Tretinoin cream',
    { prescriptions: ['Tretinoin cream'], concerns: all },
    { not: PEELING, told: ['RX-RETINOID'], prescribedSteps: 1 },
  ],
  [
    'uses Differin 0.1 % gel',
    { prescriptions: ['Differin 0.1 % gel'], concerns: all },
    { not: PEELING, told: ['RX-RETINOID'], prescribedSteps: 1 },
  ],
  [
    'uses Epiduo',
    { prescriptions: ['Epiduo'], concerns: all },
    { not: [...PEELING, 'BENZOYL PEROXIDE'], told: ['RX-RETINOID'], prescribedSteps: 1 },
  ],
  [
    'takes Isotretinoin (oral)',
    { prescriptions: ['Isotretinoin (oral)'], concerns: all },
    { not: STRONG, told: ['RX-ISOTRETINOIN', 'RX-ORAL'], prescribedSteps: 0 },
  ],
  [
    'has isotretinoin among the medicines of the account',
    { medicines: ['Roaccutane 20 mg'], concerns: all },
    { not: STRONG, told: ['RX-ISOTRETINOIN'], prescribedSteps: 0 },
  ],
  [
    'has a tretinoin cream among the medicines of the account',
    { medicines: ['Airol'], concerns: all },
    { not: PEELING },
  ],
  [
    'uses Hydrochinon',
    { prescriptions: ['Hydrochinon'], concerns: ['ACNE', 'PIGMENTATION'] },
    { not: ['BENZOYL PEROXIDE'], told: ['RX-HYDROQUINONE'] },
  ],
  [
    'takes something that nobody knows',
    { prescriptions: ['Xyzzol'], concerns: all },
    { not: STRONG, told: ['RX-ASK'] },
  ],
  [
    'has an unknown medicine in the account',
    { medicines: ['Xyzzol 5'], concerns: ['WRINKLES'] },
    { not: STRONG, told: ['RX-ASK'] },
  ],
  [
    'uses a steroid ointment',
    { prescriptions: ['Clobetasol 0.05 % ointment'], concerns: all },
    { not: PEELING, told: ['RX-STEROID'] },
  ],
  ['uses Protopic', { medicines: ['Protopic 0,1% Salbe'], concerns: all }, { not: PEELING }],
  ['uses Soolantra', { prescriptions: ['Soolantra'], concerns: all }, { not: STRONG, told: ['RX-ROSACEA'] }],
  ['uses Efudix', { prescriptions: ['Efudix'], concerns: all }, { not: STRONG, told: ['RX-FIELD'] }],
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
    { told: ['PREG-RX'], prescribedSteps: 0 },
  ],
  [
    'is pregnant and uses trifarotene',
    { pregnancy: 'PREGNANT', prescriptions: ['Aklief'] },
    { told: ['PREG-RX'], prescribedSteps: 0 },
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

  // Diagnoses and the state of the skin.
  [
    'has a damaged barrier and wrinkles',
    { concerns: ['BARRIER', 'WRINKLES'] },
    {
      plan: ['CERAMIDE NP', 'RETINOL'],
      startsOn: { RETINOL: TODAY + 28 },
      told: ['BARRIER-1', 'BARRIER-2'],
      sunscreen: 'Mineral',
    },
  ],
  [
    'has a damaged barrier and blemishes',
    { concerns: ['ACNE', 'BARRIER', 'OILINESS'] },
    { startsOn: { 'BENZOYL PEROXIDE': TODAY + 28 }, plan: ['CERAMIDE NP'], not: ['NIACINAMIDE'] },
  ],
  [
    'has rosacea and wrinkles',
    { diagnoses: ['ROSACEA'], concerns: ['WRINKLES', 'TEXTURE'] },
    { not: STRONG, plan: ['AZELAIC ACID'], told: ['ROSACEA-1'], sunscreen: 'Mineral', spf: 50 },
  ],
  [
    'has rosacea with many bumps',
    { diagnoses: ['ROSACEA'], concerns: ['REDNESS'], severities: { REDNESS: 'MODERATE' } },
    { told: ['ROSACEA-MODERATE-1'], not: STRONG },
  ],
  [
    'has eczema and wrinkles',
    { diagnoses: ['ATOPIC_DERMATITIS'], concerns: ['WRINKLES', 'ACNE'] },
    { not: STRONG, plan: ['CERAMIDE NP'], told: ['ATOPIC-1'] },
  ],
  [
    'has melasma and wrinkles',
    { diagnoses: ['MELASMA'], concerns: ['WRINKLES', 'TEXTURE'] },
    {
      not: [...RETINOIDS.slice(0, 3), 'LACTIC ACID'],
      plan: ['AZELAIC ACID', 'CI 77492'],
      told: ['MELASMA-1'],
      sunscreen: 'Tinted',
      spf: 50,
    },
  ],
  [
    'has seborrhoeic dermatitis',
    { diagnoses: ['SEBORRHOEIC_DERMATITIS'] },
    { told: ['SEBORRHOEIC_DERMATITIS-ANY-1'], not: STRONG },
  ],
  [
    'has fungal acne',
    { diagnoses: ['FUNGAL_ACNE'], skinType: 'DRY' },
    { told: ['FUNGAL_ACNE-ANY-1'], not: [...STRONG, 'SQUALANE'] },
  ],
  [
    'has keratosis pilaris on the arms',
    { diagnoses: ['KERATOSIS_PILARIS'] },
    { plan: [], told: ['KERATOSIS_PILARIS-ANY-1'], not: STRONG },
  ],
  [
    'has very sensitive skin and three wishes',
    { sensitivity: 'HIGH', concerns: ['WRINKLES', 'PIGMENTATION', 'OILINESS'] },
    { plan: ['RETINOL'], not: ['AZELAIC ACID', 'NIACINAMIDE'], told: ['SENS-1', 'INTRO-PATCH'] },
  ],
  [
    'has severe acne',
    { concerns: ['ACNE'], severities: { ACNE: 'SEVERE' } },
    { told: ['ACNE-SEVERE-1'], plan: ['BENZOYL PEROXIDE'] },
  ],
  [
    'has moderate acne',
    { concerns: ['ACNE'], severities: { ACNE: 'MODERATE' } },
    { told: ['ACNE-MODERATE-1'], plan: ['BENZOYL PEROXIDE'] },
  ],
  ['has acne scars', { concerns: ['ACNE_SCARS'] }, { told: ['ACNE_SCARS-ANY-1'], not: STRONG }],
  [
    'has mild acne',
    { concerns: ['ACNE'] },
    { plan: ['BENZOYL PEROXIDE'], not: ['SALICYLIC ACID', 'GLUCONOLACTONE'] },
  ],

  // Tone and sun.
  [
    'has dark marks on tone V',
    { skinTone: 'V', concerns: ['PIH'] },
    { plan: ['AZELAIC ACID', 'CI 77492'], told: ['TONE-1'], sunscreen: 'Tinted', spf: 50 },
  ],
  [
    'has moderate dark marks on tone VI',
    { skinTone: 'VI', concerns: ['PIGMENTATION'], severities: { PIGMENTATION: 'MODERATE' } },
    { plan: ['AZELAIC ACID'], not: ['RETINOL'], told: ['PIGMENTATION-MODERATE-2'] },
  ],
  [
    'has acne on tone IV',
    { skinTone: 'IV', concerns: ['ACNE', 'PIH'] },
    { plan: ['AZELAIC ACID'], sunscreen: 'Tinted' },
  ],
  [
    'has wrinkles and dark spots on tone V',
    { skinTone: 'V', concerns: ['WRINKLES', 'PIGMENTATION'] },
    { startsOn: { RETINOL: TODAY, 'AZELAIC ACID': TODAY + 28 }, sunscreen: 'Tinted' },
  ],
  [
    'has moderate dark spots on tone II',
    { concerns: ['PIGMENTATION'], severities: { PIGMENTATION: 'MODERATE' } },
    { startsOn: { RETINOL: TODAY + 56 }, told: ['PIGMENTATION-MODERATE-2'] },
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

  // Reactions and limits.
  [
    'has an emergency',
    { standstill: 'EMERGENCY', concerns: ['WRINKLES', 'ACNE'] },
    { not: STRONG, told: ['EMERGENCY-STOP'] },
  ],
  [
    'has skin that settles',
    { standstill: 'SETTLING', concerns: ['WRINKLES', 'ACNE', 'OILINESS'] },
    { not: [...STRONG, 'NIACINAMIDE'], told: ['REACT-NO-ADD'] },
  ],
  [
    'has two steps a session and wrinkles',
    { maxSteps: 2, concerns: ['WRINKLES', 'OILINESS'] },
    { plan: ['RETINOL'], told: ['BUDGET-1'] },
  ],
  [
    'has two steps a session and acne',
    { maxSteps: 2, concerns: ['ACNE'] },
    { plan: ['BENZOYL PEROXIDE'], told: ['BUDGET-1'] },
  ],
  [
    'lives where nothing is known of the shops',
    { region: 'OTHER', concerns: ['ACNE'] },
    { not: ['BENZOYL PEROXIDE'], plan: ['AZELAIC ACID'] },
  ],
];

describe('the plan of someone who', () => {
  it.each(PERSONAS)('%s', (_name, persona, expected) => {
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
