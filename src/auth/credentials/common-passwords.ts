import { createRequire } from 'node:module';
import { trimEndMatching, trimStartMatching } from '../../platform/trim.ts';

/** Lower case, most common first; about 49,000. */
let common: ReadonlySet<string> | undefined;

/** The package unpacks all its dictionaries when it is loaded. */
function listCommon(): string[] {
  const { dictionary } = createRequire(import.meta.url)(
    '@zxcvbn-ts/language-common',
  ) as typeof import('@zxcvbn-ts/language-common');
  return dictionary['passwords-common'];
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '!': 'i',
  '1': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '+': 't',
};

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'yxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  '!@#$%^&*()',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
].flatMap((row) => [row, [...row].reverse().join('')]);

/** Shorter pieces are ignored: many good passwords contain `cat`. */
const LEAST_WORD = 4;
/** Without its runs and the person's own words, a password must have more characters than this. */
const MOST_GUESSABLE_REST = 3;
/** More digits and symbols than this around a word make it harder to guess. */
const MOST_AFFIXES = 6;

/**
 * Whether a password is easy to guess: a listed one in any letter case, with digits or symbols around it, with
 * look-alike characters, repeated, a run of the alphabet or the keyboard, or one of `words` (the person's own names)
 * varied in these ways. Takes time quadratic in the length, so check the length first.
 */
export function isCommonPassword(password: string, words: readonly string[] = []): boolean {
  const lower = password.normalize('NFKC').toLowerCase();
  const own = words
    .map((word) => word.normalize('NFKC').toLowerCase())
    .filter((word) => word.length >= LEAST_WORD);
  if (withoutRuns(lower).length <= MOST_GUESSABLE_REST) return true;
  common ??= new Set(listCommon());
  const known = common;
  return variants(lower).some(
    (variant) =>
      known.has(variant) ||
      isRepetitive(variant) ||
      own.some(
        (word) =>
          onlyLetters(variant.replaceAll(word, '')).length <= MOST_GUESSABLE_REST && variant.includes(word),
      ),
  );
}

/** The local part of an address, whole and split into words. */
export const wordsOfAddress = (email: string): string[] => {
  const local = email.split('@')[0] ?? '';
  return [local, ...local.split(/[^\p{L}]+/u)];
};

function variants(lower: string): string[] {
  const forms = new Set<string>();
  for (const base of [lower, unitOf(lower), withoutRuns(lower)]) {
    const ends = trimEndMatching(base, /[^\p{L}]/u);
    const core = trimStartMatching(ends, /[^\p{L}]/u);
    const plain = [base, trimEndMatching(base, /[^\p{L}\p{N}]/u), ends, core];
    for (const part of plain.filter((part) => base.length - part.length <= MOST_AFFIXES)) {
      const unmasked = [...part].map((char) => LOOKALIKES[char] ?? char).join('');
      for (const form of [part, unmasked]) forms.add(form).add(unitOf(form));
    }
  }
  return [...forms].filter((form) => form.length >= LEAST_WORD);
}

/** `abcabcabc` gives `abc`. */
function unitOf(text: string): string {
  return text.slice(0, (text + text).indexOf(text, 1));
}

const isRepetitive = (text: string) => new Set(text).size <= Math.min(3, text.length - 1);

/** Removes runs of four or more characters that are adjacent in the alphabet or on a keyboard, or repeated. */
function withoutRuns(text: string): string {
  let rest = '';
  for (let start = 0; start < text.length; ) {
    let end = start + LEAST_WORD;
    while (end <= text.length && isRun(text.slice(start, end))) end += 1;
    const length = end - 1 - start;
    if (length >= LEAST_WORD) start += length;
    else rest += text[start++];
  }
  return rest;
}

const isRun = (text: string) => ROWS.some((row) => row.includes(text)) || new Set(text).size === 1;

const onlyLetters = (text: string) => text.replace(/[^\p{L}]/gu, '');
