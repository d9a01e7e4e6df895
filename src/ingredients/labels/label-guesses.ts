import { labelKey } from './common-names.ts';
import type { LabelItem } from './label-parser.ts';
import { guessedWords } from './label-spellings.ts';
import type { LabelVocabulary } from './label-vocabulary.ts';
import { otherParts } from './plant-names.ts';

/** What an item without a known name may be: the keys of one name, or of several that stand without a separator. */
export interface Guess {
  keys: string[];
  kind: 'MISSPELLING' | 'SYNONYM' | 'PART';
  confidence: number;
  /** How many of the items that follow belong to it, where a separator was read within a name. */
  joins: number;
}

const CONFIDENCE = {
  oneSlip: 0.85,
  twoSlips: 0.7,
  plantWord: 0.85,
  plantPart: 0.8,
  lostSeparator: 0.85,
  joined: 0.85,
};
const MAX_COMBINATIONS = 6;
const MIN_MISSPELT = 5;
const MAX_NAME = 200;
const MAX_WORDS_OF_NAME = 7;
/** Words of one item that are tried as a list without separators. */
const MAX_LIST_WORDS = 150;
const PLANT_PRODUCT =
  /^(?:oil|extract|butter|juice|powder|water|wax|starch|gum|flour|protein|cera|unsaponifiables|sap|meal)$/;
/** Everyday names of plants, as they stand in the brackets of INCI names. */
const PLANT_WORDS = new Set(
  [
    'sunflower rosehip rose hip lavender almond sweet coconut shea jojoba olive argan avocado grape grapeseed apricot castor tea green white black tree',
    'peppermint mint spearmint rosemary lemon orange bitter grapefruit bergamot lime mandarin tangerine neroli ylang geranium sandalwood cedar cedarwood clove',
    'cinnamon thyme chamomile german roman calendula marigold licorice ginseng cucumber pomegranate oat turmeric ginger rice corn wheat soy soybean',
    'sesame safflower hemp marula baobab moringa palm mango cocoa cacao macadamia meadowfoam evening primrose borage buckthorn sea pumpkin raspberry',
    'cranberry blueberry bilberry strawberry blackberry apple banana papaya pineapple kiwi peach cherry plum pear fig date melon watermelon carrot tomato',
    'spinach kale broccoli cabbage potato seaweed kelp algae bamboo cotton flax linseed hazelnut walnut chestnut pistachio peanut coffee vanilla jasmine',
    'hibiscus peony lily lotus orchid iris violet arnica comfrey echinacea nettle sage basil oregano fennel parsley cypress juniper pine eucalyptus witch hazel',
    'willow birch oak myrrh frankincense patchouli vetiver lemongrass citronella aloe vera gotu kola tiger grass magnolia camellia tsubaki mulberry yuzu quince cranesbill',
  ].flatMap((line) => line.split(' ')),
);

/** Guesses at an item that no known name equals, the best first. `next` is what follows, where that is unknown too. */
export function guessesAt(item: LabelItem, next: LabelItem | null, vocabulary: LabelVocabulary): Guess[] {
  const [first] = item.names;
  if (!first || item.optional !== null || item.text.length > 4000) return [];
  const words = guessedWords(first.text);
  return [
    ...joined(item, next),
    ...(first.text.length <= MAX_NAME
      ? [
          ...withoutMark(first.text),
          ...corrected(words, vocabulary),
          ...withoutPlantWord(words),
          ...ofOtherParts(words),
        ]
      : []),
  ];
}

/** One name that a separator was read in. */
export function joined(item: LabelItem, next: LabelItem | null): Guess[] {
  if (!next || next.optional !== null || next.mayContain !== item.mayContain) return [];
  const key = labelKey(`${item.text}${next.text}`);
  return [{ keys: [key], kind: 'PART', confidence: CONFIDENCE.joined, joins: 1 }];
}

function corrected(words: readonly string[], vocabulary: LabelVocabulary): Guess[] {
  if (words.join('').length < MIN_MISSPELT) return [];
  let combinations: { words: string[]; slips: number }[] = [{ words: [], slips: 0 }];
  for (const word of words) {
    const options = vocabulary.correct(word);
    const each = options.length > 0 ? options : [{ word, slips: 0 }];
    combinations = combinations
      .flatMap((before) =>
        each.map((option) => ({
          words: [...before.words, option.word],
          slips: before.slips + option.slips,
        })),
      )
      .filter(({ slips }) => slips <= 3)
      .slice(0, MAX_COMBINATIONS);
  }
  return combinations
    .filter(({ slips }) => slips > 0 && slips <= Math.max(2, words.length - 1))
    .map(({ words: spelled, slips }) => ({
      keys: [labelKey(spelled.join(' '))],
      kind: 'MISSPELLING',
      confidence: slips === 1 ? CONFIDENCE.oneSlip : CONFIDENCE.twoSlips,
      joins: 0,
    }));
}

