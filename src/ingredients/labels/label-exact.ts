import type { NameKind } from '../facts/ingredients.table.ts';
import { labelKey, meantBy } from './common-names.ts';
import type { LabelName } from './label-item.ts';
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

export type KnownNames = ReadonlyMap<string, KnownName>;

export interface Match {
  ingredientId: string | null;
  kind: MatchKind;
  /** 0..1, how likely the ingredient is the one that the label means. */
  confidence: number;
  /** Further ingredients that the same words mean, as of a group. */
  also: readonly string[];
}

/** Synonyms that mean something else on a label: there BHA is the antioxidant butylated hydroxyanisole. */
const NOT_ON_LABELS = new Set(['bha']);
/** Shorter ones are abbreviations, which more than one substance may have. */
const SURE_LENGTH = 5;
/** Latin names that are none. */
const SURE_NAMES = new Set(['faex', 'lac', 'mel', 'ovum']);
export const CONFIDENCE = {
  synonym: 0.95,
  abbreviation: 0.7,
  part: 0.95,
  somePart: 0.9,
  bracket: 0.9,
  lostSeparator: 0.85,
  plant: 0.8,
};
/** What stands in their brackets are items of their own. */
export const OPEN_LISTS = new Set(['parfum', 'fragrance', 'aroma', 'flavor']);

/** What one of the names of an item equals, the most likely first. */
export function matchExactly({ names }: Pick<LabelItem, 'names'>, known: KnownNames): Match | null {
  for (const { text, from } of names) {
    const key = labelKey(text);
    const own = known.get(key);
    if (own && own.kind !== 'INCI' && NOT_ON_LABELS.has(key)) continue;
    const [name, ...also] = own ? [own] : meantBy(key).flatMap((meant) => known.get(meant) ?? []);
    if (!name) continue;
    const match = { ingredientId: name.ingredientId, also: also.map(({ ingredientId }) => ingredientId) };
    if (from === 'BRACKET') {
      const plant = plantOf(names, known);
      if (plant && plant.ingredientId !== match.ingredientId && match.also.length === 0)
        return { ingredientId: plant.ingredientId, also: [], kind: 'SYNONYM', confidence: CONFIDENCE.plant };
      return { ...match, kind: 'BRACKET', confidence: CONFIDENCE.bracket };
    }
    if (from === 'PLANT') return { ...match, kind: 'SYNONYM', confidence: CONFIDENCE.plant };
    if (from === 'PART') {
      const parts = names.filter((each) => each.from === 'PART');
      const all = parts.every((each) => isKnown(labelKey(each.text), known));
      return { ...match, kind: 'PART', confidence: all ? CONFIDENCE.part : CONFIDENCE.somePart };
    }
    if (own?.kind === 'INCI' && from === 'NAME') return { ...match, kind: 'INCI_NAME', confidence: 1 };
    const exact = OPEN_LISTS.has(key) ? undefined : inciInBracket(names, known);
    if (exact && exact.ingredientId !== match.ingredientId && !match.also.includes(exact.ingredientId))
      return { ingredientId: exact.ingredientId, also: [], kind: 'BRACKET', confidence: CONFIDENCE.bracket };
    const sure = !own || key.length >= SURE_LENGTH || SURE_NAMES.has(key) || /[^A-Z0-9]/.test(own.name);
    const confidence = sure ? CONFIDENCE.synonym : CONFIDENCE.abbreviation;
    return { ...match, kind: 'SYNONYM', confidence };
  }
  return null;
}

/** `Citrus Grandis (Grapefruit) Oil`: the Latin name says better than the everyday name which plant it is. */
const plantOf = (names: readonly LabelName[], known: KnownNames) =>
  names
    .filter(({ from }) => from === 'PLANT')
    .map(({ text }) => known.get(labelKey(text)))
    .find((name) => name?.kind === 'INCI');

/** `Vitamin E (Tocopheryl Acetate)`: an INCI name in the bracket says it better than an everyday name before it. */
const inciInBracket = (names: readonly LabelName[], known: KnownNames) =>
  names
    .filter(({ from }) => from === 'BRACKET')
    .map(({ text }) => known.get(labelKey(text)))
    .find((name) => name?.kind === 'INCI');

export const isKnown = (key: string, known: KnownNames) =>
  known.has(key) || meantBy(key).some((meant) => known.has(meant));
