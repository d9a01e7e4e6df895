import { matcherOf } from '../../rules/active-words.ts';
import { medicineFacts } from './medicine-facts.ts';
import type { PlannedStep, StepIngredientFacts, StepType } from './routine-plan.ts';

export const STRONG_ACTIVES = ['RETINOID', 'AHA', 'BHA', 'BENZOYL_PEROXIDE', 'HYDROQUINONE'] as const;

/** Groups whose start may upset the skin, so that they begin one at a time. */
const INTRODUCED = new Set([
  'AHA',
  'AZELAIC',
  'BENZOYL_PEROXIDE',
  'BHA',
  'DEPIGMENTING',
  'DEPIGMENTING_RX',
  'NIACINAMIDE',
  'PHA',
  'RETINOID',
  'RETINOID_RX',
  'RETINOL_ALTERNATIVE',
  'SULFUR',
  'VITAMIN_C_ACID',
  'VITAMIN_C_DERIVATIVE',
]);

/** In these it is no treatment unless it is a strong active. */
const BASICS = new Set<StepType>([
  'OIL_CLEANSER',
  'CLEANSER',
  'TONER',
  'MOISTURISER',
  'OCCLUSIVE',
  'SUNSCREEN',
]);

/** A step without a label is judged by its type. */
const IMPLIED: Partial<Record<StepType, string>> = {
  EXFOLIANT: 'AHA',
  RETINOID: 'RETINOID',
  VITAMIN_C_SERUM: 'VITAMIN_C_ACID',
};

/** Caches of what is in steps, as the rules look up the same words for every pair. */
const read = {
  contents: new WeakMap<PlannedStep, StepIngredientFacts[]>(),
  words: new WeakMap<PlannedStep, Map<string, StepIngredientFacts[]>>(),
};

/** The ingredients of a step, of the medicine that it names, or what its type implies where none is known. */
export function contents(step: PlannedStep): StepIngredientFacts[] {
  const known = read.contents.get(step);
  if (known) return known;
  const ofMedicine = step.prescribed ? medicineFacts(step.name, step.ingredients) : [];
  const all = ofMedicine.length > 0 ? [...step.ingredients, ...ofMedicine] : ofLabelOrType(step);
  read.contents.set(step, all);
  return all;
}

function ofLabelOrType(step: PlannedStep): StepIngredientFacts[] {
  const group = IMPLIED[step.type];
  if (!group || step.ingredients.some((ingredient) => ingredient.group !== null)) return step.ingredients;
  const implied = { comedogenicity: null, labelPosition: null, percent: null, isFragrance: false };
  const certainty = 'CERTAIN' as const;
  return [...step.ingredients, { name: step.name, text: step.name, group, certainty, ...implied }];
}

/** Whether the type of a step says what it does even where no label was given. */
export const impliesContents = ({ type }: PlannedStep): boolean => IMPLIED[type] !== undefined;

/** The ingredients of a step that the words mean, each once. */
export function found(step: PlannedStep, words: string): StepIngredientFacts[] {
  const ofStep = read.words.get(step) ?? new Map<string, StepIngredientFacts[]>();
  read.words.set(step, ofStep);
  const known = ofStep.get(words);
  if (known) return known;
  const meant = contents(step).filter(matcherOf(words));
  const each = [...new Map(meant.map((ingredient) => [ingredient.name, ingredient])).values()];
  ofStep.set(words, each);
  return each;
}

export const strongActives = (step: PlannedStep) => found(step, STRONG_ACTIVES.join('/'));

/** The ingredients of a step that a beginner's skin must get used to. */
export function introduced(step: PlannedStep): StepIngredientFacts[] {
  if (BASICS.has(step.type)) return strongActives(step);
  return contents(step).filter(({ group }) => group !== null && INTRODUCED.has(group));
}

/** What `reportReaction` lets rest. */
export const isActiveStep = (step: PlannedStep) => introduced(step).length > 0;
