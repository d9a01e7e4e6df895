import { message } from '../../../platform/language/text.ts';
import { say } from '../../../rules/rule-catalogue.ts';
import { introduced } from '../actives.ts';
import { isSensitive } from '../care-profile.ts';
import { type Finding, finding, naming } from '../finding.ts';
import { needsPatchTest } from '../gate/skin.ts';
import type { Person } from '../person.ts';
import { daysBetweenNewActives } from '../ramp-up.ts';
import type { PlannedStep, RoutinePlan } from '../routine-plan.ts';

const DAYS_PER_WEEK = 7;

/** How new products begin: INTRO-1, INTRO-PATCH and SENS-1. */
export const checkIntroductions = (plan: RoutinePlan, person: Person, today: number): Finding[] => [
  ...checkGaps(plan, person),
  ...checkPatchTests(plan, person, today),
  ...checkNumber(plan, person),
];

const startOf = (step: PlannedStep, plan: RoutinePlan) =>
  Math.max(step.startsOn ?? plan.startsOn, plan.startsOn);

/** INTRO-1. A step without a start date may already be in use; then this is only a hint. */
function checkGaps(plan: RoutinePlan, { profile, background }: Person): Finding[] {
  const gap = daysBetweenNewActives(profile, background.skinTone);
  const starts: { step: PlannedStep; start: number }[] = [];
  const known = new Set<string>();
  for (const step of [...plan.steps].sort((a, b) => startOf(a, plan) - startOf(b, plan))) {
    const actives = introduced(step);
    const isFresh = actives.some(({ name, group }) => !known.has(group ?? name));
    for (const { name, group } of actives) known.add(group ?? name);
    if (isFresh && !step.established) starts.push({ step, start: startOf(step, plan) });
  }
  return starts.flatMap(({ step, start }, index) => {
    const before = starts[index - 1];
    if (!before || start - before.start >= gap || step.prescribed) return [];
    const isCertain = step.startsOn !== null && before.step.startsOn !== null;
    const product = naming(before.step, introduced(before.step));
    const other = naming(step, introduced(step));
    const advice = say('INTRO-1', { product, other, weeks: gap / DAYS_PER_WEEK });
    return [
      finding({
        ruleId: 'INTRO-1',
        severity: isCertain ? 'HARD' : 'SOFT',
        message: isCertain ? advice : [message('routines.finding.if-new', { product, other }), advice],
        steps: [before.step, step],
        ingredients: [...introduced(before.step), ...introduced(step)],
      }),
    ];
  });
}

/** INTRO-PATCH, of what begins from today on. */
function checkPatchTests(plan: RoutinePlan, person: Person, today: number): Finding[] {
  if (!needsPatchTest(person)) return [];
  const steps = plan.steps.filter(
    (step) =>
      !step.prescribed && !step.established && startOf(step, plan) >= today && introduced(step).length > 0,
  );
  if (steps.length === 0) return [];
  const product = steps.map((step) => naming(step, introduced(step)));
  return [finding({ ruleId: 'INTRO-PATCH', message: say('INTRO-PATCH', { product }), steps })];
}

/** SENS-1: at most one active on sensitive skin. */
function checkNumber(plan: RoutinePlan, { profile }: Person): Finding[] {
  if (!isSensitive(profile)) return [];
  const steps = plan.steps.filter((step) => !step.prescribed && introduced(step).length > 0);
  if (steps.length <= 1) return [];
  const products = steps.map((step) => naming(step, introduced(step)));
  const text = [message('routines.finding.one-active', { products }), say('SENS-1')];
  return [finding({ ruleId: 'SENS-1', message: text, steps, ingredients: steps.flatMap(introduced) })];
}
