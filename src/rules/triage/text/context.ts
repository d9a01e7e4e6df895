import type { RedFlag } from '../red-flags.ts';
import type { Sentence, Word } from './fold.ts';
import type { LanguageWords } from './language-words.ts';
import { matchesOf } from './matches.ts';
import type { Phrase, Read } from './phrases.ts';

/** So many words before a sign a negator, a disclaimer or a condition may stand. */
const NEGATION_REACH = 8;
const DISCLAIMER_REACH = 10;
const CONDITION_REACH = 12;
/** So many words from one of a sign a negator between them may stand. */
const BESIDE = 4;
/** So many words after a sign a negator may stand: "Atemnot hatte ich noch nie"; more in a list. */
const NEGATION_AFTER = 4;
const NEGATION_AFTER_LIST = 7;
/** So many words before a sign "he" may stand. */
const PRONOUN_REACH = 5;
/** Self-harm counts whatever the mood of the verb. */
const ANY_MOOD: RedFlag = 'EM_SELF_HARM';

/** What no longer needs help once it is gone; a fit of anaphylaxis, which may return, does. */
const MAY_BE_OVER: readonly RedFlag[] = ['EM_AIRWAY', 'EM_CHEMICAL_EYE'];

/** The words that say whether a sign is meant. */
export type Compiled = {
  [Key in keyof Omit<LanguageWords, 'phrases' | 'marks' | 'idioms' | 'evidence'>]: Phrase[];
};

/** Where the words of a sentence stand that say whether a sign is meant. */
export class Context {
  /** Where a word, or the first and the last of several, stands. */
  readonly #first = new Map<keyof Compiled, Set<number>>();
  readonly #last = new Map<keyof Compiled, Set<number>>();
  readonly #words: readonly Word[];

  constructor(
    private readonly sentence: Sentence,
    read: Read,
    compiled: Compiled,
  ) {
    this.#words = sentence.words;
    for (const [key, phrases] of Object.entries(compiled)) {
      const places = phrases.flatMap((phrase) => matchesOf(phrase, read).map(({ words }) => words));
      this.#first.set(key as keyof Compiled, new Set(places.map((words) => words[0]!)));
      this.#last.set(key as keyof Compiled, new Set(places.map((words) => words.at(-1)!)));
    }
  }

