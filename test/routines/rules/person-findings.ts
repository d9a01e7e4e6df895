import type { CareProfile } from '../../../src/routines/rules/care-profile.ts';
import { checkPlan } from '../../../src/routines/rules/checks/check-plan.ts';
import type { Background } from '../../../src/routines/rules/person.ts';
import type { PlannedStep } from '../../../src/routines/rules/routine-plan.ts';
import { inEnglish } from '../../setup/walks/read-text.ts';
import { background, input, profile, TODAY } from './generation-input.ts';
import { fact, GLYCOLIC, RETINOL, SALICYLIC, step, sunscreen } from './plan-steps.ts';

export type Who = Partial<CareProfile> & { is?: Partial<Background>; reactedTo?: string[] };

/** Findings on products in use for weeks, for a healthy adult unless something else is said. */
export function findings(steps: PlannedStep[], { is = {}, reactedTo = [], ...care }: Who = {}) {
  const person = input({
    profile: profile({ experience: 'EXPERIENCED', ...care }),
    background: background(is),
    exclusions: { avoided: new Set(), reactedTo: new Set(reactedTo) },
  });
  return inEnglish(checkPlan({ startsOn: TODAY, steps: [...steps, sunscreen({ spf: 30 })] }, person, TODAY));
}
export const rules = (...args: Parameters<typeof findings>) =>
  findings(...args).map(({ severity, ruleId }) => `${severity} ${ruleId}`);

export const morning = { session: 'AM' } as const;
export const weekly = { schedule: { kind: 'INTERVAL', everyDays: 7 } } as const;
export const named = (name: string, labelPosition: number | null = null) =>
  fact(name, null, { labelPosition });
export const serum = (name: string, rest: Partial<PlannedStep> = {}) => step('SERUM', [named(name)], rest);
export const at = (percent: number, ingredient = SALICYLIC) => ({ ...ingredient, percent });
export const retinol = (rest: Partial<PlannedStep> = {}) => step('RETINOID', [RETINOL], rest);
export const glycolic = () => step('EXFOLIANT', [GLYCOLIC], weekly);
export const fresh = { established: false } as const;
