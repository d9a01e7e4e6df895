import { isCore, tierIn } from '../../../rules/family-index.ts';
import type { Diagnosis } from '../../../users/profile/skin-profile.ts';
import { contents, found, isRinsedOff, leaveOnAcids, scrubbing, treating } from '../actives.ts';
import { isSensitive } from '../care-profile.ts';
import type { Person } from '../person.ts';
import { isDarkerTone } from '../ramp-up.ts';
import type { PlannedStep, StepIngredientFacts } from '../routine-plan.ts';
import { type Objection, type Occasion, objections, type StepRule } from './objection.ts';

/** BARRIER-1. */
export const BARRIER_DAYS = 28;
const HIGH_ON_LABEL = 5;
const MANY_ALLERGIES = 2;

const has = ({ background }: Person, diagnosis: Diagnosis) => background.diagnoses.includes(diagnosis);

const inFamilies = (step: PlannedStep, ...families: string[]) =>
  contents(step).filter(({ name }) => isCore(name, ...families));

/** Perfume; benzyl alcohol alone is a preservative. */
export const perfumes = (step: PlannedStep): StepIngredientFacts[] =>
  contents(step).filter(
    ({ name, isFragrance }) => isFragrance || (name !== 'BENZYL ALCOHOL' && isCore(name, 'FRAGRANCE')),
  );

const dryingAlcohols = (step: PlannedStep): StepIngredientFacts[] =>
  inFamilies(step, 'DRYING_ALCOHOL').filter(
    ({ labelPosition }) => labelPosition !== null && labelPosition <= HIGH_ON_LABEL,
  );

/** BARRIER-1, ROSACEA-1, ATOPIC-1, MELASMA-1 and SENS-1 about what was not prescribed. */
export const judgeSkin: StepRule = (step, person, occasion) => {
  if (step.prescribed) return [];
  return [
    ...(person.profile.concerns.includes('BARRIER') ? judgeBarrier(step, occasion) : []),
    ...(has(person, 'ROSACEA') ? judgeRosacea(step) : []),
    ...(has(person, 'ATOPIC_DERMATITIS') ? judgeAtopic(step) : []),
    ...(has(person, 'MELASMA') ? judgeMelasma(step) : []),
    ...(isSensitive(person.profile) ? judgeSensitive(step) : []),
  ];
};

function judgeBarrier(step: PlannedStep, { today, planStartsOn }: Occasion): Objection[] {
  const calm = planStartsOn + BARRIER_DAYS;
  if (today >= calm || Math.max(step.startsOn ?? planStartsOn, planStartsOn) >= calm) return [];
  return objections('BARRIER-1', step, [
    ...found(step, 'RETINOID/BENZOYL_PEROXIDE/HYDROQUINONE'),
    ...leaveOnAcids(step),
    ...scrubbing(step),
    ...(isRinsedOff(step) ? [] : inFamilies(step, 'ESSENTIAL_OIL')),
  ]);
}

function judgeRosacea(step: PlannedStep): Objection[] {
  const irritants = isRinsedOff(step)
    ? inFamilies(step, 'MENTHOL_LIKE', 'FLUSH_NICOTINATE')
    : inFamilies(step, 'MENTHOL_LIKE', 'FLUSH_NICOTINATE', 'ESSENTIAL_OIL');
  return [
    ...objections('ROSACEA-1', step, [
      ...found(step, 'RETINOID'),
      ...leaveOnAcids(step),
      ...scrubbing(step),
      ...irritants,
    ]),
    ...objections('ROSACEA-1', step, dryingAlcohols(step), { severity: 'SOFT' }),
  ];
}

function judgeAtopic(step: PlannedStep): Objection[] {
  const isLeftOn = !isRinsedOff(step);
  const oils = isLeftOn ? inFamilies(step, 'ESSENTIAL_OIL') : [];
  const scents = isLeftOn ? perfumes(step).filter((each) => !oils.includes(each)) : [];
  return [
    ...objections('ATOPIC-1', step, [
      ...found(step, 'RETINOID'),
      ...leaveOnAcids(step),
      ...scrubbing(step),
      ...oils,
    ]),
    ...objections('ATOPIC-1', step, scents, { severity: step.type === 'MOISTURISER' ? 'HARD' : 'SOFT' }),
  ];
}

