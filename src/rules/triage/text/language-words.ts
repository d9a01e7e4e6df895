import type { RedFlag } from '../red-flags.ts';

/** What one language says about an emergency, and what takes it back. In the notation of `Phrase`. */
export interface LanguageWords {
  phrases: Readonly<Partial<Record<RedFlag, readonly string[]>>>;
  negators: string;
  /** A negator before or after one of these says nothing about a sign, as in "no idea". */
  negatorsBefore: string;
  negatorsAfter: string;
  /** They end what a negator reaches: contrasts and new subjects. */
  contrasts: string;
  /** Before a word of the first person, they begin a clause of its own. */
  conjunctions: string;
  /** "or" continues a negated list. */
  continuations: string;
  firstPerson: string;
  /** May stand directly before a sign without beginning a new clause. */
  possessives: string;
  /** Before a sign: they deny all that follows. */
  disclaimers: readonly string[];
  /** After a sign, up to the end of the sentence. */
  denials: readonly string[];
  /** Before a sign in the same clause. */
  hypotheticals: readonly string[];
  /** A condition after one of these is none, as in "I wonder if". */
  indirectQuestions: string;
  /** Between or directly after the words of a sign. */
  modals: string;
  /** Begin a question in general, or make it one. */
  questionStarts: string;
  conditions: string;
  others: string;
  otherPronouns: string;
  otherPossessives: string;
  children: string;
  past: readonly string[];
  present: string;
  /** After a sign in its clause: it is over. */
  resolutions: readonly string[];
  /** Beside a resolution: it is not over. */
  recurrences: string;
  reported: string;
}

/** Years that are long past. */
export const PAST_YEARS = Array.from({ length: 75 }, (_, n) => n + 1950).join('|');
