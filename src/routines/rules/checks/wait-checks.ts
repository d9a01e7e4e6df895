import { say } from '../../../rules/rule-catalogue.ts';
import { found, isCleansing, isRinsedOff, leaveOnAcids } from '../actives.ts';
import { type Finding, finding, naming } from '../finding.ts';
import { stepMinutes } from '../generation.ts';
import type { PlanCalendar } from '../plan-calendar.ts';
import { type PlannedStep, ROUTINE_SESSIONS, type RoutinePlan } from '../routine-plan.ts';

/** From a cleansing to a retinoid, until the skin is dry. */
const DRY_SKIN_MINUTES = 5;

/** WAIT-1 and WAIT-2. */
export function checkWaits(plan: RoutinePlan, calendar: PlanCalendar): Finding[] {
  const sessions = ROUTINE_SESSIONS.map((session) => plan.steps.filter((step) => step.session === session));
  const [, evening = []] = sessions;
  return [
    ...evening.flatMap((step, place) => checkDryness(step, evening.slice(0, place), calendar)),
    ...checkAcids(sessions, calendar),
  ];
}

/** WAIT-2, by the day on which the time is shortest. To wait changes nothing about what was prescribed. */
function checkDryness(step: PlannedStep, before: readonly PlannedStep[], calendar: PlanCalendar): Finding[] {
  const ingredients = found(step, 'RETINOID');
  if (ingredients.length === 0 || isRinsedOff(step) || !before.some(isCleansing)) return [];
  const isTooSoon = calendar.indexesOf([step]).some(
    (day) =>
      minutesSinceCleansing(
        step,
        before.filter((each) => calendar.isDue(each, day)),
      ) < DRY_SKIN_MINUTES,
  );
  if (!isTooSoon) return [];
  const text = say('WAIT-2', { product: naming(step, ingredients) });
  return [finding({ ruleId: 'WAIT-2', message: text, steps: [step], ingredients, needsNoDoctor: true })];
}

function minutesSinceCleansing(step: PlannedStep, before: readonly PlannedStep[]): number {
  const last = before.findLastIndex(isCleansing);
  const cleanser = before[last];
  if (!cleanser) return Number.POSITIVE_INFINITY;
  const between = before.slice(last + 1).reduce((minutes, each) => minutes + stepMinutes(each), 0);
  return cleanser.waitAfterMinutes + between + step.waitBeforeMinutes;
}

const acidsOf = (step: PlannedStep) => [
  ...(isRinsedOff(step) ? [] : found(step, 'VITAMIN_C_ACID')),
  ...leaveOnAcids(step),
];

/** WAIT-1, once for the whole plan. */
function checkAcids(sessions: readonly (readonly PlannedStep[])[], calendar: PlanCalendar): Finding[] {
  const steps = sessions.flatMap((session) =>
    session.filter(
      (step, place) =>
        acidsOf(step).length > 0 && session.slice(place + 1).some((next) => calendar.meet(step, next)),
    ),
  );
  if (steps.length === 0) return [];
  const text = say('WAIT-1');
  return [
    finding({
      ruleId: 'WAIT-1',
      message: text,
      steps,
      ingredients: steps.flatMap(acidsOf),
      needsNoDoctor: true,
    }),
  ];
}
