import { compactKey, nameKey } from '../facts/ingredient-names.ts';
import type { NameKind } from '../facts/ingredients.table.ts';
import type { LabelItem } from './label-parser.ts';

export type MatchKind = 'INCI_NAME' | 'SYNONYM' | 'PART' | 'BRACKET' | 'MISSPELLING' | 'NONE';

/** A name of the database that an item could be. */
export interface KnownName {
  ingredientId: string;
  kind: NameKind;
  name: string;
  nameKey: string;
  compactKey: string;
}

interface Match {
  ingredientId: string | null;
  kind: MatchKind;
  /** 0..1, how likely the ingredient is the one that the label means. */
  confidence: number;
}

export interface ResolvedItem extends Omit<LabelItem, 'names' | 'inner'> {
  match: Match;
}

const NOTHING: Match = { ingredientId: null, kind: 'NONE', confidence: 0 };
/** Synonyms that mean something else on a label: there BHA is the antioxidant butylated hydroxyanisole. */
const NOT_ON_LABELS = new Set(['bha']);
/** Shorter ones are abbreviations, which more than one substance may have. */
const SURE_LENGTH = 5;
const MIN_MISSPELT = 6;
const CONFIDENCE = {
  synonym: 0.95,
  abbreviation: 0.7,
  part: 0.95,
  bracket: 0.85,
  oneSlip: 0.85,
  twoSlips: 0.7,
};
const OPEN_LISTS = new Set(['parfum', 'fragrance', 'aroma', 'flavor']);

/** Keys of all names that an item may have, for one look-up. */
export const keysOf = (items: readonly LabelItem[]): string[] => [
  ...new Set(
    items.flatMap(({ names, inner }) => [...names.map(({ text }) => text), ...inner]).map(compactKey),
  ),
];

/** Names of the items that no known name equals: misspelt, perhaps. */
export function unknownNames(items: readonly LabelItem[], known: ReadonlyMap<string, KnownName>): string[] {
  const unknown = items.filter((item) => !matchExactly(item, known));
  const keys = unknown.map(({ names }) => nameKey(names[0]!.text));
  return [...new Set(keys.filter((key) => key.length >= MIN_MISSPELT && key.length <= 100))];
}

/**
 * The items with what they are. Items in the brackets of a perfume, or of a name that is unknown, become items of
 * their own when they are known; so do the parts of a name with slashes that are different ingredients.
 */
export function resolveItems(
  items: readonly LabelItem[],
  known: ReadonlyMap<string, KnownName>,
  alike: ReadonlyMap<string, readonly KnownName[]>,
): ResolvedItem[] {
  const resolved: ResolvedItem[] = [];
  const push = ({ names, inner, ...item }: LabelItem, match: Match) =>
    resolved.push({ ...item, position: resolved.length + 1, match });
  for (const item of items) {
    const exact = matchExactly(item, known);
    const match = exact ?? matchMisspelt(item, alike) ?? NOTHING;
    push(item, match);
    const isOpen = OPEN_LISTS.has(compactKey(item.names[0]!.text));
    const others = isOpen || (!exact && item.inner.length > 1) ? item.inner : otherParts(item, match);
    const seen = new Set([match.ingredientId]);
    for (const text of others) {
      const one = matchExactly({ ...item, names: [{ text, from: 'NAME' }] }, known);
      if (!one || seen.has(one.ingredientId)) continue;
      seen.add(one.ingredientId);
      push({ ...item, text, percent: null }, one);
    }
  }
  return resolved;
}

const otherParts = ({ names }: LabelItem, match: Match) =>
  match.kind === 'PART' ? names.filter(({ from }) => from === 'PART').map(({ text }) => text) : [];

function matchExactly(
  { names }: Pick<LabelItem, 'names'>,
  known: ReadonlyMap<string, KnownName>,
): Match | null {
  for (const { text, from } of names) {
    const name = known.get(compactKey(text));
    if (!name || NOT_ON_LABELS.has(name.compactKey)) continue;
    const { ingredientId } = name;
    if (from === 'BRACKET') return { ingredientId, kind: 'BRACKET', confidence: CONFIDENCE.bracket };
    if (from === 'PART') return { ingredientId, kind: 'PART', confidence: CONFIDENCE.part };
    if (name.kind === 'INCI') return { ingredientId, kind: 'INCI_NAME', confidence: 1 };
    const sure = name.compactKey.length >= SURE_LENGTH || /[^A-Z0-9]/.test(name.name);
    const confidence = sure ? CONFIDENCE.synonym : CONFIDENCE.abbreviation;
    return { ingredientId, kind: 'SYNONYM', confidence };
  }
  return null;
}

function matchMisspelt({ names }: LabelItem, alike: ReadonlyMap<string, readonly KnownName[]>): Match | null {
  const key = nameKey(names[0]!.text);
  const slips = (alike.get(key) ?? []).flatMap(({ ingredientId, nameKey: other }) => {
    const count = countSlips(key, other);
    return count === null ? [] : [{ ingredientId, count }];
  });
  const least = Math.min(...slips.map(({ count }) => count));
  const best = new Set(slips.filter(({ count }) => count === least).map(({ ingredientId }) => ingredientId));
  const [ingredientId] = best;
  if (!ingredientId || best.size > 1) return null;
  const confidence = least <= 1 ? CONFIDENCE.oneSlip : CONFIDENCE.twoSlips;
  return { ingredientId, kind: 'MISSPELLING', confidence };
}

/** Substances of their own, a letter or two from another name. */
const NO_SLIPS = new Set([
  'linolenic',
  'maleic',
  'olivate',
  'tocotrienol',
  'isoceteth',
  'laneth',
  'cocamide',
]);
/** Endings that make another substance of the same stem. */
const ENDING = /(?:ol|al|yl|ate|ide|ine|one|ene|ane|ic|ite|eth|ose|oil|acid)$/;

/**
 * How many letters were mistyped to make `typed` from `name` (keys), or null when it is more likely another substance:
 * numbers, short words and first letters must be the same, and no word may have another chemical ending.
 */
export function countSlips(typed: string, name: string): number | null {
  const [words, others] = [typed.split(/[ /]/), name.split(/[ /]/)];
  if (words.length !== others.length) return null;
  let total = 0;
  for (const [place, word] of words.entries()) {
    const other = others[place]!;
    if (word === other) continue;
    if (word.length < 5 || other.length < 5 || word[0] !== other[0] || NO_SLIPS.has(word)) return null;
    if (word.replace(/\D/g, '') !== other.replace(/\D/g, '')) return null;
    const [ending, otherEnding] = [ENDING.exec(word)?.[0], ENDING.exec(other)?.[0]];
    if (ending && otherEnding && ending !== otherEnding) return null;
    const slips = distance(word, other);
    if (slips > (other.length < 9 ? 1 : 2)) return null;
    total += slips;
  }
  return total > 0 && total <= 2 ? total : null;
}

/** Letters inserted, left out, replaced or swapped with their neighbor. */
function distance(a: string, b: string): number {
  let [beforeLast, last]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(last![j]! + 1, row[j - 1]! + 1, last![j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, beforeLast![j - 2]! + 1);
      }
      row.push(least);
    }
    [beforeLast, last] = [last, row];
  }
  return last![b.length]!;
}
