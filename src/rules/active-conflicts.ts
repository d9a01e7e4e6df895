import type { Text } from '../platform/language/text.ts';
import type { ActiveGroup } from './active-groups.ts';
import { means } from './active-words.ts';
import { RULE_SEVERITIES, type Rule, reasonOf, rulesOfKind, say } from './rule-catalogue.ts';

/** An ingredient as the rules see it. */
export interface Active {
  inciName: string;
  activeGroup: ActiveGroup | null;
}

/** A rule that applies, with the ingredients on its two sides. */
export interface Conflict<T extends Active> extends Pick<Rule, 'severity' | 'source'> {
  ruleId: string;
  /** What to do about it. */
  advice: Text;
  /** Why it is a conflict, in a sentence. */
  reason: Text;
  first: T[];
  second: T[];
}

const CONFLICTS = rulesOfKind('conflict', 'no_conflict');

/**
 * Conflicts among actives used in the same session, hard ones first. Two retinoids in one product are not a conflict:
 * the rule is about two products.
 */
export function conflictsAmong<T extends Active>(
  actives: readonly T[],
  { oneProduct }: { oneProduct: boolean },
): Conflict<T>[] {
  const conflicts = CONFLICTS.flatMap((rule) => {
    const sides = sidesOf(rule, actives);
    if (oneProduct && rule.subject === rule.object) return [];
    if (sides.first.length === 0 || sides.second.length === 0) return [];
    const { id: ruleId, severity, source } = rule;
    const [product, other] = inTextOrder(rule, sides.first, sides.second).map((side) =>
      side.map(({ inciName }) => inciName),
    );
    const advice = say(ruleId, { product, other });
    return [{ ruleId, severity, advice, reason: reasonOf(ruleId), source, ...sides }];
  });
  const order = ({ severity }: Conflict<T>) => RULE_SEVERITIES.indexOf(severity);
  return conflicts.sort((a, b) => order(a) - order(b));
}

/** If both sides of a rule are the same, the first ingredient conflicts with the others. */
function sidesOf<T extends Active>({ subject, object }: Rule, actives: readonly T[]) {
  const meant = (words: string) =>
    actives.filter(({ inciName: name, activeGroup: group }) => means(words, { name, group }));
  const first = meant(subject);
  if (subject !== object) return { first, second: meant(object) };
  return { first: first.slice(0, 1), second: first.slice(1) };
}

/** The two sides as the text names them: that of CON-RET-BPO begins with its second side. */
export const inTextOrder = <T>({ id }: Pick<Rule, 'id'>, first: T, second: T): [product: T, other: T] =>
  id === 'CON-RET-BPO' ? [second, first] : [first, second];