/** No peels at home; a retinoid or hydroquinone only on prescription. */
const judgeMelasma = (step: PlannedStep): Objection[] =>
  objections('MELASMA-1', step, [
    ...found(step, 'RETINOID/HYDROQUINONE'),
    ...leaveOnAcids(step, 'AHA'),
    ...(step.type === 'EXFOLIANT' ? leaveOnAcids(step, 'BHA').filter(isPeel) : []),
  ]);

const isPeel = ({ percent }: StepIngredientFacts) => percent === null || percent > 2;

function judgeSensitive(step: PlannedStep): Objection[] {
  const irritants = isRinsedOff(step)
    ? []
    : [...perfumes(step), ...inFamilies(step, 'ESSENTIAL_OIL'), ...dryingAlcohols(step)];
  return objections('SENS-1', step, [...new Set([...irritants, ...scrubbing(step)])]);
}

/** Whether everything irritating is best avoided, so that the gentler of two forms is planned. */
export const isDelicate = (person: Person): boolean =>
  isSensitive(person.profile) ||
  person.profile.concerns.includes('BARRIER') ||
  has(person, 'ROSACEA') ||
  has(person, 'ATOPIC_DERMATITIS');

/** EYE-1, CONC-6 and SUN-OIL-AM. */
export const judgeUse: StepRule = (step, person) => {
  if (step.prescribed) return [];
  const { experience, sensitivity } = person.profile;
  const isCareful = !step.established && (experience === 'BEGINNER' || sensitivity === 'HIGH');
  const strong = found(step, 'BENZOYL_PEROXIDE').filter(({ percent }) => (percent ?? 0) > 5);
  const isMorning = step.session === 'AM' && !isRinsedOff(step);
  const inSun = (hard: boolean) =>
    contents(step).filter(({ name }) => {
      const tier = tierIn(name, 'PHOTOSENSITISER_BOTANICAL');
      const isHard = tierIn(name, 'ESSENTIAL_OIL', 'PHOTOTOXIC') !== null || tier === 'CORE';
      return hard ? isHard : !isHard && tier === 'WEAK';
    });
  return [
    ...(step.type === 'EYE'
      ? objections('EYE-1', step, [
          ...found(step, 'RETINOID/BENZOYL_PEROXIDE/HYDROQUINONE'),
          ...leaveOnAcids(step),
        ])
      : []),
    ...(isCareful ? objections('CONC-6', step, strong) : []),
    ...(isMorning ? objections('SUN-OIL-AM', step, inSun(true)) : []),
    ...(isMorning ? objections('SUN-OIL-AM', step, inSun(false), { severity: 'SOFT' }) : []),
  ];
};

/** Whether a step has an active that the skin must get used to or that a damaged skin does not stand. */
export const isRestedForHealing = (step: PlannedStep): boolean =>
  treating(step).length > 0 || scrubbing(step).length > 0;

/** Whether the sunscreen must be tinted and of SPF 50 or more (SUN-TINT, RX-HYDROQUINONE). */
export const needsTint = ({ profile, background }: Person, hasStrongActive: boolean): boolean =>
  profile.concerns.some((concern) => concern === 'PIGMENTATION' || concern === 'PIH') ||
  background.diagnoses.includes('MELASMA') ||
  background.medicines.some(({ medicines }) =>
    medicines.some(({ classes }) => classes.includes('HYDROQUINONE')),
  ) ||
  (isDarkerTone(background.skinTone) && hasStrongActive);

/** What tints a sunscreen. */
export const TINT = 'CI 77492';

/** Whether the person neither avoids what tints a sunscreen nor reacted to it. */
export const standsTint = ({ exclusions }: Person): boolean =>
  !exclusions.avoided.has(TINT) && !exclusions.reactedTo.has(TINT);

/** Whether a new product is best tried on a small spot first, rather than a good idea for everyone. */
export const needsPatchTest = ({ profile, exclusions, background }: Person): boolean =>
  exclusions.reactedTo.size > 0 ||
  isSensitive(profile) ||
  background.diagnoses.includes('ATOPIC_DERMATITIS') ||
  background.allergies.length >= MANY_ALLERGIES;
