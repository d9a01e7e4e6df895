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
  advice: string;
  seeDermatologist: boolean;
  urgent: boolean;
}

export const START_ADVICE =
  'Put a little of the product on a spot the size of a coin inside your arm, twice a day for 7 to 10 days. Do not use it on your face meanwhile. Stop at once if the spot itches, burns, swells or turns red, and record it.';

export const CLEAR_ADVICE: PatchTestAdvice = {
  advice:
    'No reaction in a week makes an allergy unlikely but does not rule it out. Start with a small amount on the face, and start nothing else for two weeks.',
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
    `Wash the spot with water and do not use “${name}” again.`,
    ...(general.seeDermatologist ? ['Have a dermatologist look at it.'] : []),
    knowsContents
      ? 'What may have caused it is left out of what we propose from now on, and we warn you of products that contain it.'
      : 'We do not know what it contains, so other products with the same ingredient are not recognized. Keep the packaging for your doctor.',
  ];
  return { ...general, advice: sentences.join(' ') };
}
