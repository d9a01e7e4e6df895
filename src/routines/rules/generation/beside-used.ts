import type { RuleId } from '../../../rules/rule-catalogue.ts';
import { contents, found, isTrace } from '../actives.ts';
import { hardConflict } from '../checks/conflict-checks.ts';
import type { PlannedStep } from '../routine-plan.ts';

/** Of these one product at a time is enough. */
const ENOUGH = ['RETINOID', 'AHA', 'BHA', 'BENZOYL_PEROXIDE', 'VITAMIN_C_ACID'];

/** Whether a person uses the proposed product, or one of its kind, already. */
export const isInUse = (proposed: PlannedStep, used: readonly PlannedStep[]): boolean =>
  used.some(
    (step) =>
      contents(step).some(
        ({ name, ...each }) => name === proposed.key && !isTrace({ name, ...each }, step),
      ) || ENOUGH.some((words) => found(proposed, words).length > 0 && found(step, words).length > 0),
  );

/** The rule by which what a person uses excludes the proposed product, on whichever days; null if none does. */
export function excludedBy(proposed: PlannedStep, used: readonly PlannedStep[]): RuleId | null {
  for (const step of used) {
    const ruleId = hardConflict(step, proposed);
    if (ruleId) return ruleId;
  }
  return null;
}
