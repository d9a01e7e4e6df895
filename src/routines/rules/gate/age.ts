import { means } from '../../../rules/active-words.ts';
import { tierIn } from '../../../rules/family-index.ts';
import { contents, found, introduced, isScrub, leaveOnAcids } from '../actives.ts';
import type { Person } from '../person.ts';
import type { PlannedStep, StepIngredientFacts, StepType } from '../routine-plan.ts';
import { type Objection, objections, type StepRule } from './objection.ts';

const ADULT = 18;
const TEENAGER = 13;
const FOR_CHILDREN = new Set<StepType>(['CLEANSER', 'MOISTURISER', 'SUNSCREEN']);

const isOfAge = ({ background: { age } }: Person, years: number) => age === null || age >= years;

/** Whether only cleanser, moisturizer and sunscreen are right (AGE-13). */
export const isChild = (person: Person): boolean => !isOfAge(person, TEENAGER);

export const isMinor = (person: Person): boolean => !isOfAge(person, ADULT);

/** AGE-13 and AGE-18. What a doctor prescribed stays. */
export const judgeAge: StepRule = (step, person) => {
  if (step.prescribed || !isMinor(person)) return [];
  return isChild(person) ? judgeChild(step) : judgeTeenager(step, person);
};

function judgeChild(step: PlannedStep): Objection[] {
  const actives = [
    ...introduced(step),
    ...found(step, 'RETINOID/AHA/BHA/PHA/BPO/HYDROQUINONE/EXFOLIANT_PHYSICAL'),
  ];
  if (actives.length > 0 || isScrub(step)) return objections('AGE-13', step, actives);
  if (FOR_CHILDREN.has(step.type)) return [];
  const whole: StepIngredientFacts[] = contents(step).slice(0, 1);
  const nothing = { name: step.name, text: step.name, group: null, certainty: 'UNKNOWN' as const };
  const blank = { ...nothing, comedogenicity: null, labelPosition: null, percent: null, isFragrance: false };
  return objections('AGE-13', step, whole.length > 0 ? whole : [blank], { severity: 'SOFT' });
}

function judgeTeenager(step: PlannedStep, { background }: Person): Objection[] {
  const isAllowedAdapalene = (each: StepIngredientFacts) =>
    background.region === 'US' && each.name === 'ADAPALENE';
  return objections(
    'AGE-18',
    step,
    [
      ...found(step, 'RETINOID').filter((each) => !isAllowedAdapalene(each)),
      ...found(step, 'HYDROQUINONE/VITAMIN_C_ACID/RETINOL_ALTERNATIVE'),
      ...leaveOnAcids(step, 'AHA'),
      ...contents(step).filter(({ name }) => tierIn(name, 'TRANEXAMIC') === 'CORE'),
      ...leaveOnAcids(step, 'BHA').filter(({ percent }) => percent !== null && percent > 2),
    ].filter((each) => !means('BENZOYL_PEROXIDE', each)),
  );
}
