import { type Rule, type RuleSeverity, rule, rulesOfKind } from '../../rules/rule-catalogue.ts';
import { found, strongActives } from './actives.ts';
import { type Finding, finding, mostSerious, naming } from './finding.ts';
import type { PlanCalendar } from './plan-calendar.ts';
import type { PlannedStep, RoutinePlan } from './routine-plan.ts';

const CONFLICTS = rulesOfKind('conflict', 'no_conflict');
/** One strong active per night. */
const ONE_A_NIGHT = rule('ORD-PM');
const SESSION_NAMES = { AM: 'morning', PM: 'evening' } as const;

/** A rule violated by two steps. */
interface Clash {
  rule: Rule;
  severity: RuleSeverity;
  /** On the rule's first and second side. */
  steps: readonly [PlannedStep, PlannedStep];
}

/** Products that conflict on one day or in one session. Combinations within one product are not checked. */
export function checkConflicts(plan: RoutinePlan, calendar: PlanCalendar): Finding[] {
  const clashes: Clash[] = [];
  for (const [a, b] of pairs(plan.steps)) {
    if (!calendar.meet(a, b)) continue;
    const conflicts = CONFLICTS.flatMap((each) => clashOf(each, a, b) ?? []);
    clashes.push(...conflicts);
    const isNight = a.session === 'PM' && b.session === 'PM';
    const isStrong = strongActives(a).length > 0 && strongActives(b).length > 0;
    if (isNight && isStrong && !conflicts.some(({ severity }) => severity === 'HARD')) {
      clashes.push({ rule: ONE_A_NIGHT, severity: ONE_A_NIGHT.severity, steps: [a, b] });
    }
  }
  return mostSerious(clashes).map(toFinding);
}

function clashOf(each: Rule, a: PlannedStep, b: PlannedStep): Clash | null {
  if (each.scope === 'same session' && a.session !== b.session) return null;
  const steps = [[a, b] as const, [b, a] as const].find(
    ([one, other]) => found(one, each.subject).length > 0 && found(other, each.object).length > 0,
  );
  return steps ? { rule: each, severity: each.severity, steps } : null;
}

function toFinding({ rule: { id, kind, subject, object, number }, steps }: Clash): Finding {
  const [one, other] = steps;
  const isNight = id === ONE_A_NIGHT.id;
  const left = isNight ? strongActives(one) : found(one, subject);
  const right = isNight ? strongActives(other) : found(other, object);
  const together = `${naming(one, left)} and ${naming(other, right)}`;
  const when =
    one.session === other.session ? `in the same ${SESSION_NAMES[one.session]}` : 'on the same day';
  const message = isNight
    ? `${together} are strong actives on the same evening. Use them on different evenings.`
    : kind === 'conflict'
      ? `${together} ${when}. Better: ${number}.`
      : `${together} go together ${when}.`;
  return finding({ ruleId: id, message, steps, ingredients: [...left, ...right] });
}

function* pairs<T>(items: readonly T[]): Generator<[T, T]> {
  for (const [index, one] of items.entries()) {
    for (const other of items.slice(index + 1)) yield [one, other];
  }
}
