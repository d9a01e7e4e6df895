import { labelKey, meantBy } from './common-names.ts';
import { CONFIDENCE, isKnown, type KnownNames, type Match, matchExactly, OPEN_LISTS } from './label-exact.ts';
import { type Guess, guessesAt, joined, listWords, runsOf, splitWords } from './label-guesses.ts';
import type { LabelItem, ParsedLabel, UnreadPart } from './label-parser.ts';
import type { LabelVocabulary } from './label-vocabulary.ts';

export type MatchCertainty = 'CERTAIN' | 'PROBABLE' | 'UNKNOWN';
/** From this confidence on a match is said without "probably". */
const CERTAIN = 0.9;

export const certaintyOf = (confidence: number): MatchCertainty =>
  confidence >= CERTAIN ? 'CERTAIN' : confidence > 0 ? 'PROBABLE' : 'UNKNOWN';

export interface ResolvedItem extends Omit<LabelItem, 'names' | 'inner' | 'optional' | 'broken'> {
  match: Match;
}

const NOTHING: Match = { ingredientId: null, kind: 'NONE', confidence: 0, also: [] };
/** A name with an everyday name in brackets seldom has as many words. */
const LONG_NAME = 4;
/** Each of two names without a separator has at least this many letters. */
const SURE_TWO = 7;
/** What is no name in a list: a maker's code for it, as `IL10A`, `BI 446` or `N1234/A`. */
const CODE = /^\(?(?!(?:C[IL]|RED|PEG|PPG|HC) ?\d)[A-Z]{1,3} ?\d{2,8}(?:[A-Z]|\/[A-Z\d]{1,2})?\)?$/;
/** Items of one label, and keys of labels together, that are guessed at. */
const MAX_GUESSED = 80;
const MAX_GUESSED_KEYS = 20_000;

/** Keys of all names that an item may have, for one look-up. */
export const keysOf = (items: readonly LabelItem[]): string[] => {
  const keys = new Set<string>();
  for (const { names, inner } of items) {
    for (const text of [...names.map((name) => name.text), ...inner]) {
      const key = labelKey(text);
      keys.add(key);
      for (const meant of meantBy(key)) keys.add(meant);
    }
  }
  keys.delete('');
  return [...keys];
};

export interface Guesses {
  byItem: Map<LabelItem, { guesses: Guess[]; words: string[] }>;
  /** For a second look-up. */
  keys: string[];
}

/** What the items may be that no known name equals: misspelt, without separators, or cut in two. */
export function guess(
  labels: readonly ParsedLabel[],
  known: KnownNames,
  vocabulary: LabelVocabulary,
): Guesses {
  const byItem: Guesses['byItem'] = new Map();
  const keys = new Set<string>();
  const add = (key: string) => {
    keys.add(key);
    for (const meant of meantBy(key)) keys.add(meant);
  };
  for (const { items } of labels) {
    const exact = items.map((item) => matchExactly(item, known));
    let guessed = 0;
    for (const [place, item] of items.entries()) {
      const own = exact[place]!;
      const next = exact[place + 1] === null ? items[place + 1]! : null;
      const mayGoOn = own?.kind === 'SYNONYM' && next !== null;
      if (own && !mayGoOn && !isPartly(item, own)) continue;
      if (item.optional !== null || guessed === MAX_GUESSED) continue;
      if (keys.size > MAX_GUESSED_KEYS) break;
      guessed += 1;
      const guesses = own ? joined(item, next) : guessesAt(item, next, vocabulary);
      const words = own && !isPartly(item, own) ? [] : listWords(item, vocabulary);
      byItem.set(item, { guesses, words });
      for (const each of guesses) for (const key of each.keys) add(key);
      for (const key of runsOf(words)) add(key);
    }
  }
  keys.delete('');
  return { byItem, keys: [...keys] };
}

/** Whether there is something to guess at. */
export const hasUnknown = (labels: readonly ParsedLabel[], known: KnownNames): boolean =>
  labels.some(({ items }) =>
    items.some((item) => {
      if (item.optional !== null) return false;
      const exact = matchExactly(item, known);
      return !exact || isPartly(item, exact);
    }),
  );

/** Of `Coco-Caprylate/Caprate Squalane` one part is a name; all of it may be two, without a separator. */
const isPartly = ({ text }: LabelItem, { kind, confidence }: Match) =>
  (kind === 'PART' && confidence === CONFIDENCE.somePart) ||
  (kind === 'BRACKET' && text.split(' ').length >= LONG_NAME);

/**
 * The items with what they are, and what was no item. Items in the brackets of a perfume, or of a name that is unknown,
 * become items of their own when they are known; so do the parts of a name with slashes that are different ingredients.
 */
