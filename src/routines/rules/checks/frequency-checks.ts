import { message, type Text } from '../../../platform/language/text.ts';
import { say } from '../../../rules/rule-catalogue.ts';
import { found, isRinsedOff, isScrub, leaveOnAcids } from '../actives.ts';
import { isSensitive } from '../care-profile.ts';
import { type Finding, finding, naming } from '../finding.ts';
import { retinoidMedicines } from '../gate/medicines.ts';
import type { Person } from '../person.ts';
import type { PlanCalendar } from '../plan-calendar.ts';
import { fastestStages } from '../ramp-up.ts';
import type { PlannedStep, RoutinePlan, StepIngredientFacts } from '../routine-plan.ts';

const ACIDS_PER_WEEK = { BEGINNER: 2, EXPERIENCED: 3 } as const;
const ACIDS_PER_WEEK_IF_SENSITIVE = 1;
const STRONG_AHA_PERCENT = 5;
const STRONG_BHA_PERCENT = 2;
/** Shares in per cent to start with, by FREQ-RET-W1. */
const MOST_AT_FIRST: Readonly<Record<string, number>> = { RETINOL: 0.3, RETINAL: 0.05, ADAPALENE: 0.1 };
const GETTING_USED_DAYS = 14;
const DAYS_PER_WEEK = 7;
const SCRUB_IRRITATES = ['ACNE', 'REDNESS', 'SENSITIVITY', 'BARRIER'] as const;

/** How often retinoids, acids and scrubs are used. What a doctor prescribed has its own schedule. */
export function checkFrequencies(plan: RoutinePlan, person: Person, calendar: PlanCalendar): Finding[] {
  const own = plan.steps.filter(({ prescribed }) => !prescribed);
  return [
    ...own.flatMap((step) => checkRetinoid(step, plan, person, calendar)),
    ...checkStrongAcids(own, person, calendar),
    ...checkMildAcids(own, plan, person, calendar),
    ...own.flatMap((step) => checkScrub(step, person, calendar)),
  ];
}

function checkRetinoid(
  step: PlannedStep,
  plan: RoutinePlan,
  { profile, background: { skinTone } }: Person,
  calendar: PlanCalendar,
): Finding[] {
  const retinoids = found(step, 'RETINOID');
  if (retinoids.length === 0) return [];
  const tell = (text: Text) =>
    finding({ ruleId: 'FREQ-RET-W1', message: text, steps: [step], ingredients: retinoids });
  const product = naming(step, retinoids);
  const findings: Finding[] = [];
  if (step.session === 'AM')
    findings.push({ ...tell(message('routines.finding.evening', { product })), severity: 'SOFT' });
  if (step.established || profile.experience === 'EXPERIENCED') return findings;
  const tooStrong = retinoids.filter(({ name, percent }) => (percent ?? 0) > (MOST_AT_FIRST[name] ?? 100));
  for (const { name } of tooStrong) {
    findings.push(tell(message('routines.finding.strong-start', { product, limit: MOST_AT_FIRST[name]! })));
  }
  const start = Math.max(step.startsOn ?? plan.startsOn, plan.startsOn) - calendar.from;
  const stages = fastestStages(profile, skinTone);
  const nights = calendar.indexesOf([step]);
  const isTooSoon = nights.some(
    (night, at) => at > 0 && night - nights[at - 1]! < leastGap(stages, nights[at - 1]! - start),
  );
  if (isTooSoon) findings.push(tell(say('FREQ-RET-W1', { product })));
  return findings;
}

/** Interval to the next night with a retinoid, by days since the first one. */
function leastGap(stages: ReturnType<typeof fastestStages>, daysSinceStart: number): number {
  let passed = daysSinceStart;
  for (const [index, { days, everyDays }] of stages.entries()) {
    if (days === null || passed < days) {
      // The next night may already belong to the next stage.
      const rest = days === null ? Number.POSITIVE_INFINITY : days - passed;
      return Math.min(everyDays, Math.max(rest, stages[index + 1]?.everyDays ?? everyDays));
    }
    passed -= days;
  }
  return 1;
}

/** By acid and strength: an unknown share counts as strong where the step is an exfoliant or a serum. */
function strongAcids(step: PlannedStep): StepIngredientFacts[] {
  const isTreatment = step.type === 'EXFOLIANT' || step.type === 'SERUM';
  return [
    ...leaveOnAcids(step, 'AHA').filter(({ percent }) =>
      percent === null ? isTreatment : percent >= STRONG_AHA_PERCENT,
    ),
    ...leaveOnAcids(step, 'BHA').filter(({ percent }) => percent !== null && percent > STRONG_BHA_PERCENT),
  ];
}

