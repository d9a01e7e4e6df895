import type { RedFlag } from '../red-flags.ts';
import { type Compiled, Context } from './context.ts';
import { type CompiledEvidence, signsBy, WEIGHTY } from './evidence.ts';
import type { Sentence } from './fold.ts';
import type { LanguageWords } from './language-words.ts';
import { joined, type Match, matchesOf, PhraseIndex, without } from './matches.ts';
import { type KnownWords, type Phrase, type Read, Vocabulary } from './phrases.ts';

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

interface WeighedSign {
  flag: RedFlag;
  evidence: CompiledEvidence;
}

/** A sentence read in one language. */
export interface ReadSentence {
  sentence: Sentence;
  /** Without its idioms. */
  read: Read;
  context: () => Context;
}

/** Reads sentences with the words of one language. */
export class LanguageReader {
  readonly #vocabulary = new Vocabulary();
  readonly #signs = new PhraseIndex<Sign>();
  readonly #evidence = new PhraseIndex<WeighedSign>();
  readonly #idioms = new PhraseIndex<Phrase>();
  readonly #words: Compiled;
  readonly #marks: ReadonlySet<string>;

  constructor({ phrases, evidence, marks, idioms, ...words }: LanguageWords) {
    this.#marks = new Set(marks);
    const phraseOf = (notation: string) => this.#vocabulary.phrase(notation);
    for (const notation of idioms) {
      const idiom = this.#vocabulary.phrase(notation, true);
      this.#idioms.add(idiom, idiom);
    }
    for (const [flag, notations] of Object.entries(phrases))
      for (const phrase of notations.map(phraseOf))
        this.#signs.add(phrase, { flag: flag as RedFlag, phrase });
    for (const [flag, { least, kinds, clues }] of Object.entries(evidence)) {
      const compiled = clues.map(([points, words, mood]) => ({
        points,
        phrase: phraseOf(words),
        isEither: mood === 'EITHER',
      }));
      const weighed = { flag: flag as RedFlag, evidence: { least, kinds, clues: compiled } };
      for (const { phrase, points } of compiled) if (points >= WEIGHTY) this.#evidence.add(phrase, weighed);
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
      read: without(this.#idioms.in(read), read),
      context: () => {
        context ??= new Context(sentence, read, this.#words);
        return context;
      },
    };
  }

  /** What one sentence says. */
  within({ sentence, read, context }: ReadSentence): Reading {
    return this.#reading(read, ({ words, core, isEither }, flag) => {
      if (words[0]! < sentence.from || words[0]! >= sentence.until) return null;
      return context().takesBack(core, flag, { isEither });
    });
  }

  /** What sentences that follow each other say together only: each part of a sign must be meant in its own. */
  across(sentences: readonly ReadSentence[]): Reading {
    const { read, places } = joined(
      sentences.map((each) => each.read),
      ACROSS,
    );
    const isIn = (words: readonly number[], part: number) =>
      words.some((word) => places[word]!.part === part);
    return this.#reading(read, ({ words, core, isEither }, flag) => {
      if (!isIn(words, 0) || !isIn(words, sentences.length - 1)) return null;
      return sentences.some(({ context }, part) => {
        const own = core.filter((word) => places[word]!.part === part).map((word) => places[word]!.at);
        return own.length > 0 && context().takesBack(own, flag, { isEither, goesOn: part > 0 });
      });
    });
  }

  /** `isTakenBack` is null for what is no sign there. */
  #reading(read: Read, isTakenBack: (match: Match, flag: RedFlag) => boolean | null): Reading {
    const reading: Reading = { meant: new Set(), takenBack: new Set() };
    const add = (flag: RedFlag, matches: readonly Match[]) => {
      for (const match of matches) {
        const takenBack = isTakenBack(match, flag);
        if (takenBack !== null) (takenBack ? reading.takenBack : reading.meant).add(flag);
      }
    };
    for (const { flag, phrase } of this.#signs.in(read))
      if (!reading.meant.has(flag)) add(flag, matchesOf(phrase, read));
    for (const { flag, evidence } of this.#evidence.in(read))
      if (!reading.meant.has(flag)) add(flag, signsBy(evidence, read));
    return reading;
  }
}
