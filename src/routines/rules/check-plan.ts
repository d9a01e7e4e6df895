import type { Region } from '../../rules/product-law.ts';
import { found } from './actives.ts';
import type { CareProfile, Exclusions } from './care-profile.ts';
import { checkConflicts } from './conflict-checks.ts';
import { checkContents, withheldStep } from './content-checks.ts';
import { type Finding, finding, mostSerious, naming } from './finding.ts';
import { checkFrequencies } from './frequency-checks.ts';
import { layer, ORDER_RULES } from './layering-order.ts';
import { PlanCalendar } from './plan-calendar.ts';
import { ROUTINE_SESSIONS, type RoutinePlan } from './routine-plan.ts';

const LEAST_SPF = 30;
/** SUN-1, as worded in its subject. */
const SUN_RISKS = 'RETINOID/AHA/BPO/HYDROQUINONE';

/** All findings on a plan by the law of a region, the most serious first, at most 100. `today` in days since 1970-01-01. */
export function checkPlan(
  plan: RoutinePlan,
  profile: CareProfile,
  exclusions: Exclusions,
  today: number,
  region: Region = 'EU',
): Finding[] {
  // What must not be used before the doctor has answered conflicts with nothing, and nothing says how to use it.
  const used = { ...plan, steps: plan.steps.filter((step) => withheldStep(step, profile) === null) };
  const calendar = new PlanCalendar(used);
  const findings = [
    ...checkContents(plan.steps, profile, exclusions, today, region),
    ...checkConflicts(used, calendar),
    ...checkSunscreen(used, calendar),
    ...checkFrequencies(used, profile, calendar),
    ...checkOrder(used),
  ];
  return mostSerious(findings);
}

/** SUN-1 where the plan makes the skin sensitive to light, FREQ-SPF as good advice otherwise. */
function checkSunscreen(plan: RoutinePlan, calendar: PlanCalendar): Finding[] {
  const sunscreens = plan.steps.filter(({ type, session }) => type === 'SUNSCREEN' && session === 'AM');
  const isStrong = ({ spf }: { spf: number | null }) => spf === null || spf >= LEAST_SPF;
  if (sunscreens.some((step) => isStrong(step) && calendar.isDaily(step))) return [];
  const problem =
    sunscreens.length === 0
      ? 'There is no sunscreen in the morning'
      : sunscreens.some(isStrong)
        ? 'The sunscreen is not planned for every morning'
        : `The sunscreen has less than SPF ${LEAST_SPF}`;
  const risks = plan.steps.filter((step) => found(step, SUN_RISKS).length > 0);
  if (risks.length === 0) {
    const message = `${problem}. SPF ${LEAST_SPF} or more every morning is the best care there is.`;
    return [finding({ ruleId: 'FREQ-SPF', severity: 'SOFT', message, steps: sunscreens })];
  }
  const names = risks.map((step) => naming(step, found(step, SUN_RISKS))).join(', ');
  const message = `${problem}, and ${names} makes the skin sensitive to the sun. Use SPF ${LEAST_SPF} or more every morning.`;
  const ingredients = risks.flatMap((step) => found(step, SUN_RISKS));
  const steps = [...risks, ...sunscreens];
  return [finding({ ruleId: 'SUN-1', message, steps, ingredients, needsNoDoctor: true })];
}

/** Hard where something covers the sunscreen, a hint otherwise. */
function checkOrder(plan: RoutinePlan): Finding[] {
  return ROUTINE_SESSIONS.flatMap((session) => {
    const steps = plan.steps.filter((step) => step.session === session);
    return steps.flatMap((step, index) => {
      const before = steps[index - 1];
      if (!before || layer(session, before.type) <= layer(session, step.type)) return [];
      const isOverSunscreen = before.type === 'SUNSCREEN';
      return [
        finding({
          ruleId: ORDER_RULES[session],
          severity: isOverSunscreen ? 'HARD' : 'SOFT',
          message: isOverSunscreen
            ? `"${step.name}" comes after the sunscreen, which must be last.`
            : `"${step.name}" goes on before "${before.name}".`,
          steps: [before, step],
        }),
      ];
    });
  });
}
