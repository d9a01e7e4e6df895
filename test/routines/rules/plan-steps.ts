import { type CareProfile, NO_EXCLUSIONS } from '../../../src/routines/rules/care-profile.ts';
import { checkPlan } from '../../../src/routines/rules/checks/check-plan.ts';
import type { Background, Person } from '../../../src/routines/rules/person.ts';
import type { PlannedStep, StepIngredientFacts, StepType } from '../../../src/routines/rules/routine-plan.ts';
import { inEnglish } from '../../setup/walks/read-text.ts';
import { background, NOT_PREGNANT, TODAY } from './generation-input.ts';

export { TODAY };

let made = 0;

export const fact = (
  name: string,
  group: string | null,
  rest: Partial<StepIngredientFacts> = {},
): StepIngredientFacts => ({
  name,
  text: name,
  certainty: 'CERTAIN',
  group,
  comedogenicity: null,
  labelPosition: null,
  percent: null,
  isFragrance: false,
  ...rest,
});
export const step = (
  type: StepType,
  ingredients: StepIngredientFacts[] = [],
  rest: Partial<PlannedStep> = {},
) => {
  made += 1;
  return {
    key: `step ${made}`,
    session: 'PM',
    type,
    name: `${type} ${made}`,
    schedule: { kind: 'DAILY' },
    startsOn: null,
    pause: null,
    prescribed: false,
    allowedFor: null,
    established: true,
    spf: null,
    usableUntil: null,
    waitBeforeMinutes: 0,
    waitAfterMinutes: 0,
    ingredients,
    ...rest,
  } satisfies PlannedStep as PlannedStep;
};
export const sunscreen = (rest: Partial<PlannedStep> = {}) =>
  step('SUNSCREEN', [], { session: 'AM', spf: 50, ...rest });

export const RETINOL = fact('RETINOL', 'RETINOID');
export const TRETINOIN = fact('TRETINOIN', 'RETINOID_RX');
export const ADAPALENE = fact('ADAPALENE', 'RETINOID_RX');
export const GLYCOLIC = fact('GLYCOLIC ACID', 'AHA');
export const SALICYLIC = fact('SALICYLIC ACID', 'BHA');
export const BPO = fact('BENZOYL PEROXIDE', 'BENZOYL_PEROXIDE');
export const HQ = fact('HYDROQUINONE', 'DEPIGMENTING_RX');
export const VITAMIN_C = fact('ASCORBIC ACID', 'VITAMIN_C_ACID');
export const NIACINAMIDE = fact('NIACINAMIDE', 'NIACINAMIDE');
export const COPPER = fact('COPPER TRIPEPTIDE-1', 'COPPER_PEPTIDE');

export const experienced: CareProfile = { ...NOT_PREGNANT, experience: 'EXPERIENCED' };
export const person = (
  profile: CareProfile,
  exclusions = NO_EXCLUSIONS,
  rest: Partial<Background> = {},
): Person => ({ profile, exclusions, standstill: null, background: background(rest) });
export const check = (
  steps: PlannedStep[],
  profile = experienced,
  exclusions = NO_EXCLUSIONS,
  rest: Partial<Background> = {},
) => inEnglish(checkPlan({ startsOn: TODAY, steps }, person(profile, exclusions, rest), TODAY));
export const rules = (...args: Parameters<typeof check>) =>
  check(...args).map(({ severity, ruleId }) => `${severity} ${ruleId}`);
export const evening = (schedule: PlannedStep['schedule'], session: 'AM' | 'PM' = 'PM') => ({
  schedule,
  session,
});
export const cycle = (night: number) => evening({ kind: 'CYCLE', length: 4, nights: [night] });
