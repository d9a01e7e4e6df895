import { means } from '../../rules/active-words.ts';
import { isComedogenic, isMainIngredient } from '../../rules/comedogenicity.ts';
import { isNotVegan } from '../../rules/not-vegan.ts';
import type { RuleId } from '../../rules/rule-catalogue.ts';
import { contents, found } from './actives.ts';
import { type CareProfile, type Exclusions, isAcneProne } from './care-profile.ts';
import { type Finding, finding, naming } from './finding.ts';
import type { PlannedStep, StepIngredientFacts } from './routine-plan.ts';

const RINSED_OFF = new Set(['OIL_CLEANSER', 'CLEANSER']);

/** Highest shares in per cent of products that stay on the face. */
const LIMITS: Record<string, { ruleId: RuleId; most: number }> = {
  RETINOL: { ruleId: 'CONC-1', most: 0.3 },
  'KOJIC ACID': { ruleId: 'CONC-2', most: 1 },
  'ALPHA-ARBUTIN': { ruleId: 'CONC-2', most: 2 },
  ARBUTIN: { ruleId: 'CONC-2', most: 7 },
  'SALICYLIC ACID': { ruleId: 'CONC-3', most: 2 },
  'GLYCOLIC ACID': { ruleId: 'CONC-4', most: 10 },
  'LACTIC ACID': { ruleId: 'CONC-4', most: 10 },
};

/** What each product contains, against the person and the law. `today` in days since 1970-01-01. */
export function checkContents(
  steps: readonly PlannedStep[],
  profile: CareProfile,
  exclusions: Exclusions,
  today: number,
): Finding[] {
  return steps.flatMap((step) => [
    ...checkExclusions(step, exclusions),
    ...checkPregnancy(step, profile),
    ...checkPreferences(step, profile),
    ...checkComedogenicity(step, profile),
    ...checkConcentrations(step),
    ...checkExpiry(step, today),
  ]);
}

function checkExclusions(step: PlannedStep, { avoided, reactedTo }: Exclusions): Finding[] {
  const check = (ruleId: RuleId, names: ReadonlySet<string>, what: string) => {
    const ingredients = step.ingredients.filter(({ name }) => names.has(name.toUpperCase()));
    return ingredients.length === 0
      ? []
      : [finding({ ruleId, message: `${naming(step, ingredients)} ${what}.`, steps: [step], ingredients })];
  };
  return [
    ...check('USER-AVOID', avoided, 'contains what you avoid'),
    ...check('USER-REACTION', reactedTo, 'contains what you reacted to'),
  ];
}

function checkPregnancy(step: PlannedStep, profile: CareProfile): Finding[] {
  if (profile.pregnancy === 'NONE') return [];
  const risky = contents(step).filter((each) => means('RETINOID/HYDROQUINONE', each));
  const acids = found(step, 'BHA');
  if (profile.pregnancy === 'BREASTFEEDING') {
    if (risky.length === 0) return [];
    const message = `${naming(step, risky)}: data on breastfeeding are few. Keep it away from where the child touches the skin, and ask a doctor.`;
    return [finding({ ruleId: 'PREG-1', severity: 'SOFT', message, steps: [step], ingredients: risky })];
  }
  return [
    ...(risky.length > 0
      ? [
          finding({
            ruleId: 'PREG-1',
            message: `${naming(step, risky)} is not for pregnancy or while trying for one. Azelaic acid, peptides and vitamin C have reassuring data.`,
            steps: [step],
            ingredients: risky,
          }),
        ]
      : []),
    ...(acids.length > 0
      ? [
          finding({
            ruleId: 'PREG-2',
            message: `${naming(step, acids)}: in pregnancy at most 2 % and on small areas, no peels.`,
            steps: [step],
            ingredients: acids,
          }),
        ]
      : []),
  ];
}

function checkPreferences(step: PlannedStep, profile: CareProfile): Finding[] {
  const check = (ruleId: RuleId, ingredients: StepIngredientFacts[], what: string) =>
    ingredients.length === 0
      ? []
      : [finding({ ruleId, message: `${naming(step, ingredients)} ${what}.`, steps: [step], ingredients })];
  return [
    ...(profile.fragranceFree
      ? check(
          'PREF-FRAGRANCE',
          step.ingredients.filter(({ isFragrance }) => isFragrance),
          'is perfumed',
        )
      : []),
    ...(profile.vegan
      ? check(
          'PREF-VEGAN',
          step.ingredients.filter(({ name }) => isNotVegan(name)),
          'may come from animals',
        )
      : []),
  ];
}

/** COMEDO-1 flags and never blocks: dose and vehicle matter. */
function checkComedogenicity(step: PlannedStep, profile: CareProfile): Finding[] {
  if (!isAcneProne(profile) || RINSED_OFF.has(step.type)) return [];
  const ingredients = step.ingredients.filter(
    ({ comedogenicity, labelPosition }) => isComedogenic(comedogenicity) && isMainIngredient(labelPosition),
  );
  if (ingredients.length === 0) return [];
  const message = `${naming(step, ingredients)} ranks high in tests on clogged pores. Watch the skin; not every product with it clogs.`;
  return [finding({ ruleId: 'COMEDO-1', message, steps: [step], ingredients })];
}

function checkConcentrations(step: PlannedStep): Finding[] {
  if (RINSED_OFF.has(step.type)) return [];
  return step.ingredients.flatMap((ingredient) => {
    const limit = LIMITS[ingredient.name];
    if (!limit || ingredient.percent === null || ingredient.percent <= limit.most) return [];
    const message = `${naming(step, [ingredient])} has ${ingredient.percent} %; at most ${limit.most} % on the face.`;
    return [finding({ ruleId: limit.ruleId, message, steps: [step], ingredients: [ingredient] })];
  });
}

function checkExpiry(step: PlannedStep, today: number): Finding[] {
  if (step.usableUntil === null || today < step.usableUntil) return [];
  return [finding({ ruleId: 'EXP-1', message: `"${step.name}" has been open too long.`, steps: [step] })];
}