  /** Whether a sign of these words, ascending, is not meant. What goes on from a sentence before may say "they" of the lips. */
  takesBack(all: readonly number[], flag: RedFlag, { isEither = false, goesOn = false } = {}): boolean {
    // "I" is part of many signs; where they stand and what is between their words depends on the others.
    const others = all.filter((at) => !this.#is('firstPerson', at) && !this.#is('supporting', at));
    const words = others.length > 0 ? others : all;
    const [start, end] = [words[0]!, words.at(-1)!];
    const inside = range(start + 1, end).filter((at) => !words.includes(at));
    return (
      words.every((at) => this.#words[at]!.quoted) ||
      (!isEither && this.#isNegated(words, inside)) ||
      (flag === ANY_MOOD
        ? this.#asksForCauses() || this.#isRemote(start)
        : this.#isHypothetical(start, end, inside)) ||
      (!this.#isOwn(all) && this.#isOthers(words, inside, goesOn)) ||
      (MAY_BE_OVER.includes(flag) && this.#isOver(end)) ||
      this.#isPast(start, end) ||
      this.#isReported(start)
    );
  }

  #isNegated(words: readonly number[], inside: readonly number[]): boolean {
    const [start, end] = [words[0]!, words.at(-1)!];
    if (inside.some((at) => this.#negates(at) && this.#isBeside(at, words))) return true;
    if (this.#isDisclaimed(start)) return true;
    if ([...this.#last.get('denials')!].some((at) => at > end && at === this.#words.length - 1)) return true;
    return this.#negatorBefore(start, end) || this.#negatorAfter(end);
  }

  /** Whether a negator between the words of a sign is near one of them: what is farther away is of something else. */
  #isBeside(at: number, words: readonly number[]): boolean {
    const next = words.find((word) => word > at)!;
    const crossed = range(at + 1, next + 1).some((word) => this.#words[word]!.afterComma);
    if (next - at <= BESIDE && (!crossed || this.#listContinues(at, next))) return true;
    // "No hope" negates what follows only.
    return !this.#is('determiners', at) && words.some((word) => word < at && at - word <= BESIDE);
  }

  /** "No thoughts of harming myself", but not "no plans and I want to die". */
  #isDisclaimed(start: number): boolean {
    const disclaimer = this.#latest('disclaimers', start);
    if (disclaimer === null || disclaimer < start - DISCLAIMER_REACH) return false;
    const after = range(disclaimer + 1, start);
    if (after.some((at) => this.#is('subjects', at) && !this.#is('subordinators', at - 1))) return false;
    return !this.#beginsAgain(disclaimer + 1, start);
  }

  #negatorBefore(start: number, end: number): boolean {
    const first = this.#is('possessives', start - 1) ? start - 1 : start;
    let crossed = first !== start && this.#words[first]!.afterComma;
    if (crossed && this.#is('firstPerson', first)) return false;
    crossed ||= this.#words[start]!.afterComma;
    for (let at = first - 1; at >= Math.max(0, first - NEGATION_REACH); at -= 1) {
      if (this.#negates(at)) return !crossed || this.#listContinues(at, end);
      if (this.#is('contrasts', at)) return false;
      crossed ||= this.#words[at]!.afterComma;
    }
    return false;
  }

  /** "No swelling, hives or fever": the comma of a list does not end what is negated. */
  #listContinues(from: number, end: number): boolean {
    return range(from, end + NEGATION_REACH).some((at) => this.#is('continuations', at));
  }

  #negatorAfter(end: number): boolean {
    let most = end + NEGATION_AFTER;
    for (let at = end + 1; at <= Math.min(this.#words.length - 1, most); at += 1) {
      if (this.#words[at]!.afterComma) return false;
      // "Without" is about what follows it; "fever I had none" about what stands before.
      const isOfNext = this.#is('determiners', at) && this.#words[at + 1]?.afterComma === false;
      if (this.#negates(at) && !isOfNext) return true;
      if (this.#is('continuations', at)) most = end + NEGATION_AFTER_LIST;
      if (this.#is('conditions', at) || (this.#is('contrasts', at) && !this.#is('firstPerson', at)))
        return false;
    }
    return false;
  }

  #negates(at: number): boolean {
    if (!this.#is('negators', at)) return false;
    // "Never, only a rash" is a denial; "not only a rash" is none.
    if (this.#is('exclusives', at + 1) && this.#words[at + 1]!.afterComma) return true;
    return !this.#first.get('negatorsBefore')!.has(at + 1) && !this.#is('negatorsAfter', at - 1);
  }

  #isHypothetical(start: number, end: number, inside: readonly number[]): boolean {
    const after = this.#is('contrasts', end + 1) ? [end + 1] : [end + 1, end + 2];
    if ([...inside, ...after].some((at) => this.#is('modals', at))) return true;
    for (let at = start - 1; at >= Math.max(0, start - CONDITION_REACH); at -= 1) {
      const breaks = this.#words[at + 1]!.afterComma && !this.#is('subordinators', at + 1);
      if (breaks && !this.#listContinues(at, end)) break;
      if (this.#is('hypotheticals', at) && !this.#is('indirectQuestions', at - 1)) return true;
    }
    return this.#isGeneralQuestion();
  }

  #isRemote(start: number): boolean {
    return range(start - CONDITION_REACH, start).some((at) => this.#is('remote', at));
  }

  #asksForCauses(): boolean {
    if (this.sentence.isQuestion && this.#any('causeQuestions') && this.#is('questionStarts', 0)) return true;
    return this.#any('causes') && this.#isGeneralQuestion();
  }

  /** "Can retinol cause swelling?" asks about nobody. */
  #isGeneralQuestion(): boolean {
    if (!this.sentence.isQuestion || this.#any('firstPerson') || this.#any('children')) return false;
    return [0, 1].some((at) => this.#is('questionStarts', at)) || this.#any('conditions');
  }

  /** "Without me", "if I died": whoever is spoken of, it is about the writer. */
  #isOwn(words: readonly number[]): boolean {
    return words.some((at) => this.#is('own', at));
  }

  #isOthers(words: readonly number[], inside: readonly number[], goesOn: boolean): boolean {
    const start = words[0]!;
    // "Chills, and my husband says I am confused": what follows is the writer's again.
    const isTheirs = (at: number) =>
      !range(at + 1, words.find((word) => word > at)!).some((word) => this.#is('firstPerson', word));
    // "I wrote my mother a letter": whoever the writer does it to.
    const begins = start === 0 || (start <= 3 && this.#is('clauseStarts', 0));
    const isDoneByWriter = begins || (this.#is('subjects', start - 1) && !this.#is('possessives', start - 1));
    if (!isDoneByWriter && inside.some((at) => this.#is('others', at) && isTheirs(at))) return true;
    const other = this.#latest('others', start);
    if (other !== null && !range(other + 1, start).some((at) => this.#is('firstPerson', at))) return true;
    if (this.#any('children')) return false;
    if (this.#is('otherPossessives', start - 1) || inside.some((at) => this.#is('otherPossessives', at)))
      return true;
    if (goesOn || this.#is('firstPerson', start - 1)) return false;
    for (let at = start - 1; at >= start - PRONOUN_REACH && !this.#is('subjects', at); at -= 1)
      if (this.#is('persons', at)) return true;
    return [start - 1, start - 2, ...inside.filter((at) => at === start + 1)].some((at) =>
      this.#is('otherPronouns', at),
    );
  }

  /** "The swelling is gone", unless it is said to be back, or of something else. */
  #isOver(end: number): boolean {
    return [...this.#last.get('resolutions')!].some((at) => {
      if (at <= end) return false;
      const between = range(end + 1, at);
      return (
        !between.some((word) => this.#is('firstPerson', word)) &&
        !range(end + 1, this.#words.length).some((word) => this.#is('recurrences', word))
      );
    });
  }

  #isPast(start: number, end: number): boolean {
    // "I used to be happy and I want to die": what is said of the past ends where the writer begins again.
    const isOfSign = (at: number) =>
      at < start ? !this.#beginsAgain(at + 1, start) : !this.#beginsAgain(end + 1, at);
    if (![...this.#last.get('past')!].some(isOfSign)) return false;
    if (this.#any('returns')) return false;
    // "Years ago it was so, and today it is not": what is so now stands in a clause of its own.
    const isElsewhere = (at: number) =>
      at > end &&
      range(end + 1, at + 1).some((word) => this.#words[word]!.afterComma || this.#is('conjunctions', word));
    return [...this.#last.get('present')!].every(isElsewhere);
  }

  /** Whether a clause of the writer begins there: "and I", "and now I", "and want". */
  #beginsAgain(from: number, to: number): boolean {
    return range(from, to + 1).some((at) => {
      const startsOne = this.#is('clauseStarts', at);
      if (!startsOne && !this.#is('subjects', at)) return false;
      if (startsOne && this.#words[at]!.afterComma) return true;
      return [at - 1, at - 2].some((before) => before >= from - 1 && this.#is('conjunctions', before));
    });
  }

  #isReported(start: number): boolean {
    const report = this.#latest('reported', start);
    return report !== null && !range(report + 1, start).some((at) => this.#is('firstPerson', at));
  }

  #is(key: keyof Compiled, at: number): boolean {
    return this.#last.get(key)!.has(at);
  }

  #any(key: keyof Compiled): boolean {
    return this.#last.get(key)!.size > 0;
  }

  #latest(key: keyof Compiled, before: number): number | null {
    const places = [...this.#last.get(key)!].filter((at) => at < before);
    return places.length > 0 ? Math.max(...places) : null;
  }
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);