/** `Glycerin 2`, whose digit was a mark of a footnote. */
function withoutMark(name: string): Guess[] {
  const bare = /^(.*\p{L}{4}\)?) ?[1-5]$/u.exec(name)?.[1];
  if (!bare || /peptide|ceramide|eth$|sorbate|peg|ppg|quaternium|vitamin|benzophenone|poly|no$/i.test(bare))
    return [];
  return [{ keys: [labelKey(bare)], kind: 'MISSPELLING', confidence: CONFIDENCE.oneSlip, joins: 0 }];
}

/** `Helianthus Annuus Sunflower Seed Oil`: an everyday name that lost its brackets. */
function withoutPlantWord(words: readonly string[]): Guess[] {
  if (words.length < 4 || words.length > 8 || !PLANT_PRODUCT.test(words.at(-1)!)) return [];
  const guesses: Guess[] = [];
  for (const count of [1, 2]) {
    for (let at = 2; at + count < words.length; at += 1) {
      if (!words.slice(at, at + count).every((word) => PLANT_WORDS.has(word))) continue;
      const rest = [...words.slice(0, at), ...words.slice(at + count)];
      guesses.push({
        keys: [labelKey(rest.join(' '))],
        kind: 'SYNONYM',
        confidence: CONFIDENCE.plantWord,
        joins: 0,
      });
    }
  }
  return guesses;
}

/** `Sage Extract`, which the inventory has by the part of the plant; the more usual parts first. */
const ofOtherParts = (words: readonly string[]): Guess[] =>
  otherParts(words).map(({ name, rank }) => ({
    keys: [labelKey(name)],
    kind: 'SYNONYM',
    confidence: CONFIDENCE.plantPart - rank / 100,
    joins: 0,
  }));

/** The words of an item that may be a list whose separators were lost, each as it was most likely spelled. */
export function listWords(item: LabelItem, vocabulary: LabelVocabulary): string[] {
  if (item.optional !== null || /polymer/i.test(item.text)) return [];
  const words = item.text
    .replace(/\([^()]*\)/g, ' ')
    .split(/\s+/)
    .map(labelKey)
    .filter((word) => word !== '' && word !== 'and' && word !== 'or');
  if (words.length < 2 || words.length > MAX_LIST_WORDS) return [];
  return words.map((word) => {
    const options = vocabulary.correct(word);
    return options.length === 1 ? options[0]!.word : word;
  });
}

/** The keys of all runs of words that could be names. */
export function* runsOf(words: readonly string[]): Generator<string> {
  for (let start = 0; start < words.length; start += 1) {
    let key = '';
    for (const word of words.slice(start, start + MAX_WORDS_OF_NAME)) {
      key += word;
      yield key;
    }
  }
}

/** Of a name rather than a name: an ethoxylate's number, water after a plant. */
const PART_OF_NAME =
  /^(?:(?:peg|ppg|c)\d+|water|aqua|calcium|sodium|zinc|potassium|magnesium|silver|copper)$/;

/** The fewest known names that the words are, one after the other; null where some word belongs to none. */
export function splitWords(words: readonly string[], isKnown: (key: string) => boolean): string[] | null {
  const best: ({ from: number; count: number } | null)[] = [{ from: 0, count: 0 }];
  for (let end = 1; end <= words.length; end += 1) {
    best[end] = null;
    for (let start = end - 1; start >= Math.max(0, end - MAX_WORDS_OF_NAME); start -= 1) {
      const before = best[start];
      const key = words.slice(start, end).join('');
      if (!before || key.length < 3 || (start > 0 && PART_OF_NAME.test(key)) || !isKnown(key)) continue;
      if (!best[end] || before.count + 1 < best[end]!.count)
        best[end] = { from: start, count: before.count + 1 };
    }
  }
  if (!best[words.length]) return null;
  const keys: string[] = [];
  for (let end = words.length; end > 0; end = best[end]!.from) {
    keys.unshift(words.slice(best[end]!.from, end).join(''));
  }
  return keys;
}
