import { fold, plain, type Word } from './fold.ts';
import { isNear, slips } from './similar.ts';

/**
 * A phrase in a small notation. Words follow each other with up to two others between them, with `+` directly; `a|b` is
 * either, `a_b` two words as one choice, `a*` any word that begins so, `*a` one that ends so, `*a*` one that holds it; `&` joins
 * parts that stand near each other in any order, of which one that begins with `~` only supports the others: it says nothing of
 * where the sign stands; a part that begins with `!` must not be in the sentence. Words of signs are
 * folded, and those of six letters may have one slip of the pen, those of ten two; all others, and those after `!`, are as written.
 */
export interface Phrase {
  parts: Part[];
  unless: Part[];
  supports: boolean[];
  /** Most words from the first to the last of all parts. */
  span: number;
  /** One of these begins every match. */
  begins: ReadonlySet<number>;
}

/** The ways to say a part: words in their order. */
export type Part = Step[][];

export interface Step {
  /** Index of the choices of words in the vocabulary. */
  choice: number;
  /** It must follow the one before directly. */
  adjacent: boolean;
}
const SPANS = [0, 8, 14, 24, 24, 24];
/** Shorter words must be written as they are. */
const FORGIVING_LENGTH = 6;
/** Beginnings of words are like those of many others. */
const FORGIVING_PREFIX = 8;
const MORE_FORGIVING_LENGTH = 10;

/** Of words that may begin with any. */
const ANY_LETTER = '*';

interface Alternative {
  /** Of those that it is one of. */
  choices: number[];
  text: string;
  isPrefix: boolean;
  isSuffix: boolean;
  isExact: boolean;
}

/** The words of one language’s phrases; each is compared with a word of a text once. */
export class Vocabulary {
  /** Words that are alike begin with the same letter. */
  readonly #byLetter = new Map<string, Map<string, Alternative>>();
  readonly #index = new Map<string, number>();

  /** Words that say whether a sign is meant are exact: "kleinen" is not a slip of "keinen". */
  phrase(notation: string, isExact = false): Phrase {
    const all = notation.split(/ (?=!)/).flatMap((text) => text.split(' & '));
    const sought = all.filter((part) => !part.startsWith('!'));
    const supports = sought.map((part) => part.startsWith('~'));
    const parts = sought.map((part) => this.#part(part.replace('~', ''), isExact));
    const unless = all.filter((part) => part.startsWith('!')).map((part) => this.#part(part.slice(1), true));
    const span = SPANS[parts.length];
    if (span === undefined) throw new Error(`A phrase has too many parts: ${notation}`);
    return { parts, unless, supports, span, begins: new Set(parts[0]!.map(([first]) => first!.choice)) };
  }

  /** `known` are the words of the text that were read before. */
  read(words: readonly Word[], known: KnownWords): Read {
    const read = words.map((word) => {
      const choices = known.get(word.plain) ?? this.#matching(word);
      known.set(word.plain, choices);
      return choices;
    });
    return { words: read, present: new Set(read.flatMap((choices) => [...choices])) };
  }

  #matching(word: Word): Set<number> {
    const letters = new Set([word.text[0] ?? '', word.plain[0] ?? '', ANY_LETTER]);
    const found = new Set<number>();
    for (const letter of letters)
      for (const alternative of this.#byLetter.get(letter)?.values() ?? [])
        if (isMatch(word, alternative)) for (const choice of alternative.choices) found.add(choice);
    return found;
  }

  #part(text: string, isExact: boolean): Part {
    let ways: Part = [[]];
    for (const group of text.split(' ').map((words) => words.split('+')))
      for (const [at, choices] of group.entries()) {
        const steps = this.#steps(choices.split('|'), at > 0, isExact);
        ways = ways.flatMap((way) => steps.map((step) => [...way, ...step]));
      }
    return ways;
  }

  /** Single words are one choice; several words are one each. */
  #steps(words: readonly string[], adjacent: boolean, isExact: boolean): Step[][] {
    const single = words.filter((word) => !word.includes('_'));
    const several = words.filter((word) => word.includes('_')).map((word) => word.split('_'));
    return [...(single.length > 0 ? [[single.join('|')]] : []), ...several].map((sequence) =>
      sequence.map((choice, at) => ({ choice: this.#choice(choice, isExact), adjacent: adjacent || at > 0 })),
    );
  }

  #choice(text: string, isExact: boolean): number {
    const key = `${isExact} ${text}`;
    const known = this.#index.get(key);
    if (known !== undefined) return known;
    const choice = this.#index.size;
    this.#index.set(key, choice);
    for (const word of text.split('|')) {
      const isSuffix = word.startsWith('*');
      const bare = (isExact ? plain : fold)(word.replaceAll('*', ''));
      const letter = isSuffix ? ANY_LETTER : bare[0]!;
      const alike = this.#byLetter.get(letter) ?? new Map<string, Alternative>();
      const sameWord = `${isExact} ${word}`;
      const alternative = alike.get(sameWord);
      if (alternative) alternative.choices.push(choice);
      else
        alike.set(sameWord, {
          choices: [choice],
          text: bare,
          isPrefix: word.endsWith('*'),
          isSuffix,
          isExact,
        });
      this.#byLetter.set(letter, alike);
    }
    return choice;
  }
}

function isMatch({ plain: written, text: folded }: Word, alternative: Alternative): boolean {
  const { text, isPrefix, isSuffix, isExact } = alternative;
  const word = isExact ? written : folded;
  if (isSuffix) return isPrefix ? word.includes(text) : word.endsWith(text);
  if (isPrefix ? word.startsWith(text) : word === text) return true;
  if (isExact) return false;
  if (text.length < FORGIVING_LENGTH || word.length < FORGIVING_LENGTH || word[0] !== text[0]) return false;
  if (!isPrefix)
    return isNear(word, text) || (text.length >= MORE_FORGIVING_LENGTH && slips(word, text) <= 2);
  if (text.length < FORGIVING_PREFIX) return false;
  return [-1, 0, 1].some((more) => isNear(word.slice(0, text.length + more), text));
}

/** The choices that each word of a text matches. */
export type KnownWords = Map<string, ReadonlySet<number>>;

/** A sentence that was read with a vocabulary. */
export interface Read {
  /** The choices that each word matches. */
  words: readonly ReadonlySet<number>[];
  /** Those of all words. */
  present: ReadonlySet<number>;
}
