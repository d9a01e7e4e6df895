import { means } from '../../rules/active-words.ts';
import { isComedogenic, isMainIngredient } from '../../rules/comedogenicity.ts';
import { readMedicine } from '../../rules/medicines/read-medicine.ts';
import { isNotVegan } from '../../rules/not-vegan.ts';
import { judgeProduct, type Region, sayVerdict } from '../../rules/product-law.ts';
import { type RuleId, rule } from '../../rules/rule-catalogue.ts';
import { contents, found } from './actives.ts';
import { type CareProfile, type Exclusions, isAcneProne, isPregnancyStated } from './care-profile.ts';
import { type Finding, finding, naming } from './finding.ts';
import { isKnown } from './prescription.ts';
import { withheldBy } from './prescription-rules.ts';
import type { PlannedStep, StepIngredientFacts } from './routine-plan.ts';
import { dayText } from './step-schedule.ts';

const RINSED_OFF = new Set(['OIL_CLEANSER', 'CLEANSER']);

/** What each product contains, against the person and the law. `today` in days since 1970-01-01. */
export function checkContents(
  steps: readonly PlannedStep[],
  profile: CareProfile,
  exclusions: Exclusions,
  today: number,
  region: Region,
): Finding[] {
  return steps.flatMap((step) => [
    ...checkExclusions(step, exclusions),
    ...checkPregnancy(step, profile),
    ...checkPreferences(step, profile),
    ...checkComedogenicity(step, profile),
    ...checkLaw(step, region, today),
    ...checkExpiry(step, today),
  ]);
}

function checkExclusions(step: PlannedStep, { avoided, reactedTo }: Exclusions): Finding[] {
  const check = (ruleId: RuleId, names: ReadonlySet<string>, what: string) => {
    const ingredients = contents(step).filter(({ name }) => names.has(name.toUpperCase()));
    return ingredients.length === 0
      ? []
      : [finding({ ruleId, message: `${naming(step, ingredients)} ${what}.`, steps: [step], ingredients })];
  };
  return [
    ...check('USER-AVOID', avoided, 'contains what you avoid'),
    ...check('USER-REACTION', reactedTo, 'contains what you reacted to'),
  ];
}

/** The rule by which a prescribed step is not used until the doctor has answered; null if it is. */
export function withheldStep(step: PlannedStep, profile: CareProfile) {
  if (!step.prescribed || !isPregnancyStated(profile)) return null;
  const { medicines } = readMedicine(step.name);
  const ingredients = contents(step);
  const isUnknown = medicines.length === 0 && !isKnown(ingredients);
  return withheldBy({ medicines, ingredients, isUnknown, isOnSkin: true }, profile);
}

function checkPregnancy(step: PlannedStep, profile: CareProfile): Finding[] {
  if (!isPregnancyStated(profile)) return [];
  const withheld = withheldStep(step, profile);
  if (withheld) {
    const message = rule(withheld).advice.replaceAll('{drug}', step.name);
    return [finding({ ruleId: withheld, message, steps: [step], needsNoDoctor: true })];
  }
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

/** What the law forbids, or allows up to a share only. Of what a doctor prescribed only mercury is told. */
function checkLaw(step: PlannedStep, region: Region, today: number): Finding[] {
  const items = step.ingredients.map((ingredient) => ({
    text: ingredient.text,
    inciName: ingredient.certainty === 'UNKNOWN' ? null : ingredient.name.toUpperCase(),
    isProbable: ingredient.certainty === 'PROBABLE',
    percent: ingredient.percent,
    ingredient,
  }));
  const context = { region, leaveOn: !RINSED_OFF.has(step.type), today: dayText(today) };
  return judgeProduct(items, context)
    .filter(({ ruleId }) => !step.prescribed || ruleId === 'PROHIB-MERCURY')
    .map((verdict) =>
      finding({
        ruleId: verdict.ruleId,
        severity: verdict.severity,
        message: sayVerdict(verdict, `"${step.name}"`),
        steps: [step],
        ingredients: [verdict.item.ingredient],
      }),
    );
}

function checkExpiry(step: PlannedStep, today: number): Finding[] {
  if (step.usableUntil === null || today < step.usableUntil) return [];
  return [finding({ ruleId: 'EXP-1', message: `"${step.name}" has been open too long.`, steps: [step] })];
}
