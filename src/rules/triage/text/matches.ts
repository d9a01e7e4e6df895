import type { Part, Phrase, Read, Step } from './phrases.ts';

/** Most other words between two of a part. */
const GAP = 2;

/** Where a phrase was found: ascending indexes of words. */
export interface Match {
  words: number[];
  /** Without those that only support the others. */
  core: number[];
  /** A negator does not take it back. */
  isEither?: boolean;
}

/** Finds what may occur in a sentence by the words that begin its phrases. */
export class PhraseIndex<Value> {
  readonly #values = new Map<number, Value[]>();

  add(phrase: Phrase, value: Value): void {
    for (const choice of phrase.begins)
      this.#values.set(choice, [...(this.#values.get(choice) ?? []), value]);
  }

  in({ present }: Read): Set<Value> {
    const found = new Set<Value>();
    for (const choice of present) for (const value of this.#values.get(choice) ?? []) found.add(value);
    return found;
  }
}

/** A sentence without the words of the phrases. */
export function without(phrases: Iterable<Phrase>, read: Read): Read {
  const taken = new Set(
    [...phrases].flatMap((phrase) => matchesOf(phrase, read).flatMap(({ core }) => core)),
  );
  if (taken.size === 0) return read;
  const words = read.words.map((choices, at) => (taken.has(at) ? NO_CHOICE : choices));
  return { words, present: new Set(words.flatMap((choices) => [...choices])) };
}

/** Where a word of joined sentences stands. */
interface Place {
  part: number;
  at: number;
}

const NO_CHOICE: ReadonlySet<number> = new Set();

/** The end of the first sentence, the start of the last and all of those between, too far apart for words to follow each other. */
export function joined(reads: readonly Read[], reach: number): { read: Read; places: (Place | null)[] } {
  const words: ReadonlySet<number>[] = [];
  const places: (Place | null)[] = [];
  reads.forEach((read, part) => {
    const from = part === 0 ? Math.max(0, read.words.length - reach) : 0;
    const until = part === reads.length - 1 ? Math.min(reach, read.words.length) : read.words.length;
    if (part > 0)
      for (let apart = 0; apart <= GAP; apart += 1) {
        words.push(NO_CHOICE);
        places.push(null);
      }
    for (let at = from; at < until; at += 1) {
      words.push(read.words[at]!);
      places.push({ part, at });
    }
  });
  return { read: { words, present: new Set(words.flatMap((choices) => [...choices])) }, places };
}

/** Every place of a phrase in a sentence. */
export function matchesOf(phrase: Phrase, read: Read): Match[] {
  if (!phrase.parts.every((part) => mayOccur(part, read))) return [];
  const [first, ...others] = phrase.parts.map((part) => placesOf(part, read));
  if (!first || first.length === 0 || others.some((places) => places.length === 0)) return [];
  if (phrase.unless.some((part) => placesOf(part, read).length > 0)) return [];
  return first.flatMap((place) => {
    const places = [place, ...others.map((each) => nearest(place, each))];
    const words = ascending(places.flat());
    if (words.at(-1)! - words[0]! >= phrase.span + words.length) return [];
    return [{ words, core: ascending(places.filter((_, at) => !phrase.supports[at]).flat()) }];
  });
}

const ascending = (numbers: number[]): number[] => numbers.sort((a, b) => a - b);

/** Spares most phrases the search. */
const mayOccur = (part: Part, { present }: Read): boolean =>
  part.some((steps) => steps.every(({ choice }) => present.has(choice)));

function nearest(place: readonly number[], places: readonly number[][]): number[] {
  const distance = (other: readonly number[]) => Math.abs(other[0]! - place[0]!);
  return places.reduce((best, other) => (distance(other) < distance(best) ? other : best));
}

function placesOf(part: Part, { words, present }: Read): number[][] {
  const places: number[][] = [];
  for (const steps of part.filter((each) => each.every(({ choice }) => present.has(choice))))
    for (let at = 0; at < words.length; at += 1) {
      const place = placeAt(at, steps, words);
      if (place) places.push(place);
    }
  return places;
}

function placeAt(at: number, steps: readonly Step[], read: readonly ReadonlySet<number>[]): number[] | null {
  if (!read[at]!.has(steps[0]!.choice)) return null;
  const place = [at];
  for (const { choice, adjacent } of steps.slice(1)) {
    const from = place.at(-1)! + 1;
    const most = Math.min(read.length, from + (adjacent ? 1 : GAP + 1));
    let next = from;
    while (next < most && !read[next]!.has(choice)) next += 1;
    if (next >= most) return null;
    place.push(next);
  }
  return place;
}
