import type { ActiveGroup } from './active-groups.ts';

const CONFLICT_SEVERITIES = ['HARD', 'SOFT', 'INFO'] as const;
export type ConflictSeverity = (typeof CONFLICT_SEVERITIES)[number];

/** What the rules look at. */
export interface Active {
  inciName: string;
  activeGroup: ActiveGroup | null;
}

interface ConflictRule {
  ruleId: string;
  severity: ConflictSeverity;
  /** What to do about it. */
  advice: string;
  reason: string;
  source: string;
}

/** A rule that applies, with the ingredients on its two sides. */
export interface Conflict<T extends Active> extends ConflictRule {
  first: T[];
  second: T[];
}

type Side = (active: Active) => boolean;

const inGroups =
  (...groups: ActiveGroup[]): Side =>
  ({ activeGroup }) =>
    activeGroup !== null && groups.includes(activeGroup);

const isRetinoid: Side = inGroups('RETINOID', 'RETINOID_RX');
const exceptAdapalene: Side = (active) => isRetinoid(active) && active.inciName !== 'ADAPALENE';
const acidVitaminC = inGroups('VITAMIN_C_ACID');

/** Which actives do not belong into one session; the ids are those of `routine_rules.csv`, which is their source. */
const RULES: readonly (ConflictRule & { first: Side; second: Side })[] = [
  {
    ruleId: 'CON-RET-AHA',
    severity: 'HARD',
    first: isRetinoid,
    second: inGroups('AHA'),
    advice: 'Use them at least 12 hours apart, better on alternate nights.',
    reason: 'Together they irritate and damage the skin barrier.',
    source: 'expert opinion; skin cycling (Bowe)',
  },
  {
    ruleId: 'CON-RET-BHA',
    severity: 'HARD',
    first: isRetinoid,
    second: inGroups('BHA'),
    advice: 'Use them at least 12 hours apart, better on alternate nights.',
    reason: 'Together they irritate.',
    source: 'expert opinion; skin cycling (Bowe)',
  },
  {
    ruleId: 'CON-RET-BPO',
    severity: 'HARD',
    first: exceptAdapalene,
    second: inGroups('BENZOYL_PEROXIDE'),
    advice: 'Benzoyl peroxide in the morning, the retinoid in the evening. Adapalene is the exception.',
    reason: 'Benzoyl peroxide oxidises the retinoid, and both dry the skin out.',
    source: 'drug labels of tretinoin and of adapalene/benzoyl peroxide',
  },
  {
    ruleId: 'CON-VITC-RET',
    severity: 'SOFT',
    first: acidVitaminC,
    second: isRetinoid,
    advice: 'Vitamin C in the morning, the retinoid in the evening.',
    reason: 'The low pH of ascorbic acid irritates.',
    source: 'expert opinion',
  },
  {
    ruleId: 'CON-VITC-ACID',
    severity: 'SOFT',
    first: acidVitaminC,
    second: inGroups('AHA', 'BHA'),
    advice: 'At most one active with a low pH in a session.',
    reason: 'Their irritation adds up.',
    source: 'expert opinion',
  },
  {
    ruleId: 'CON-VITC-BPO',
    severity: 'SOFT',
    first: acidVitaminC,
    second: inGroups('BENZOYL_PEROXIDE'),
    advice: 'Use them in different sessions.',
    reason: 'Benzoyl peroxide oxidises ascorbic acid.',
    source: 'expert opinion',
  },
  {
    ruleId: 'CON-AHA-BHA',
    severity: 'SOFT',
    first: inGroups('AHA'),
    second: inGroups('BHA'),
    advice: 'At most three sessions with acids a week, one for sensitive skin.',
    reason: 'Too much exfoliation.',
    source: 'expert opinion',
  },
  {
    ruleId: 'MYTH-VITC-NIA',
    severity: 'INFO',
    first: acidVitaminC,
    second: inGroups('NIACINAMIDE'),
    advice: 'Nothing: they can be used together.',
    reason: 'A myth: nicotinic acid forms only at high temperature.',
    source: 'formulation chemistry: hydrolysis needs heat or storage at low pH',
  },
  {
    ruleId: 'WEAK-CUP-ACID',
    severity: 'INFO',
    first: inGroups('COPPER_PEPTIDE'),
    second: inGroups('VITAMIN_C_ACID', 'AHA', 'BHA'),
    advice: 'Use them in different sessions, if you like.',
    reason: 'Acids may free the copper; the evidence is weak.',
    source: 'expert opinion, weak evidence',
  },
];

const TWO_RETINOIDS: ConflictRule = {
  ruleId: 'CON-RET-RET',
  severity: 'HARD',
  advice: 'Use at most one product with a retinoid a day.',
  reason: 'Their irritation adds up, and the legal limit is per product.',
  source: 'Reg (EU) 2024/996; expert opinion',
};

/**
 * The conflicts among actives that meet in one session, the hard ones first. Two retinoids in one product are no
 * conflict: the rule is about two products.
 */
export function conflictsAmong<T extends Active>(
  actives: readonly T[],
  { oneProduct }: { oneProduct: boolean },
): Conflict<T>[] {
  const conflicts = RULES.flatMap(({ first, second, ...rule }) => {
    const sides = { first: actives.filter(first), second: actives.filter(second) };
    return sides.first.length > 0 && sides.second.length > 0 ? [{ ...rule, ...sides }] : [];
  });
  const [retinoid, ...others] = actives.filter(isRetinoid);
  if (!oneProduct && retinoid && others.length > 0) {
    conflicts.push({ ...TWO_RETINOIDS, first: [retinoid], second: others });
  }
  const order = (conflict: ConflictRule) => CONFLICT_SEVERITIES.indexOf(conflict.severity);
  return conflicts.sort((a, b) => order(a) - order(b));
}
