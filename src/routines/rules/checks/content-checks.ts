import { message } from '../../../platform/language/text.ts';
import { isComedogenic, isMainIngredient } from '../../../rules/comedogenicity.ts';
import { judgeProduct, type Region, sayVerdict } from '../../../rules/product-law.ts';
import { isRinsedOff } from '../actives.ts';
import { type CareProfile, isAcneProne } from '../care-profile.ts';
import { type Finding, finding, naming, quoted } from '../finding.ts';
import type { PlannedStep } from '../routine-plan.ts';
import { dayText } from '../step-schedule.ts';

/** Each product against the law, and whether it may clog pores or is open too long. `today` in days since 1970-01-01. */
export const checkContents = (
  steps: readonly PlannedStep[],
  profile: CareProfile,
  region: Region,
  today: number,
): Finding[] =>
  steps.flatMap((step) => [
    ...checkComedogenicity(step, profile),
    ...checkLaw(step, region, today),
    ...checkExpiry(step, today),
  ]);

/** COMEDO-1 flags and never blocks: dose and vehicle matter. */
function checkComedogenicity(step: PlannedStep, profile: CareProfile): Finding[] {
  if (!isAcneProne(profile) || isRinsedOff(step)) return [];
  const ingredients = step.ingredients.filter(
    ({ comedogenicity, labelPosition }) => isComedogenic(comedogenicity) && isMainIngredient(labelPosition),
  );
  if (ingredients.length === 0) return [];
  const text = message('routines.finding.pores', { product: naming(step, ingredients) });
  return [finding({ ruleId: 'COMEDO-1', message: text, steps: [step], ingredients })];
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
  const context = { region, leaveOn: !isRinsedOff(step), today: dayText(today) };
  return judgeProduct(items, context)
    .filter(({ ruleId }) => !step.prescribed || ruleId === 'PROHIB-MERCURY')
    .map((verdict) =>
      finding({
        ruleId: verdict.ruleId,
        severity: verdict.severity,
        message: sayVerdict(verdict, quoted(step)),
        steps: [step],
        ingredients: [verdict.item.ingredient],
      }),
    );
}

function checkExpiry(step: PlannedStep, today: number): Finding[] {
  if (step.usableUntil === null || today < step.usableUntil) return [];
  const text = message('routines.finding.open-too-long', { product: quoted(step) });
  return [finding({ ruleId: 'EXP-1', message: text, steps: [step] })];
}