/** FREQ-EXF, and the lower limit of CON-AHA-BHA for any acid on sensitive skin: sessions in any seven days. */
function checkStrongAcids(
  own: readonly PlannedStep[],
  { profile }: Person,
  calendar: PlanCalendar,
): Finding[] {
  const strong = own.filter((step) => strongAcids(step).length > 0);
  const limit = isSensitive(profile) ? ACIDS_PER_WEEK_IF_SENSITIVE : ACIDS_PER_WEEK[profile.experience];
  const count = busiestWeek(strong, calendar);
  const product = strong.map((step) => naming(step, strongAcids(step)));
  if (count > limit) {
    const text = say('FREQ-EXF', { product, count, limit });
    return [
      finding({ ruleId: 'FREQ-EXF', message: text, steps: strong, ingredients: strong.flatMap(strongAcids) }),
    ];
  }
  const any = own.filter((step) => leaveOnAcids(step).length > 0);
  const all = busiestWeek(any, calendar);
  if (!isSensitive(profile) || all <= ACIDS_PER_WEEK_IF_SENSITIVE) return [];
  const ingredients = any.flatMap((step) => leaveOnAcids(step));
  const products = any.map((step) => naming(step, leaveOnAcids(step)));
  const text = message('routines.finding.acids-sensitive', { count: all, products });
  return [finding({ ruleId: 'CON-AHA-BHA', message: text, steps: any, ingredients })];
}

const isMild = (step: PlannedStep) =>
  strongAcids(step).length === 0 &&
  (isRinsedOff(step) ? found(step, 'AHA/BHA/PHA') : leaveOnAcids(step, 'AHA/BHA/PHA')).length > 0;

/** FREQ-EXF-MILD. */
function checkMildAcids(
  own: readonly PlannedStep[],
  plan: RoutinePlan,
  { profile }: Person,
  calendar: PlanCalendar,
): Finding[] {
  return own.filter(isMild).flatMap((step) => {
    const start = Math.max(step.startsOn ?? plan.startsOn, plan.startsOn) - calendar.from;
    const early = calendar.indexesOf([step]).filter((day) => day < start + GETTING_USED_DAYS);
    const others = own.filter((each) => each !== step && isMild(each));
    const isTwiceADay =
      !step.established && early.some((day) => others.some((each) => calendar.isDue(each, day)));
    const days = calendar.indexesOf([step]);
    const isTooOften =
      isSensitive(profile) &&
      !isRinsedOff(step) &&
      days.some((day, index) => index > 0 && day - days[index - 1]! < 2);
    if (!isTwiceADay && !isTooOften) return [];
    const ingredients = found(step, 'AHA/BHA/PHA');
    const text = say('FREQ-EXF-MILD', { product: naming(step, ingredients) });
    return [finding({ ruleId: 'FREQ-EXF-MILD', message: text, steps: [step], ingredients })];
  });
}

/** FREQ-SCRUB. */
function checkScrub(step: PlannedStep, person: Person, calendar: PlanCalendar): Finding[] {
  if (!isScrub(step)) return [];
  const { profile, background } = person;
  const isIrritable =
    SCRUB_IRRITATES.some((concern) => profile.concerns.includes(concern)) ||
    isSensitive(profile) ||
    background.diagnoses.some((each) => each === 'ROSACEA' || each === 'ATOPIC_DERMATITIS') ||
    retinoidMedicines(person).length > 0;
  if (!isIrritable && busiestWeek([step], calendar) <= 1) return [];
  const ingredients = found(step, 'EXFOLIANT_PHYSICAL');
  const product = naming(step, ingredients);
  const text = isIrritable ? say('FREQ-SCRUB', { product }) : message('routines.finding.weekly', { product });
  return [finding({ ruleId: 'FREQ-SCRUB', message: text, steps: [step], ingredients })];
}

function busiestWeek(steps: readonly PlannedStep[], calendar: PlanCalendar): number {
  if (steps.length === 0) return 0;
  const perDay = Array.from(
    { length: calendar.days },
    (_, day) => new Set(steps.filter((step) => calendar.isDue(step, day)).map(({ session }) => session)).size,
  );
  const week = (day: number) => perDay.slice(day, day + DAYS_PER_WEEK).reduce((sum, count) => sum + count, 0);
  return Math.max(...perDay.map((_, day) => week(day)));
}
