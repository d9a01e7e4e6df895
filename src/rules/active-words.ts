/** An ingredient as the rules see it: its INCI name in upper case, and its group. */
export interface Named {
  name: string;
  group: string | null;
}
type Matcher = (ingredient: Named) => boolean;

const inGroup =
  (...groups: string[]): Matcher =>
  ({ group }) =>
    group !== null && groups.includes(group);

const isRetinoid = inGroup('RETINOID', 'RETINOID_RX');

/** The words that the rules use for kinds of ingredients. */
const TOKENS: Record<string, Matcher> = {
  RETINOID: isRetinoid,
  /** Adapalene is stable with benzoyl peroxide. */
  'RETINOL/TRETINOIN': (ingredient) => isRetinoid(ingredient) && ingredient.name !== 'ADAPALENE',
  AHA: inGroup('AHA'),
  BHA: inGroup('BHA'),
  BENZOYL_PEROXIDE: inGroup('BENZOYL_PEROXIDE'),
  BPO: inGroup('BENZOYL_PEROXIDE'),
  HYDROQUINONE: inGroup('DEPIGMENTING_RX'),
  VITAMIN_C_ACID: inGroup('VITAMIN_C_ACID'),
  NIACINAMIDE: inGroup('NIACINAMIDE'),
  COPPER_PEPTIDE: inGroup('COPPER_PEPTIDE'),
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
