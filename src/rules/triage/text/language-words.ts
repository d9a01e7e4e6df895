import type { RedFlag } from '../red-flags.ts';
import type { Evidence } from './evidence.ts';

/** Phrases of each emergency but self-harm. */
export type BodySigns = Readonly<Partial<Record<Exclude<RedFlag, 'EM_SELF_HARM'>, readonly string[]>>>;

/** What one language says about an emergency, and what takes it back. In the notation of `Phrase`. */
export interface LanguageWords {
  /** Words that say which language a sentence is in. */
  marks: readonly string[];
  phrases: Readonly<Partial<Record<RedFlag, readonly string[]>>>;
  evidence: Readonly<Partial<Record<RedFlag, Evidence>>>;
  /** What is no sign, whatever its words mean elsewhere. */
  idioms: readonly string[];
  /** In a sign that is the writer’s whoever else is spoken of. */
  own: string;
  negators: string;
  /** Negators of the word after them only. */
  determiners: string;
  /** A negator before or after one of these says nothing about a sign, as in "no idea". */
  negatorsBefore: string;
  negatorsAfter: string;
  /** They end what a negator reaches: contrasts and new subjects. */
  contrasts: string;
  /** Before a subject or a start of a clause, they begin a clause of the writer. */
  conjunctions: string;
  /** The writer as the subject of a clause. */
  subjects: string;
  /** Verbs with which a clause of the writer begins where "I" is left out, as in "and want to die". */
  clauseStarts: string;
  /** A subject after one of these belongs to the clause before. */
  subordinators: string;
  /** "Only" after a comma does not undo the negator before it. */
  exclusives: string;
  /** "or" continues a negated list. */
  continuations: string;
  firstPerson: string;
  /** Part of many signs, and none of it says where one stands. */
  supporting: string;
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
  /** A question in general with one of these asks what may lead to self-harm, and is about nobody. */
  causes: string;
  /** They take self-harm back too when they stand before it. */
  remote: string;
  /** Others whose clause goes on for longer than that of a pronoun that may stand for a thing. */
  persons: string;
  /** They ask the same without such a word: "Can it make me suicidal?" */
  causeQuestions: string;
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
  /** What is said to be back is not past. */
  returns: string;
  /** After a sign in its clause: it is over. */
  resolutions: readonly string[];
  /** Beside a resolution: it is not over. */
  recurrences: string;
  reported: string;
}

/** The phrases of both, by emergency. */
export const merged = (some: BodySigns, more: BodySigns): BodySigns =>
  Object.fromEntries(
    [...Object.keys(some), ...Object.keys(more)].map((key) => {
      const flag = key as keyof BodySigns;
      return [flag, [...(some[flag] ?? []), ...(more[flag] ?? [])]];
    }),
  );

/** Years that are long past. */
export const PAST_YEARS = Array.from({ length: 75 }, (_, n) => n + 1950).join('|');

/** What says that it is about a child, such as "he is 4". */
export const childAges = (...subjects: readonly string[]): string =>
  subjects.flatMap((subject) => Array.from({ length: 12 }, (_, n) => `${subject}_${n + 1}`)).join('|');
