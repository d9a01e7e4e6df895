import { messageOf } from '../../../platform/language/text.ts';
import { inTextOrder } from '../../../rules/active-conflicts.ts';
import {
  type Rule,
  type RuleId,
  type RuleSeverity,
  rule,
  rulesOfKind,
  say,
} from '../../../rules/rule-catalogue.ts';
import { found, isRinsedOff, isScrub, isTrace, strongActives } from '../actives.ts';
import { type Finding, finding, mostSerious, naming } from '../finding.ts';
import type { PlanCalendar } from '../plan-calendar.ts';
import type { PlannedStep, RoutinePlan, StepIngredientFacts } from '../routine-plan.ts';

const CONFLICTS = rulesOfKind('conflict', 'no_conflict');
/** One strong active per night. */
const ONE_A_NIGHT = rule('ORD-PM');
/** Holds for the whole day, as a scrub rubs the skin that a retinoid made thinner the evening before. */
const ALL_DAY = 'CON-RET-SCRUB';

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
  for (const [a, b] of pairs(plan.steps)) if (calendar.meet(a, b)) clashes.push(...clashesOf(a, b));
  return mostSerious(clashes).map(toFinding);
}

/** The HARD rule against two products that are used on the same day; null if there is none. */
export const hardConflict = (a: PlannedStep, b: PlannedStep): RuleId | null =>
  clashesOf(a, b).find(({ severity }) => severity === 'HARD')?.rule.id ?? null;

function clashesOf(a: PlannedStep, b: PlannedStep): Clash[] {
  const conflicts = CONFLICTS.flatMap((each) => clashOf(each, a, b) ?? []);
  const isNight = a.session === 'PM' && b.session === 'PM';
  const isStrong = strongActives(a).length > 0 && strongActives(b).length > 0;
  const isAsPrescribed = a.prescribed && b.prescribed;
  if (!isNight || !isStrong || isAsPrescribed || conflicts.some(({ severity }) => severity === 'HARD'))
    return conflicts;
  return [...conflicts, { rule: ONE_A_NIGHT, severity: nightSeverity(a, b), steps: [a, b] }];
}

/** An acid that hardly acts does not make a night too strong. */
const nightSeverity = (a: PlannedStep, b: PlannedStep): RuleSeverity =>
  [a, b].every((step) => strongActives(step).some((each) => !isTrace(each, step))) ? 'HARD' : 'INFO';

function clashOf(each: Rule, a: PlannedStep, b: PlannedStep): Clash | null {
  if (each.scope === 'same session' && each.id !== ALL_DAY && a.session !== b.session) return null;
  const steps = [[a, b] as const, [b, a] as const].find(
    ([one, other]) => side(one, each.subject).length > 0 && side(other, each.object).length > 0,
  );
  return steps ? { rule: each, severity: severityOf(each, steps), steps } : null;
}

/** What a step holds of one side of a rule: acids only where they stay on the skin, grains only in a scrub. */
function side(step: PlannedStep, words: string): StepIngredientFacts[] {
  if (/\b[AB]HA\b/.test(words) && isRinsedOff(step))
    return found(step, words).filter(({ group }) => group === 'VITAMIN_C_ACID');
  if (words === 'EXFOLIANT_PHYSICAL' && !isScrub(step)) return [];
  return found(step, words);
}

function severityOf({ id, severity, subject, object }: Rule, [one, other]: Clash['steps']): RuleSeverity {
  const isWeak = (step: PlannedStep, words: string) =>
    /\b[AB]HA\b/.test(words) && side(step, words).every((each) => isTrace(each, step));
  if (isWeak(one, subject) || isWeak(other, object)) return 'INFO';
  return id === 'CON-RET-BHA' && one.prescribed && other.prescribed ? 'SOFT' : severity;
}

function toFinding({ rule: each, severity, steps }: Clash): Finding {
  const [one, other] = steps;
  const isNight = each.id === ONE_A_NIGHT.id;
  const left = isNight ? strongActives(one) : side(one, each.subject);
  const right = isNight ? strongActives(other) : side(other, each.object);
  const [product, second] = inTextOrder(each, naming(one, left), naming(other, right));
  const message = say(each.id, { product, other: second, session: messageOf(`rules.word.${one.session}`) });
  return finding({ ruleId: each.id, severity, message, steps, ingredients: [...left, ...right] });
}

function* pairs<T>(items: readonly T[]): Generator<[T, T]> {
  for (const [index, one] of items.entries()) {
    for (const other of items.slice(index + 1)) yield [one, other];
  }
}
