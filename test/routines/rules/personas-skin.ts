import { TODAY } from './generation-input.ts';
import { type PersonaCase, RETINOIDS, STRONG } from './persona.ts';

export const PERSONAS_BY_SKIN: PersonaCase[] = [
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
