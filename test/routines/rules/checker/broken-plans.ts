import { TODAY } from '../generation-input.ts';
import {
  adding,
  type Broken,
  changing,
  DAILY,
  every,
  lactic,
  madeStep,
  medicine,
  peroxide,
  person,
  retinol,
  salicylic,
  serum,
  untold,
  vitaminC,
  without,
} from './broken-plan.ts';

/** Breaks of order, conflicts, frequency, strength and sun. */

const rx = (...names: string[]) => ({ prescriptions: names.map((name) => medicine(name)) });
const plain = person();
const beginner = person({ experience: 'BEGINNER' });
const sensitive = person({ sensitivity: 'HIGH' });
const later = (days: number) => ({ startsOn: TODAY + days });
const toner = madeStep('TONER', [], { session: 'AM', startsOn: null });

export const BROKEN_PLANS: Readonly<Record<string, Broken>> = {
  'a toner after the sunscreen': {
    rules: ['ORD-AM'],
    person: plain,
    breakIt: ({ steps, notes }) => {
      const evening = steps.findIndex(({ session }) => session === 'PM');
      return { steps: [...steps.slice(0, evening), toner, ...steps.slice(evening)], notes };
    },
  },
  'the evening from rich to light': {
    rules: ['ORD-PM'],
    person: plain,
    breakIt: ({ steps, notes }) => ({
      steps: [
        ...steps.filter(({ session }) => session === 'AM'),
        ...steps.filter(({ session }) => session === 'PM').reverse(),
      ],
      notes,
    }),
  },
  'retinol and lactic acid in one evening': {
    rules: ['ORD-PM', 'CON-RET-AHA'],
    person: plain,
    breakIt: adding(retinol(), lactic(later(28))),
  },
  'retinol and salicylic acid in one evening': {
    rules: ['ORD-PM', 'CON-RET-BHA'],
    person: plain,
    breakIt: adding(retinol(), salicylic(later(28))),
  },
  'retinol and benzoyl peroxide in one evening': {
    rules: ['ORD-PM', 'CON-RET-BPO', 'RX-BPO'],
    person: plain,
    breakIt: adding(retinol(), peroxide({ session: 'PM', ...later(28) })),
  },
  'two retinoids in a day': {
    rules: ['CON-RET-RET'],
    person: plain,
    breakIt: adding(retinol(), retinol({ inciNames: ['RETINAL'] as never, session: 'AM', ...later(28) })),
  },
  'a scrub beside retinol, for acne': {
    rules: ['CON-RET-SCRUB', 'FREQ-SCRUB'],
    person: person({ concerns: ['ACNE'] }),
    breakIt: adding(retinol(), madeStep('EXFOLIANT', [], { name: 'A fine scrub' })),
  },
  'vitamin C and retinol in one session': {
    rules: ['CON-VITC-RET'],
    person: plain,
    breakIt: adding(retinol(), vitaminC({ session: 'PM', ...later(28) })),
  },
  'vitamin C and an acid in one session': {
    rules: ['CON-VITC-ACID'],
    person: plain,
    breakIt: adding(lactic(), vitaminC({ session: 'PM', ...later(28) })),
  },
  'vitamin C and benzoyl peroxide in one morning': {
    rules: ['CON-VITC-BPO', 'RX-BPO'],
    person: plain,
    breakIt: adding(peroxide(), vitaminC(later(28))),
  },
  'two acids in one evening': {
    rules: ['CON-AHA-BHA', 'ORD-PM'],
    person: plain,
    breakIt: adding(lactic(), salicylic(later(28))),
  },
  'benzoyl peroxide on hydroquinone': {
    rules: ['CON-HQ-BPO', 'RX-HYDROQUINONE'],
    person: person({ concerns: ['PIGMENTATION'] }, {}, rx('Hydroquinone 4 % cream')),
    breakIt: adding(peroxide()),
  },
  'benzoyl peroxide on dapsone': {
    rules: ['CON-DAPSONE-BPO'],
    person: person({}, {}, rx('Dapsone 5 % gel')),
    breakIt: adding(peroxide({ session: 'PM' })),
  },
  'retinol on sulfur': {
    rules: ['CON-SULFUR-RET'],
    person: person({}, {}, rx('Sulfur 5 % ointment')),
    breakIt: adding(retinol()),
  },
  'retinol every evening for a beginner': {
    rules: ['FREQ-RET-W1'],
    person: beginner,
    breakIt: adding(retinol({ schedule: DAILY })),
  },
  'retinol every second evening from the third week on a dark skin': {
    rules: ['FREQ-RET-W1'],
    person: person({}, { skinTone: 'V' }),
    breakIt: adding(
      retinol({
        schedule: {
          kind: 'RAMP_UP',
          stages: [
            { days: 16, everyDays: 4 },
            { days: null, everyDays: 2 },
          ],
        },
      }),
    ),
  },
  'strong retinol': {
    rules: ['FREQ-RET-W1', 'CONC-1'],
    person: beginner,
    breakIt: adding(retinol({ name: 'Retinol, 1 %' })),
  },
  'an exfoliant and retinol out of step': {
    rules: ['FREQ-CYCLE'],
    person: person({ experience: 'EXPERIENCED' }),
    breakIt: adding(retinol({ schedule: every(2) }), lactic(later(29))),
  },
  'a strong acid every second evening': {
    rules: ['FREQ-EXF'],
    person: beginner,
    breakIt: adding(lactic({ schedule: every(2) })),
  },
  'a mild acid every evening on sensitive skin': {
    rules: ['FREQ-EXF-MILD'],
    person: sensitive,
    breakIt: adding(madeStep('EXFOLIANT', ['GLUCONOLACTONE'], { name: 'Gluconolactone, 4 %' })),
  },
  'no sunscreen beside retinol': {
    rules: ['FREQ-SPF', 'SUN-1'],
    person: person({ concerns: ['WRINKLES'] }),
    breakIt: without('SUNSCREEN'),
  },
  'no sunscreen a week after an acid': {
    rules: ['SUN-1'],
    person: person({}, { latestAhaOn: TODAY - 7 }),
    breakIt: without('SUNSCREEN'),
  },
  'a weak sunscreen beside retinol': {
    rules: ['FREQ-SPF', 'SUN-1'],
    person: person({ concerns: ['WRINKLES'] }),
    breakIt: changing((step) => (step.type === 'SUNSCREEN' ? { ...step, spf: 15 } : step)),
  },
  'a sunscreen that pauses': {
    rules: ['FREQ-SPF'],
    person: plain,
    breakIt: changing((step) =>
      step.type === 'SUNSCREEN' ? { ...step, pause: { from: TODAY, until: TODAY + 7 } } : step,
    ),
  },
  'a sunscreen without tint against dark marks': {
    rules: ['SUN-TINT'],
    person: person({ concerns: ['PIGMENTATION'] }),
    breakIt: changing((step) =>
      step.type === 'SUNSCREEN' ? { ...step, name: 'Sunscreen, SPF 50', inciNames: [] } : step,
    ),
  },
  'bergamot in the morning': {
    rules: ['SUN-OIL-AM'],
    person: plain,
    breakIt: adding(madeStep('FACE_OIL', ['CITRUS AURANTIUM BERGAMIA FRUIT OIL'], { session: 'AM' })),
  },
  'an organic sunscreen for who reacts to filters': {
    rules: ['SUN-FILTER-ALLERGY'],
    person: person({}, { allergies: ['SUNSCREEN_FILTERS'] }),
    breakIt: changing((step) =>
      step.type === 'SUNSCREEN'
        ? { ...step, name: 'Sunscreen, SPF 50', inciNames: ['OCTOCRYLENE'] as never }
        : step,
    ),
  },
  'two new actives on one day': {
    rules: ['INTRO-1'],
    person: plain,
    breakIt: adding(retinol(), serum('NIACINAMIDE')),
  },
  'two new actives two weeks apart on a dark skin': {
    rules: ['INTRO-1'],
    person: person({}, { skinTone: 'IV' }),
    breakIt: adding(retinol(), { ...serum('NIACINAMIDE'), ...later(14) }),
  },
  'no test of a new active on sensitive skin': {
    rules: ['INTRO-PATCH'],
    person: person({ sensitivity: 'HIGH', concerns: ['REDNESS'] }),
    breakIt: untold,
  },
  'retinol on damp skin': {
    rules: ['WAIT-2'],
    person: person({ concerns: ['WRINKLES'] }),
    breakIt: changing((step) => (step.type === 'RETINOID' ? { ...step, waitBeforeMinutes: 0 } : step)),
  },
  'half an hour after vitamin C': {
    rules: ['WAIT-1'],
    person: plain,
    repair: adding(vitaminC({ waitAfterMinutes: 1 })),
    breakIt: changing((step) => (step.type === 'VITAMIN_C_SERUM' ? { ...step, waitAfterMinutes: 30 } : step)),
  },
  'too much kojic acid': {
    rules: ['CONC-2', 'ACTIVE-LISTED'],
    person: plain,
    breakIt: adding(serum('KOJIC ACID')),
  },
  'too much salicylic acid': {
    rules: ['CONC-3', 'FREQ-EXF'],
    person: plain,
    breakIt: adding(salicylic({ name: 'Salicylic acid, 10 %' })),
  },
  'too much lactic acid': {
    rules: ['CONC-4'],
    person: plain,
    breakIt: adding(lactic({ name: 'Lactic acid, 30 %' })),
  },
  'hydroquinone without prescription': {
    rules: ['CONC-5', 'PROHIB-RX'],
    person: plain,
    breakIt: adding(serum('HYDROQUINONE')),
  },
  'too much benzoyl peroxide': {
    rules: ['CONC-6', 'RX-BPO'],
    person: beginner,
    breakIt: adding(peroxide({ name: 'Benzoyl peroxide, 10 %' })),
  },
  'a preservative for rinsing off in a serum': {
    rules: ['CONC-RINSE'],
    person: plain,
    breakIt: adding(serum('METHYLISOTHIAZOLINONE')),
  },
  mercury: { rules: ['PROHIB-MERCURY'], person: plain, breakIt: adding(serum('MERCURIC OXIDE')) },
  'a steroid': { rules: ['PROHIB-STEROID'], person: plain, breakIt: adding(serum('CLOBETASOL PROPIONATE')) },
  'adapalene in the EU': {
    rules: ['PROHIB-RX'],
    person: plain,
    breakIt: adding(retinol({ inciNames: ['ADAPALENE'] as never, name: 'Adapalene, 0.1 %' })),
  },
  'azelaic acid as strong as a medicine': {
    rules: ['ACTIVE-SHOP'],
    person: plain,
    breakIt: adding({ ...serum('AZELAIC ACID'), name: 'Azelaic acid, 20 %' }),
  },
  'an acid at the eye': {
    rules: ['EYE-1'],
    person: plain,
    breakIt: adding(madeStep('EYE', ['LACTIC ACID'], { name: 'Lactic acid, 5 %', schedule: every(7) })),
  },
};
