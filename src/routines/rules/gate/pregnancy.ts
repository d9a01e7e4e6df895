import { means } from '../../../rules/active-words.ts';
import { isCore, tierIn } from '../../../rules/family-index.ts';
import { readMedicine } from '../../../rules/medicines/read-medicine.ts';
import { contents, found, isRinsedOff } from '../actives.ts';
import { type CareProfile, excludesPregnancyRisks, isPregnancyStated } from '../care-profile.ts';
import { isKnown } from '../prescription.ts';
import type { PlannedStep, StepIngredientFacts } from '../routine-plan.ts';
import { withheldBy } from './medicines.ts';
import { type Objection, objections, type StepRule, sayOf } from './objection.ts';

const MOST_SALICYLIC_PERCENT = 2;
const HIGH_ON_LABEL = 10;
/** Filters that the facts advise caution about. */
const CAUTIOUS_FILTERS = new Set(['BENZOPHENONE-3', '4-METHYLBENZYLIDENE CAMPHOR']);
const UNSTUDIED = ['RETINOL_ALTERNATIVE', 'TRANEXAMIC', 'KOJIC', 'ARBUTIN', 'DEPIGMENTING'];

/** The rule by which a prescribed step is not used until the doctor has answered; null if it is. */
export function withheldStep(step: PlannedStep, profile: CareProfile) {
  if (!step.prescribed || !isPregnancyStated(profile) || isAllowed(step, profile)) return null;
  const { medicines } = readMedicine(step.name);
  const isUnknown = medicines.length === 0 && !isKnown(step.ingredients);
  return withheldBy({ medicines, ingredients: contents(step), isUnknown, isOnSkin: true }, profile);
}

/** Whether a doctor allowed a prescribed step in the present pregnancy. */
export const isAllowed = (step: PlannedStep, profile: CareProfile): boolean =>
  step.prescribed && step.allowedFor === profile.pregnancy && !isContraindicated(step, profile);

/** Whether a step must not go on whatever the person says: an oral retinoid, or what is contraindicated. */
export function isContraindicated(step: PlannedStep, profile: CareProfile): boolean {
  const isExpecting = excludesPregnancyRisks(profile);
  return (
    readMedicine(step.name).medicines.some(
      ({ classes, contraindicated }) =>
        classes.includes('RETINOID_ORAL') ||
        (isExpecting ? contraindicated.pregnant : contraindicated.breastfeeding),
    ) ||
    (isExpecting && found(step, 'RETINOID').length > 0)
  );
}

const isRetinoidOrHydroquinone = (each: StepIngredientFacts) =>
  means('RETINOID/HYDROQUINONE', each) ||
  ['RETINOID', 'RETINOID_RX', 'HYDROQUINONE'].some((family) => tierIn(each.name, family) !== null);

/** Whether a step is not used in the pregnancy stated: it waits for the doctor's answer, or is what PREG-1 speaks against. */
export const isWithheld = (step: PlannedStep, profile: CareProfile): boolean =>
  step.prescribed
    ? withheldStep(step, profile) !== null
    : excludesPregnancyRisks(profile) && contents(step).some(isRetinoidOrHydroquinone);

/** PREG-RX, PREG-1, PREG-2, PREG-UNKNOWN, PREG-OILS and PREG-BF. */
export const judgePregnancy: StepRule = (step, { profile }) => {
  if (!isPregnancyStated(profile)) return [];
  const withheld = withheldStep(step, profile);
  if (withheld) {
    const message = sayOf(withheld, step, [], { drug: step.name });
    return [{ ruleId: withheld, severity: 'HARD', message, ingredients: [], needsNoDoctor: true }];
  }
  const risky = contents(step).filter(isRetinoidOrHydroquinone);
  if (!excludesPregnancyRisks(profile)) return objections('PREG-BF', step, risky);
  return [
    ...(isAllowed(step, profile) ? [] : objections('PREG-1', step, risky)),
    ...objections('PREG-2', step, tooMuchSalicylic(step)),
    ...(step.prescribed ? [] : unstudied(step)),
    ...(step.prescribed || isRinsedOff(step) ? [] : oils(step)),
  ];
};

/** An unknown share of what stays on the skin may be too much. */
const tooMuchSalicylic = (step: PlannedStep) =>
  found(step, 'BHA').filter(({ percent }) =>
    percent === null ? !isRinsedOff(step) : percent > MOST_SALICYLIC_PERCENT,
  );

const unstudied = (step: PlannedStep): Objection[] =>
  objections(
    'PREG-UNKNOWN',
    step,
    contents(step).filter(
      ({ name }) => CAUTIOUS_FILTERS.has(name) || (name !== 'LINOLEIC ACID' && isCore(name, ...UNSTUDIED)),
    ),
  );

function oils(step: PlannedStep): Objection[] {
  const all = contents(step).filter(({ name }) => isCore(name, 'ESSENTIAL_OIL'));
  const isAvoided = ({ name, percent, labelPosition }: StepIngredientFacts) =>
    tierIn(name, 'ESSENTIAL_OIL', 'PREGNANCY_AVOID') !== null &&
    (percent !== null || labelPosition === null || labelPosition <= HIGH_ON_LABEL);
  const avoided = all.filter(isAvoided);
  const others = all.filter((each) => !avoided.includes(each));
  return [
    ...objections('PREG-OILS', step, avoided),
    ...objections('PREG-OILS', step, others, { severity: 'INFO' }),
  ];
}
