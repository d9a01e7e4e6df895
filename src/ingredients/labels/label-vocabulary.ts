import { countWordSlips } from './label-slips.ts';

/** Shorter words are abbreviations or differ from others by a letter. */
const SHORTEST = 5;
const LONGEST = 40;
/** More corrections of a word say only that it is none. */
const MAX_CORRECTIONS = 3;

/** What cameras and readers of print take for each other, as one letter. */
const ALIKE: readonly [RegExp, string][] = [
  [/[1|!ij]/g, 'l'],
  [/rn/g, 'm'],
  [/rl/g, 'n'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/0/g, 'o'],
  [/5/g, 's'],
  [/8/g, 'b'],
  [/6/g, 'g'],
];

/** The words of all known names, to find what a misspelt or badly read word was. */
export class LabelVocabulary {
  readonly #words: ReadonlySet<string>;
  /** By first letter and length, with the set of letters of each as bits. */
  readonly #buckets = new Map<string, { word: string; letters: number }[]>();
  readonly #byShape = new Map<string, string[]>();
  readonly #corrections = new Map<string, Correction[]>();

  /** `words` in lower case without accents. */
  constructor(words: Iterable<string>) {
    this.#words = new Set(words);
    for (const word of this.#words) {
      if (word.length < SHORTEST || word.length > LONGEST) continue;
      add(this.#buckets, `${word[0]}${word.length}`, { word, letters: lettersOf(word) });
      add(this.#byShape, shapeOf(word), word);
    }
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** What the unknown word most likely was, the fewest slips only; empty for a known word. */
  correct(word: string): readonly Correction[] {
    if (word.length < SHORTEST || word.length > LONGEST || this.#words.has(word)) return [];
    const known = this.#corrections.get(word);
    if (known) return known;
    const found = this.#search(word);
    if (this.#corrections.size > 5000) this.#corrections.clear();
    this.#corrections.set(word, found);
    return found;
  }

  #search(word: string): Correction[] {
    const alike = (this.#byShape.get(shapeOf(word)) ?? []).map((each) => ({ word: each, slips: 1 }));
    if (alike.length > 0) return alike.length > MAX_CORRECTIONS ? [] : alike;
    const letters = lettersOf(word);
    let found: Correction[] = [];
    let least = 3;
    const most = word.length < 7 ? 1 : 2;
    for (let length = word.length - most; length <= word.length + most; length += 1) {
      for (const other of this.#buckets.get(`${word[0]}${length}`) ?? []) {
        if (bits(letters ^ other.letters) > 2 * most) continue;
        const slips = countWordSlips(word, other.word);
        if (slips === null || slips > least) continue;
        if (slips < least) found = [];
        least = slips;
        found.push({ word: other.word, slips });
      }
    }
    return found.length > MAX_CORRECTIONS ? [] : found;
  }
}

export interface Correction {
  word: string;
  slips: number;
}

function add<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

const shapeOf = (word: string) => ALIKE.reduce((text, [form, letter]) => text.replace(form, letter), word);

/** Bits of the letters a to z that occur. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << ((word.charCodeAt(at) - 97) & 31);
  return letters;
}

/** How many bits are set. */
function bits(set: number): number {
  let count = set - ((set >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return (((count + (count >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
