import { matcherOf, means } from '../../rules/active-words.ts';
import { medicineFacts } from './medicine-facts.ts';
import type { PlannedStep, StepIngredientFacts, StepType } from './routine-plan.ts';

export const STRONG_ACTIVES = ['RETINOID', 'AHA', 'BHA', 'BENZOYL_PEROXIDE', 'HYDROQUINONE'] as const;
const ACIDS = 'AHA/BHA/PHA';

/** Groups whose start may upset the skin, so that they begin one at a time. */
const INTRODUCED = new Set([
  'AZELAIC',
  'DEPIGMENTING',
  'RETINOL_ALTERNATIVE',
  'NIACINAMIDE',
  'SULFUR',
  'VITAMIN_C_DERIVATIVE',
]);
const INTRODUCED_WORDS = [...STRONG_ACTIVES, 'PHA', 'VITAMIN_C_ACID'].join('/');

/** In these it is no treatment unless it is a strong active. */
const BASICS = new Set<StepType>([
  'OIL_CLEANSER',
  'CLEANSER',
  'TONER',
  'MOISTURISER',
  'OCCLUSIVE',
  'SUNSCREEN',
]);

const SCRUB = /\b(?:scrub|gommage|peeling)s?\b|peeling$/i;
const ACID_NAME = /acid|säure|saeure|acide|ácido|acido|glycol|\b(?:AHA|BHA|PHA)s?\b/i;

/** What a type says that a step holds, and what on a label bears it out. */
const DECLARED: Partial<Record<StepType, { group: string; borneOutBy: string }>> = {
  EXFOLIANT: { group: 'AHA', borneOutBy: `${ACIDS}/EXFOLIANT_PHYSICAL/ENZYME` },
  RETINOID: { group: 'RETINOID', borneOutBy: 'RETINOID' },
  VITAMIN_C_SERUM: { group: 'VITAMIN_C_ACID', borneOutBy: 'VITAMIN_C_ACID/VITAMIN_C_DERIVATIVE' },
};

/** Caches of what is in steps, as the rules look up the same words for every pair. */
const read = {
  contents: new WeakMap<PlannedStep, StepIngredientFacts[]>(),
  words: new WeakMap<PlannedStep, Map<string, StepIngredientFacts[]>>(),
};

/** The ingredients of a step, of the medicine that it names, and what its type declares where nothing else does. */
export function contents(step: PlannedStep): StepIngredientFacts[] {
  const known = read.contents.get(step);
  if (known) return known;
  const ofMedicine = step.prescribed ? medicineFacts(step.name, step.ingredients) : [];
  const all = ofMedicine.length > 0 ? [...step.ingredients, ...ofMedicine] : withDeclared(step);
  read.contents.set(step, all);
  return all;
}

function withDeclared(step: PlannedStep): StepIngredientFacts[] {
  const declared = DECLARED[step.type];
  if (!declared || step.ingredients.some((each) => means(declared.borneOutBy, each))) return step.ingredients;
  const isScrub = step.type === 'EXFOLIANT' && SCRUB.test(step.name) && !ACID_NAME.test(step.name);
  const group = isScrub ? 'EXFOLIANT_PHYSICAL' : declared.group;
  const implied = { comedogenicity: null, labelPosition: null, percent: null, isFragrance: false };
  const certainty = 'CERTAIN' as const;
  return [...step.ingredients, { name: step.name, text: step.name, group, certainty, ...implied }];
}

/** Whether the type of a step says what it does even where no label was given. */
export const impliesContents = ({ type }: PlannedStep): boolean => DECLARED[type] !== undefined;

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

/** Whether a step is a scrub: rubbed on and rinsed off, without an acid. */
export const isScrub = (step: PlannedStep): boolean =>
  (step.type === 'EXFOLIANT' || isCleansing(step)) &&
  found(step, 'EXFOLIANT_PHYSICAL').length > 0 &&
  found(step, ACIDS).length === 0;

export const isCleansing = ({ type }: PlannedStep) => type === 'OIL_CLEANSER' || type === 'CLEANSER';

/** The grains of a scrub. */
export const scrubbing = (step: PlannedStep): StepIngredientFacts[] =>
  isScrub(step) ? found(step, 'EXFOLIANT_PHYSICAL') : [];

export const isRinsedOff = (step: PlannedStep): boolean => isCleansing(step) || isScrub(step);

/** Acids of the words that stay on the skin and do more than set the pH. */
export const leaveOnAcids = (step: PlannedStep, words = 'AHA/BHA'): StepIngredientFacts[] =>
  isRinsedOff(step) ? [] : found(step, words).filter((acid) => !isTrace(acid, step));

const LAST_ACTIVE_PLACE = 10;
const LEAST_ACTIVE_PERCENT = 2;

/** Whether an acid that the step does not declare stands so late on its label that it hardly acts. */
export function isTrace({ labelPosition, percent }: StepIngredientFacts, step: PlannedStep): boolean {
  if (step.type === 'EXFOLIANT' || labelPosition === null) return false;
  if (percent !== null) return percent < LEAST_ACTIVE_PERCENT && labelPosition > LAST_ACTIVE_PLACE;
  const preservative = step.ingredients.find(({ group }) => group?.startsWith('PRESERVATIVE'));
  const last = Math.min(LAST_ACTIVE_PLACE, preservative?.labelPosition ?? LAST_ACTIVE_PLACE);
  return labelPosition > last;
}

/** What counts as the one strong active of an evening. */
export const strongActives = (step: PlannedStep): StepIngredientFacts[] =>
  isRinsedOff(step) ? [] : [...found(step, 'RETINOID/BENZOYL_PEROXIDE/HYDROQUINONE'), ...leaveOnAcids(step)];

/** The ingredients of a step that a beginner's skin must get used to. */
export function introduced(step: PlannedStep): StepIngredientFacts[] {
  if (BASICS.has(step.type)) return strongActives(step);
  return contents(step).filter(
    (each) => means(INTRODUCED_WORDS, each) || (each.group !== null && INTRODUCED.has(each.group)),
  );
}

const PEPTIDES: ReadonlySet<string | null> = new Set(['PEPTIDE', 'COPPER_PEPTIDE']);

/** What treats the skin, in a wash too. */
export const treating = (step: PlannedStep): StepIngredientFacts[] => [
  ...new Set([
    ...introduced(step),
    ...found(step, 'AHA/BHA'),
    ...(BASICS.has(step.type) ? [] : contents(step).filter(({ group }) => PEPTIDES.has(group))),
  ]),
];

/** What `reportReaction` lets rest. */
export const isActiveStep = (step: PlannedStep) => introduced(step).length > 0;
