import { found, strongActives } from './actives.ts';
import { type Finding, finding, naming } from './finding.ts';
import type { PlanCalendar } from './plan-calendar.ts';
import type { PlannedStep, RoutinePlan } from './routine-plan.ts';
import { type Rule, rulesOfKind } from './rule-catalogue.ts';

const CONFLICTS = rulesOfKind('conflict', 'no_conflict');
const SESSION_NAMES = { AM: 'morning', PM: 'evening' } as const;

/** Products that do not go together on one day or in one session. What one product combines is its maker's matter. */
export function checkConflicts(plan: RoutinePlan, calendar: PlanCalendar): Finding[] {
  const findings: Finding[] = [];
  for (const [a, b] of pairs(plan.steps)) {
    if (!calendar.meet(a, b)) continue;
    const conflicts = CONFLICTS.flatMap((rule) => checkPair(rule, a, b));
    findings.push(...conflicts);
    const isNight = a.session === 'PM' && b.session === 'PM';
    if (isNight && !conflicts.some(({ severity }) => severity === 'HARD')) findings.push(...checkNight(a, b));
  }
  return findings;
}

function checkPair(rule: Rule, a: PlannedStep, b: PlannedStep): Finding[] {
  if (rule.scope === 'same session' && a.session !== b.session) return [];
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const left = found(one, rule.subject);
    const right = found(other, rule.object);
    if (left.length === 0 || right.length === 0) continue;
    const together = `${naming(one, left)} and ${naming(other, right)}`;
    const when = a.session === b.session ? `in the same ${SESSION_NAMES[a.session]}` : 'on the same day';
    const message =
      rule.kind === 'conflict'
        ? `${together} ${when}. Better: ${rule.number}.`
        : `${together} go together ${when}.`;
    return [
      finding({
        ruleId: rule.id,
        message,
        steps: [one, other],
        ingredients: [...left, ...right],
      }),
    ];
  }
  return [];
}

/** One strong active a night. */
function checkNight(a: PlannedStep, b: PlannedStep): Finding[] {
  const [left, right] = [strongActives(a), strongActives(b)];
  if (left.length === 0 || right.length === 0) return [];
  const message = `${naming(a, left)} and ${naming(b, right)} are strong actives of the same evening. Use them on different evenings.`;
  return [finding({ ruleId: 'ORD-PM', message, steps: [a, b], ingredients: [...left, ...right] })];
}

function* pairs<T>(items: readonly T[]): Generator<[T, T]> {
  for (const [index, one] of items.entries()) {
    for (const other of items.slice(index + 1)) yield [one, other];
  }
}
