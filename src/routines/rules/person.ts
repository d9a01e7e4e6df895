import { means } from '../../rules/active-words.ts';
import { isNotVegan } from '../../rules/not-vegan.ts';
import type { CareActive } from './care-actives.ts';
import { type CareProfile, type Exclusions, excludesPregnancyRisks, isSensitive } from './care-profile.ts';
import type { Standstill } from './reaction-rules.ts';
import type { StepIngredientFacts } from './routine-plan.ts';

/** The person that a plan is for. */
export interface Person {
  profile: CareProfile;
  exclusions: Exclusions;
  /** What reported reactions forbid; null if nothing. */
  standstill: Standstill | null;
}

/** Whether a pregnancy rule forbids an ingredient that was not prescribed. */
const isPregnancyRisk = (profile: CareProfile, ingredient: Pick<StepIngredientFacts, 'name' | 'group'>) =>
  excludesPregnancyRisks(profile) &&
  (means('RETINOID/HYDROQUINONE/BHA', ingredient) || ingredient.group === 'RETINOL_ALTERNATIVE');

/** Whether an ingredient is suitable for this person. */
export function suits(
  { profile, exclusions }: Person,
  active: Pick<CareActive, 'inciName' | 'group'>,
): boolean {
  const { inciName: name, group } = active;
  if (exclusions.avoided.has(name) || exclusions.reactedTo.has(name)) return false;
  if (isPregnancyRisk(profile, { name, group })) return false;
  if (profile.vegan && isNotVegan(name)) return false;
  return !(isSensitive(profile) && ['AHA', 'BHA', 'BENZOYL_PEROXIDE', 'VITAMIN_C_ACID'].includes(group));
}
