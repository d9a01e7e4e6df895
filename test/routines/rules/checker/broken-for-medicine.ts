import type { Pregnancy } from '../../../../src/users/profile/skin-profile.ts';
import { TODAY } from '../generation-input.ts';
import {
  adding,
  type Broken,
  changing,
  lactic,
  madeStep,
  medicine,
  peroxide,
  person,
  retinol,
  serum,
  telling,
  untold,
  without,
} from './broken-plan.ts';

/** Breaks of what the medicines of a person forbid or require. */

const rx = (...names: string[]) => ({ prescriptions: names.map((name) => medicine(name)) });
const fresh = (name: string) => ({ prescriptions: [medicine(name, { established: false })] });
const taking = (...medicines: string[]) => person({}, { medicines });
const pregnant = (pregnancy: Pregnancy, ...medicines: string[]) => person({ pregnancy }, { medicines });
const later = (days: number) => ({ startsOn: TODAY + days });

export const BROKEN_FOR_MEDICINE: Readonly<Record<string, Broken>> = {
  'tretinoin while pregnant, untold': {
    rules: ['PREG-RX'],
    person: person({ pregnancy: 'PREGNANT' }, {}, rx('Tretinoin 0.05 % cream')),
    breakIt: untold,
  },
  'tretinoin that is gone while pregnant': {
    rules: ['RX-KEEP'],
    person: person({ pregnancy: 'PREGNANT' }, {}, rx('Tretinoin 0.05 % cream')),
    breakIt: changing((step) => (step.prescribed ? null : step)),
  },
  'isotretinoin while pregnant, untold': {
    rules: ['PREG-RET-ORAL'],
    person: pregnant('PREGNANT', 'Isotretinoin 20 mg capsules'),
    breakIt: untold,
  },
  'an antiepileptic while pregnant, untold': {
    rules: ['PREG-RX-KEEP'],
    person: pregnant('PREGNANT', 'Phenytoin 100 mg tablets'),
    breakIt: untold,
  },
  'a steroid while trying, untold': {
    rules: ['PREG-RX-TELL', 'RX-STEROID'],
    person: pregnant('TRYING', 'Mometasone 0.1 % cream'),
    breakIt: untold,
  },
  'an unknown medicine while pregnant, untold': {
    rules: ['PREG-RX-ASK', 'RX-ASK'],
    person: pregnant('PREGNANT', 'Xyzzol'),
    repair: ({ steps, notes }) => ({
      steps,
      notes: [...notes, { ruleId: 'PREG-RX-ASK', message: 'Xyzzol', source: 'a test' }],
    }),
    breakIt: untold,
  },
  'retinol beside an unknown medicine': {
    rules: ['RX-ASK'],
    person: taking('Xyzzol'),
    breakIt: adding(retinol()),
  },
  'lactic acid beside tretinoin': {
    rules: ['RX-RETINOID', 'REC-RX'],
    person: taking('Tretinoin 0.05 % cream'),
    repair: telling('RX-RETINOID'),
    breakIt: adding(lactic()),
  },
  'no cream beside tretinoin': {
    rules: ['RX-RETINOID'],
    person: person({}, {}, rx('Tretinoin 0.05 % cream')),
    repair: telling('RX-RETINOID'),
    breakIt: without('MOISTURISER'),
  },
  'retinol beside isotretinoin': {
    rules: ['RX-ISOTRETINOIN', 'REC-RX'],
    person: taking('Isotretinoin 20 mg capsules'),
    breakIt: adding(retinol()),
  },
  'no strong sunscreen beside isotretinoin': {
    rules: ['RX-ISOTRETINOIN'],
    person: taking('Isotretinoin 20 mg capsules'),
    breakIt: changing((step) => (step.type === 'SUNSCREEN' ? { ...step, spf: 30 } : step)),
  },
  'benzoyl peroxide beside benzoyl peroxide': {
    rules: ['REC-RX'],
    person: taking('Benzoyl peroxide 5 % gel'),
    breakIt: adding(peroxide()),
  },
  'retinol on a steroid': {
    rules: ['RX-STEROID'],
    person: taking('Clobetasol 0.05 % ointment'),
    breakIt: adding(retinol()),
  },
  'lactic acid on tacrolimus': {
    rules: ['RX-CALCINEURIN'],
    person: taking('Protopic 0.1 % ointment'),
    breakIt: adding(lactic()),
  },
  'benzoyl peroxide beside ivermectin for rosacea': {
    rules: ['RX-ROSACEA'],
    person: person({}, { diagnoses: ['ROSACEA'], medicines: ['Soolantra'] }),
    breakIt: adding(peroxide()),
  },
  'niacinamide on fluorouracil': {
    rules: ['RX-FIELD'],
    person: taking('Efudix'),
    breakIt: adding(serum('NIACINAMIDE')),
  },
  'lime beside doxycycline': {
    rules: ['RX-PHOTOSENSITISER'],
    person: taking('Doxycycline 100 mg'),
    breakIt: adding(madeStep('FACE_OIL', ['CITRUS AURANTIFOLIA OIL'], { session: 'AM' })),
  },
  'doxycycline and its notes left out': {
    rules: ['RX-ORAL', 'RX-ANTIBIOTIC', 'RX-PHOTOSENSITISER'],
    person: taking('Doxycycline 100 mg'),
    breakIt: untold,
  },
  'doxycycline as a step': {
    rules: ['RX-ORAL'],
    person: person({}, {}, rx('Doxycycline 100 mg')),
    breakIt: adding(madeStep('SPOT_TREATMENT', [], { prescribed: true, prescription: 0, startsOn: null })),
  },
  'methotrexate, untold': {
    rules: ['RX-IMMUNE'],
    person: taking('Methotrexate 10 mg tablets'),
    breakIt: untold,
  },
  'strong acid beside permethrin': {
    rules: ['RX-OTHER'],
    person: taking('Permethrin cream'),
    breakIt: adding(lactic()),
  },
  'lactic acid beside new azelaic acid': {
    rules: ['RX-AZELAIC'],
    person: person({}, {}, fresh('Skinoren 20 % cream')),
    breakIt: adding(lactic(later(14))),
  },
  'a prescribed cream that is gone': {
    rules: ['RX-KEEP'],
    person: person({}, {}, rx('Skinoren 20 % cream')),
    breakIt: changing((step) => (step.prescribed ? null : step)),
  },
  'a prescribed cream that is moved': {
    rules: ['RX-KEEP'],
    person: person({}, {}, rx('Skinoren 20 % cream')),
    breakIt: changing((step) =>
      step.prescribed ? { ...step, schedule: { kind: 'INTERVAL', everyDays: 3 } } : step,
    ),
  },
};
