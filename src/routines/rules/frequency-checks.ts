import { found, introduced } from './actives.ts';
import { type CareProfile, isSensitive } from './care-profile.ts';
import { type Finding, finding, naming } from './finding.ts';
import type { PlanCalendar } from './plan-calendar.ts';
import type { PlannedStep, RampUpStage, RoutinePlan } from './routine-plan.ts';

const STAGE_DAYS = 14;
const GAP_DAYS = 14;
const ACIDS_PER_WEEK = { BEGINNER: 2, EXPERIENCED: 3 } as const;
const ACIDS_PER_WEEK_IF_SENSITIVE = 1;

/** FREQ-RET-W1: a maximum; other rules may reduce it further. */
export const rampUpStages = (profile: CareProfile): RampUpStage[] => [
  { days: STAGE_DAYS, everyDays: 3 },
  { days: STAGE_DAYS, everyDays: 2 },
  { days: null, everyDays: isSensitive(profile) ? 2 : 1 },
];

export function checkFrequencies(plan: RoutinePlan, profile: CareProfile, calendar: PlanCalendar): Finding[] {
  return [
    ...plan.steps.flatMap((step) => checkRetinoid(step, plan, profile, calendar)),
    ...checkAcids(plan, profile, calendar),
    ...checkIntroductions(plan),
  ];
}

function checkRetinoid(
  step: PlannedStep,
  plan: RoutinePlan,
  profile: CareProfile,
  calendar: PlanCalendar,
): Finding[] {
  const retinoids = found(step, 'RETINOID');
  if (retinoids.length === 0) return [];
  const tell = (message: string) =>
    finding({ ruleId: 'FREQ-RET-W1', message, steps: [step], ingredients: retinoids });
  const findings: Finding[] = [];
  if (step.session === 'AM') {
    findings.push({ ...tell(`${naming(step, retinoids)} belongs in the evening.`), severity: 'SOFT' });
  }
  if (step.established || profile.experience === 'EXPERIENCED') return findings;
  const start = Math.max(step.startsOn ?? plan.startsOn, plan.startsOn) - calendar.from;
  const nights = calendar.indexesOf([step]);
  const tooSoon = nights.some(
    (night, at) => at > 0 && night - nights[at - 1]! < leastGap(profile, nights[at - 1]! - start),
  );
  if (tooSoon) {
    const stages = rampUpStages(profile);
    const last =
      stages[2]!.everyDays === 1 ? 'every night if the skin tolerates it' : 'not more often after that';
    findings.push(
      tell(
        `${naming(step, retinoids)} is used too often at first: every third night in the first two weeks, every second in the next two, then ${last}.`,
      ),
    );
  }
  return findings;
}

/** Interval to the next night with a retinoid, by days since the first one. */
function leastGap(profile: CareProfile, daysSinceStart: number): number {
  let passed = daysSinceStart;
  const stages = rampUpStages(profile);
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

/** FREQ-EXF, and the lower limit of CON-AHA-BHA for sensitive skin: sessions with an acid in any seven days. */
function checkAcids(plan: RoutinePlan, profile: CareProfile, calendar: PlanCalendar): Finding[] {
  const steps = plan.steps.filter((step) => found(step, 'AHA/BHA').length > 0);
  const sessions = steps.length === 0 ? 0 : busiestWeek(steps, calendar);
  const ingredients = steps.flatMap((step) => found(step, 'AHA/BHA'));
  const names = steps.map((step) => naming(step, found(step, 'AHA/BHA'))).join(', ');
  const most = ACIDS_PER_WEEK[profile.experience];
  if (sessions > most) {
    const message = `Acids are planned up to ${sessions} times a week (${names}); use them at most ${most} times.`;
    return [finding({ ruleId: 'FREQ-EXF', message, steps, ingredients })];
  }
  if (isSensitive(profile) && sessions > ACIDS_PER_WEEK_IF_SENSITIVE) {
    const message = `Acids are planned up to ${sessions} times a week (${names}); on sensitive skin, use them at most once a week.`;
    return [finding({ ruleId: 'CON-AHA-BHA', message, steps, ingredients })];
  }
  return [];
}

function busiestWeek(steps: readonly PlannedStep[], calendar: PlanCalendar): number {
  const perDay = Array.from(
    { length: calendar.days },
    (_, day) => new Set(steps.filter((step) => calendar.isDue(step, day)).map(({ session }) => session)).size,
  );
  const week = (day: number) => perDay.slice(day, day + 7).reduce((sum, count) => sum + count, 0);
  return Math.max(...perDay.map((_, day) => week(day)));
}

/** INTRO-1. A step without a start date may already be in use; then this is only a hint. */
function checkIntroductions(plan: RoutinePlan): Finding[] {
  const starts: { step: PlannedStep; start: number }[] = [];
  const known = new Set<string>();
  const start = (step: PlannedStep) => Math.max(step.startsOn ?? plan.startsOn, plan.startsOn);
  for (const step of [...plan.steps].sort((a, b) => start(a) - start(b))) {
    const fresh = introduced(step).filter(({ group }) => !known.has(group!));
    for (const { group } of introduced(step)) known.add(group!);
    if (fresh.length > 0 && !step.established) starts.push({ step, start: start(step) });
  }
  return starts.flatMap(({ step, start: day }, index) => {
    const before = starts[index - 1];
    if (!before || day - before.start >= GAP_DAYS || step.prescribed) return [];
    const isCertain = step.startsOn !== null && before.step.startsOn !== null;
    const both = `${naming(before.step, introduced(before.step))} and ${naming(step, introduced(step))}`;
    return [
      finding({
        ruleId: 'INTRO-1',
        severity: isCertain ? 'HARD' : 'SOFT',
        message: isCertain
          ? `${both} start less than ${GAP_DAYS} days apart.`
          : `If ${both} are new to the skin, start them ${GAP_DAYS} days apart.`,
        steps: [before.step, step],
        ingredients: [...introduced(before.step), ...introduced(step)],
      }),
    ];
  });
}
