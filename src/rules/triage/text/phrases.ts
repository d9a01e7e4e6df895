import { fold, type Word } from './fold.ts';

/**
 * A phrase in a small notation. Words follow each other with up to two others between them, with `+` directly; `a|b` is
 * either, `a_b` two words as one choice, `a*` any word that begins so; `&` joins parts that stand near each other in any
 * order; a part that begins with `!` must not be in the sentence. Words are folded; those of six letters may have one slip
 * of the pen.
 */
export interface Phrase {
  parts: Part[];
  unless: Part[];
  /** Most words from the first to the last of all parts. */
  span: number;
}

/** The ways to say a part: words in their order. */
type Part = Step[][];

interface Step {
  /** Index of the choices of words in the vocabulary. */
  choice: number;
  /** It must follow the one before directly. */
  adjacent: boolean;
}

/** Where a phrase was found: ascending indexes of words. */
export interface Match {
  words: number[];
}

const GAP = 2;
const SPANS = [0, 8, 9, 24, 24];
/** Shorter words must be written as they are. */
const FORGIVING_LENGTH = 6;

interface Alternative {
  text: string;
  isPrefix: boolean;
}

/** The words of one language’s phrases; each is compared with a word of a text once. */
export class Vocabulary {
  readonly #choices: Alternative[][] = [];
  readonly #index = new Map<string, number>();

  phrase(notation: string): Phrase {
    const all = notation.split(/ (?=!)/).flatMap((text) => text.split(' & '));
    const parts = all.filter((part) => !part.startsWith('!')).map((part) => this.#part(part));
    const unless = all.filter((part) => part.startsWith('!')).map((part) => this.#part(part.slice(1)));
    return { parts, unless, span: SPANS[parts.length]! };
  }

  /** The choices that each word matches. */
  read(words: readonly Word[]): Set<number>[] {
    const known = new Map<string, Set<number>>();
    return words.map(({ text }) => {
      const choices = known.get(text) ?? this.#matching(text);
      known.set(text, choices);
      return choices;
    });
  }

  #matching(word: string): Set<number> {
    const found = new Set<number>();
    this.#choices.forEach((alternatives, choice) => {
      if (alternatives.some((alternative) => isMatch(word, alternative))) found.add(choice);
    });
    return found;
  }

  #part(text: string): Part {
    let ways: Part = [[]];
    for (const group of text.split(' ').map((words) => words.split('+')))
      for (const [at, choices] of group.entries()) {
        const steps = this.#steps(choices.split('|'), at > 0);
        ways = ways.flatMap((way) => steps.map((step) => [...way, ...step]));
      }
    return ways;
  }

  /** Single words are one choice; several words are one each. */
  #steps(words: readonly string[], adjacent: boolean): Step[][] {
    const single = words.filter((word) => !word.includes('_'));
    const several = words.filter((word) => word.includes('_')).map((word) => word.split('_'));
    return [...(single.length > 0 ? [[single.join('|')]] : []), ...several].map((sequence) =>
      sequence.map((choice, at) => ({ choice: this.#choice(choice), adjacent: adjacent || at > 0 })),
    );
  }

  #choice(text: string): number {
    const known = this.#index.get(text);
    if (known !== undefined) return known;
    this.#choices.push(
      text.split('|').map((word) => ({ text: fold(word.replace('*', '')), isPrefix: word.endsWith('*') })),
    );
    this.#index.set(text, this.#choices.length - 1);
    return this.#choices.length - 1;
  }
}

function isMatch(word: string, { text, isPrefix }: Alternative): boolean {
  if (isPrefix ? word.startsWith(text) : word === text) return true;
  if (text.length < FORGIVING_LENGTH || word.length < FORGIVING_LENGTH || word[0] !== text[0]) return false;
  if (!isPrefix) return isNear(word, text);
  return [-1, 0, 1].some((more) => isNear(word.slice(0, text.length + more), text));
}

/** At most one letter added, left out or replaced, or two neighbors exchanged. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** Every place of a phrase in a sentence that was read with the vocabulary. */
export function matchesOf(phrase: Phrase, read: readonly ReadonlySet<number>[]): Match[] {
  if (phrase.unless.some((part) => placesOf(part, read).length > 0)) return [];
  const [first, ...others] = phrase.parts.map((part) => placesOf(part, read));
  if (!first || others.some((places) => places.length === 0)) return [];
  return first.flatMap((place) => {
    const words = [place, ...others.map((places) => nearest(place, places))].flat().sort((a, b) => a - b);
    return words.at(-1)! - words[0]! < phrase.span + words.length ? [{ words }] : [];
  });
}

function nearest(place: readonly number[], places: readonly number[][]): number[] {
  const distance = (other: readonly number[]) => Math.abs(other[0]! - place[0]!);
  return places.reduce((best, other) => (distance(other) < distance(best) ? other : best));
}

function placesOf(part: Part, read: readonly ReadonlySet<number>[]): number[][] {
  const places: number[][] = [];
  for (const steps of part)
    for (let at = 0; at < read.length; at += 1) {
      const place = placeAt(at, steps, read);
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
