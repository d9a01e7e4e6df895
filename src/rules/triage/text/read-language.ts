import type { RedFlag } from '../red-flags.ts';
import { type Compiled, Context } from './context.ts';
import type { Sentence } from './fold.ts';
import type { LanguageWords } from './language-words.ts';
import { joined, type KnownWords, matchesOf, type Phrase, type Read, Vocabulary } from './phrases.ts';

/** So many words at the end of a sentence, and at the start of another, may form one sign. */
const ACROSS = 24;

/** The emergencies of a text, as the writer’s own or their child’s and as present, or taken back. */
export interface Reading {
  meant: Set<RedFlag>;
  takenBack: Set<RedFlag>;
}

interface Sign {
  flag: RedFlag;
  phrase: Phrase;
}

/** A sentence read in one language. */
export interface ReadSentence {
  sentence: Sentence;
  read: Read;
  context: () => Context;
}

/** Reads sentences with the words of one language. */
export class LanguageReader {
  readonly #vocabulary = new Vocabulary();
  /** By the words that begin them. */
  readonly #signs = new Map<number, Sign[]>();
  readonly #words: Compiled;

  readonly #marks: ReadonlySet<string>;

  constructor({ phrases, marks, ...words }: LanguageWords) {
    this.#marks = new Set(marks);
    for (const [flag, notations] of Object.entries(phrases))
      for (const notation of notations) {
        const sign = { flag: flag as RedFlag, phrase: this.#vocabulary.phrase(notation) };
        for (const choice of sign.phrase.begins)
          this.#signs.set(choice, [...(this.#signs.get(choice) ?? []), sign]);
      }
    const compiled = Object.entries(words).map(([key, notation]) => [
      key,
      [notation].flat().map((each) => this.#vocabulary.phrase(each, true)),
    ]);
    this.#words = Object.fromEntries(compiled) as Compiled;
  }

  /** How many words of a sentence show that it is in this language. */
  marksIn({ words }: Sentence): number {
    return words.filter((word) => this.#marks.has(word.plain)).length;
  }

  /** `known` are the words of the text that were read before. */
  open(sentence: Sentence, known: KnownWords): ReadSentence {
    const read = this.#vocabulary.read(sentence.words, known);
    let context: Context | undefined;
    return {
      sentence,
      read,
      context: () => {
        context ??= new Context(sentence, read, this.#words);
        return context;
      },
    };
  }

  /** What one sentence says. */
  within({ sentence, read, context }: ReadSentence): Reading {
    return this.#reading(read, (words, flag) => {
      if (words[0]! < sentence.from || words[0]! >= sentence.until) return null;
      return context().takesBack(words, flag);
    });
  }

  /** What sentences that follow each other say together only: each part of a sign must be meant in its own. */
  across(sentences: readonly ReadSentence[]): Reading {
    const { read, places } = joined(sentences.map((each) => each.read), ACROSS);
    return this.#reading(read, (words, flag) => {
      const parts = sentences.map((_, at) => words.filter((word) => places[word]!.part === at));
      if (parts[0]!.length === 0 || parts.at(-1)!.length === 0) return null;
      return sentences.some(({ context }, at) => {
        const own = parts[at]!.map((word) => places[word]!.at);
        return own.length > 0 && context().takesBack(own, flag);
      });
    });
  }

  /** `isTakenBack` is null for what is no sign there. */
  #reading(read: Read, isTakenBack: (words: readonly number[], flag: RedFlag) => boolean | null): Reading {
    const reading: Reading = { meant: new Set(), takenBack: new Set() };
    const signs = new Set([...read.present].flatMap((choice) => this.#signs.get(choice) ?? []));
    for (const { flag, phrase } of signs) {
      if (reading.meant.has(flag)) continue;
      for (const { words } of matchesOf(phrase, read)) {
        const takenBack = isTakenBack(words, flag);
        if (takenBack !== null) (takenBack ? reading.takenBack : reading.meant).add(flag);
      }
    }
    return reading;
  }
}
