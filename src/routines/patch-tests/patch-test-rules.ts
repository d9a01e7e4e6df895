import { message, type Text } from '../../platform/language/text.ts';
import { reactionAdvice } from '../rules/reaction-rules.ts';
import type { ReactionSeverity, ReactionSymptom } from '../rules/reactions.ts';
import type { StepIngredientFacts } from '../rules/routine-plan.ts';
import { dayNumber, dayText } from '../rules/step-schedule.ts';
import type { PatchTest, PatchTestResult } from './patch-tests.table.ts';

export type PatchTestStatus = PatchTestResult | 'RUNNING' | 'EXPIRED';

/** First day on which no reaction means something, counted from the first day of the test (INTRO-PATCH). */
const RESULT_FROM = 7;
/** First day on which it is too late for that: nobody remembers a spot on the arm for longer. */
export const EXPIRES_AFTER = 21;
/** Groups that hardly ever cause a reaction; with anything else in the product, they are not suspected. */
const BLAND = new Set([
  'BARRIER_LIPID',
  'CHELATOR',
  'CLAY',
  'EMOLLIENT',
  'EMULSIFIER',
  'FATTY_ACID',
  'HUMECTANT',
  'OCCLUSIVE',
  'PH_ADJUSTER',
  'POWDER',
  'SILICONE',
  'SOLVENT',
  'THICKENER',
  'UV_FILTER_MINERAL',
]);
const WATER = 'AQUA';
const MOST_SUSPECTS = 50;

const later = (day: string, days: number) => dayText(dayNumber(day) + days);

/** First day on which the result CLEAR can be recorded, and the last. */
export const resultFrom = ({ startedOn }: Pick<PatchTest, 'startedOn'>) => later(startedOn, RESULT_FROM);
export const resultUntil = ({ startedOn }: Pick<PatchTest, 'startedOn'>) =>
  later(startedOn, EXPIRES_AFTER - 1);

export function statusOn(test: Pick<PatchTest, 'startedOn' | 'result'>, today: string): PatchTestStatus {
  return test.result ?? (today > resultUntil(test) ? 'EXPIRED' : 'RUNNING');
}

/** INCI names that may have caused a reaction to a product: all but the bland ones, or everything but water. */
export function suspectsIn(ingredients: readonly StepIngredientFacts[]): string[] {
  const others = ingredients.filter(({ name }) => name.toUpperCase() !== WATER);
  const likely = others.filter(({ group, isFragrance }) => isFragrance || !BLAND.has(group ?? ''));
  const names = (likely.length > 0 ? likely : others).map(({ name }) => name);
  return [...new Set(names)].slice(0, MOST_SUSPECTS);
}

export interface PatchTestAdvice {
  advice: Text;
  seeDermatologist: boolean;
  urgent: boolean;
}

export const START_ADVICE = message('patch-tests.advice.start');

export const CLEAR_ADVICE: PatchTestAdvice = {
  advice: message('patch-tests.advice.clear'),
  seeDermatologist: false,
  urgent: false,
};

/** What to do after a reaction at the tested spot. */
export function reactedAdvice(
  name: string,
  reaction: { severity: ReactionSeverity; symptoms: readonly ReactionSymptom[] },
  knowsContents: boolean,
): PatchTestAdvice {
  const general = reactionAdvice(reaction, false, false);
  if (general.urgent) return general;
  const sentences = [
    message('patch-tests.advice.wash', { product: name }),
    ...(general.seeDermatologist ? [message('routines.see-dermatologist')] : []),
    knowsContents ? message('patch-tests.advice.left-out') : message('patch-tests.advice.unknown-contents'),
  ];
  return { ...general, advice: sentences };
}
