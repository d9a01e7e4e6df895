import { isCore } from './family-index.ts';

/** An ingredient as the rules see it: its INCI name in upper case, and its group. */
export interface Named {
  name: string;
  group: string | null;
}
type Matcher = (ingredient: Named) => boolean;

/** By the group of the facts, or by its family where the facts say nothing of it. */
const inGroup =
  (groups: readonly string[], families: readonly string[] = groups): Matcher =>
  ({ name, group }) =>
    group === null ? isCore(name, ...families) : groups.includes(group);
const named =
  (...names: string[]): Matcher =>
  ({ name }) =>
    names.includes(name.toUpperCase());

const isRetinoid = inGroup(['RETINOID', 'RETINOID_RX']);
const isPeroxide = inGroup(['BENZOYL_PEROXIDE']);

/** The words that the rules use for kinds of ingredients. */
const TOKENS: Record<string, Matcher> = {
  RETINOID: isRetinoid,
  /** Adapalene is stable with benzoyl peroxide. */
  'RETINOL/TRETINOIN': (ingredient) => isRetinoid(ingredient) && ingredient.name !== 'ADAPALENE',
  AHA: inGroup(['AHA']),
  BHA: inGroup(['BHA'], ['BHA', 'LHA']),
  PHA: inGroup(['PHA']),
  BENZOYL_PEROXIDE: isPeroxide,
  BPO: isPeroxide,
  HYDROQUINONE: inGroup(['DEPIGMENTING_RX'], ['HYDROQUINONE']),
  VITAMIN_C_ACID: inGroup(['VITAMIN_C_ACID']),
  VITAMIN_C_DERIVATIVE: inGroup(['VITAMIN_C_DERIVATIVE']),
  NIACINAMIDE: inGroup(['NIACINAMIDE']),
  COPPER_PEPTIDE: inGroup(['COPPER_PEPTIDE']),
  RETINOL_ALTERNATIVE: inGroup(['RETINOL_ALTERNATIVE']),
  SULFUR: inGroup(['SULFUR']),
  DAPSONE: named('DAPSONE'),
  EXFOLIANT_PHYSICAL: ({ name, group }) =>
    group === 'EXFOLIANT_PHYSICAL' || isCore(name, 'EXFOLIANT_PHYSICAL'),
  ENZYME: ({ name }) => isCore(name, 'ENZYME'),
};

const matchers = new Map<string, Matcher>();

export function matcherOf(words: string): Matcher {
  const known = TOKENS[words] ?? matchers.get(words);
  if (known) return known;
  const each = words.split('/').map((word) => {
    const matcher = TOKENS[word];
    if (!matcher) throw new Error(`The rules use the unknown word ${word}.`);
    return matcher;
  });
  const any: Matcher = (ingredient) => each.some((matches) => matches(ingredient));
  matchers.set(words, any);
  return any;
}

/** Whether a word of the rules, or words joined by `/`, match an ingredient. */
export const means = (words: string, ingredient: Named): boolean => matcherOf(words)(ingredient);