export function resolveItems(
  { items, unread }: ParsedLabel,
  known: KnownNames,
  guesses: Guesses['byItem'],
): { items: ResolvedItem[]; unread: UnreadPart[] } {
  const resolved: ResolvedItem[] = [];
  const left = [...unread];
  const push = ({ names, inner, optional, broken, ...item }: LabelItem, match: Match) =>
    resolved.push({ ...item, position: resolved.length + 1, match });
  const listed = new Set(
    items
      .filter(({ optional }) => optional !== 'HIGHLIGHT')
      .map((item) => matchExactly(item, known)?.ingredientId),
  );
  for (let place = 0; place < items.length; place += 1) {
    const item = items[place]!;
    const exact = narrow(item, matchExactly(item, known), known);
    if (item.optional && (!exact || (item.optional === 'HIGHLIGHT' && listed.has(exact.ingredientId)))) {
      left.push({ text: item.text, start: item.start, end: item.end, reason: item.optional });
      continue;
    }
    const guessed = guesses.has(item) ? matchGuesses(item, guesses.get(item), known, exact) : null;
    const found =
      !guessed || (exact && guessed.joins === 0 && guessed.matches.length < 2)
        ? { matches: exact ? [exact] : [], joins: 0 }
        : guessed;
    const [match = NOTHING, ...others] = found.matches;
    if (match === NOTHING && CODE.test(item.text)) {
      left.push({ text: item.text, start: item.start, end: item.end, reason: 'OTHER_TEXT' });
      continue;
    }
    const last = items[place + found.joins]!;
    place += found.joins;
    push(found.joins > 0 ? { ...item, text: `${item.text}, ${last.text}`, end: last.end } : item, match);
    for (const other of others) push({ ...item, percent: null }, other);
    pushFurther(item, match, exact !== null && others.length === 0, known, push);
  }
  return { items: resolved, unread: left.sort((a, b) => a.start - b.start) };
}

/** Of a group such as `Iron Oxides (CI 77492)` those members that the item names. */
function narrow({ names, inner }: LabelItem, match: Match | null, known: KnownNames): Match | null {
  if (!match || match.also.length === 0) return match;
  const members = new Set([match.ingredientId, ...match.also]);
  const texts = [...inner, ...names.slice(1).map(({ text }) => text)];
  const named = texts.flatMap((text) => {
    const one = matchExactly({ names: [{ text, from: 'NAME' }] }, known);
    return one && one.also.length === 0 && members.has(one.ingredientId) ? [one.ingredientId!] : [];
  });
  const [ingredientId, ...also] = new Set(named);
  return ingredientId ? { ...match, ingredientId, also } : match;
}

/** Those in its brackets, the other parts of its name, and the other members of a group. */
function pushFurther(
  item: LabelItem,
  match: Match,
  isExact: boolean,
  known: KnownNames,
  push: (item: LabelItem, match: Match) => void,
): void {
  const isOpen = OPEN_LISTS.has(labelKey(item.names[0]!.text));
  const isGroup = match.also.length > 0;
  const names =
    isOpen || isGroup || (!isExact && item.inner.length > 1)
      ? item.inner
      : isExact
        ? otherParts(item, match)
        : [];
  const seen = new Set([match.ingredientId]);
  let count = 0;
  for (const text of names) {
    const one = matchExactly({ names: [{ text, from: 'NAME' }] }, known);
    if (!one) continue;
    count += 1;
    if (seen.has(one.ingredientId) || one.also.includes(match.ingredientId!)) continue;
    seen.add(one.ingredientId);
    push({ ...item, text, percent: null }, one);
  }
  if (count > 0) return;
  for (const ingredientId of match.also) push({ ...item, percent: null }, { ...match, ingredientId });
}

const otherParts = ({ names }: LabelItem, match: Match) =>
  match.kind === 'PART' ? names.filter(({ from }) => from === 'PART').map(({ text }) => text) : [];

/** The ingredients of the best guess; none where two guesses of the same rank differ. */
function matchGuesses(
  item: LabelItem,
  given: { guesses: readonly Guess[]; words: readonly string[] } | undefined,
  known: KnownNames,
  exact: Match | null,
): { matches: Match[]; joins: number } {
  const found: { match: Match; joins: number }[] = [];
  for (const { keys, kind, confidence, joins } of given?.guesses ?? []) {
    const match = matchExactly({ names: [{ text: keys[0]!, from: 'NAME' }] }, known);
    if (match) found.push({ match: { ...match, kind, confidence }, joins });
  }
  const best = found.filter(({ match }) => match.confidence === found[0]?.match.confidence);
  const [first] = best;
  if (first) {
    const differ = best.some(({ match }) => match.ingredientId !== first.match.ingredientId);
    return differ ? { matches: [], joins: 0 } : { matches: [first.match], joins: first.joins };
  }
  const words = given?.words ?? [];
  const names = words.length > 1 ? splitWords(words, (key) => isKnown(key, known)) : null;
  const matches = (names ?? []).flatMap(
    (key) => matchExactly({ names: [{ text: key, from: 'NAME' }] }, known) ?? [],
  );
  // The bracket says the last of them once more.
  const isConfirmed = exact !== null && matches.at(-1)?.ingredientId === exact.ingredientId;
  const isJoined = names?.length === 2 && /\b(?:and|or)\b/i.test(item.text);
  if (!names || (names.length < 3 && !item.broken && !isConfirmed && !isJoined && !areTwo(names, known)))
    return { matches: [], joins: 0 };
  return {
    matches: matches.map((match) => ({ ...match, kind: 'PART', confidence: CONFIDENCE.lostSeparator })),
    joins: 0,
  };
}

/** Whether two names between which a separator may be lost are INCI names that are long enough to be no part of one. */
const areTwo = (keys: readonly string[], known: KnownNames) =>
  keys.length === 2 && keys.every((key) => key.length >= SURE_TWO && known.get(key)?.kind === 'INCI');
