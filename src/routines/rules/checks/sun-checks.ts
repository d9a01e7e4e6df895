import { message } from '../../../platform/language/text.ts';
import { isCore } from '../../../rules/family-index.ts';
import { say } from '../../../rules/rule-catalogue.ts';
import { found, strongActives } from '../actives.ts';
import { type Finding, finding, naming } from '../finding.ts';
import { leastSpfOf } from '../gate/medicines.ts';
import { needsTint, standsTint } from '../gate/skin.ts';
import { isAhaRecent, type Person } from '../person.ts';
import type { PlanCalendar } from '../plan-calendar.ts';
import type { PlannedStep, RoutinePlan } from '../routine-plan.ts';
import { dayText } from '../step-schedule.ts';

const LEAST_SPF = 30;
const STRONG_SPF = 50;
/** SUN-1, as worded in its subject. */
const SUN_RISKS = 'RETINOID/AHA/BPO/HYDROQUINONE';
const TINTED = /tint|getönt|getoent|teint|iron oxide|eisenoxid/i;

/** SUN-1 or FREQ-SPF, SUN-TINT or MELASMA-1, and RX-PHOTOSENSITISER. */
export function checkSun(
  plan: RoutinePlan,
  person: Person,
  calendar: PlanCalendar,
  today: number,
): Finding[] {
  const sunscreens = plan.steps.filter(({ type, session }) => type === 'SUNSCREEN' && session === 'AM');
  return [
    ...checkSunscreen(plan, person, sunscreens, { calendar, today }),
    ...checkTint(plan, person, sunscreens),
    ...checkMedicines(person, sunscreens),
  ];
}

function checkSunscreen(
  plan: RoutinePlan,
  { background }: Person,
  sunscreens: readonly PlannedStep[],
  { calendar, today }: { calendar: PlanCalendar; today: number },
): Finding[] {
  const isStrong = ({ spf }: PlannedStep) => spf === null || spf >= LEAST_SPF;
  if (sunscreens.some((step) => isStrong(step) && calendar.isDaily(step))) return [];
  const problem =
    sunscreens.length === 0
      ? message('routines.finding.sun.none')
      : sunscreens.some(isStrong)
        ? message('routines.finding.sun.not-daily')
        : message('routines.finding.sun.weak', { limit: LEAST_SPF });
  const risks = plan.steps.filter((step) => found(step, SUN_RISKS).length > 0);
  const capsules = background.medicines.filter((each) =>
    each.medicines.some(({ classes }) => classes.includes('RETINOID_ORAL')),
  );
  const before = isAhaRecent(background, today)
    ? [message('routines.finding.sun.before', { day: { day: dayText(background.latestAhaOn!) } })]
    : [];
  if (risks.length === 0 && capsules.length === 0 && before.length === 0) {
    const text = [problem, say('FREQ-SPF')];
    return [finding({ ruleId: 'FREQ-SPF', severity: 'SOFT', message: text, steps: sunscreens })];
  }
  const product = [
    ...risks.map((step) => naming(step, found(step, SUN_RISKS))),
    ...capsules.map(({ name }) => name),
    ...before,
  ];
  const text = [problem, say('SUN-1', { product })];
  const ingredients = risks.flatMap((step) => found(step, SUN_RISKS));
  const steps = [...risks, ...sunscreens];
  return [finding({ ruleId: 'SUN-1', message: text, steps, ingredients, needsNoDoctor: true })];
}

const isTinted = ({ name, ingredients }: PlannedStep) =>
  TINTED.test(name) || ingredients.some((each) => isCore(each.name, 'IRON_OXIDE'));

function checkTint(plan: RoutinePlan, person: Person, sunscreens: readonly PlannedStep[]): Finding[] {
  const hasStrong = plan.steps.some((step) => strongActives(step).length > 0);
  if (!needsTint(person, hasStrong) || !standsTint(person)) return [];
  if (sunscreens.some((step) => isTinted(step) && (step.spf === null || step.spf >= STRONG_SPF))) return [];
  const ruleId = person.background.diagnoses.includes('MELASMA') ? 'MELASMA-1' : 'SUN-TINT';
  return [finding({ ruleId, message: say(ruleId), steps: sunscreens })];
}

function checkMedicines(
  { background: { medicines } }: Person,
  sunscreens: readonly PlannedStep[],
): Finding[] {
  const sensitising = medicines.filter((each) => leastSpfOf([each]) === STRONG_SPF);
  if (sensitising.length === 0) return [];
  if (sunscreens.some(({ spf }) => spf !== null && spf >= STRONG_SPF)) return [];
  const text = say('RX-PHOTOSENSITISER', { drug: sensitising.map(({ name }) => name) });
  return [finding({ ruleId: 'RX-PHOTOSENSITISER', message: text, steps: sunscreens, needsNoDoctor: true })];
}
