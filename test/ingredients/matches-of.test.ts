import { expect, test } from 'vitest';
import { matchesOf } from '../../src/ingredients/labels/matches-of.ts';

test.each([
  ['words', 'Aqua, Glycerin', /\w{1,9}/g],
  ['no match', 'Aqua', /\d/g],
  ['empty matches', 'a b', /x?/g],
  ['empty matches at characters of two code units', 'a\u{1F9F4}b\u{1F9F4}', /(?=.)/gu],
  ['the same without the flag', 'a\u{1F9F4}b', /(?=.)/g],
  ['empty matches at the end', '\u{1F9F4}', /$|\b/gu],
])('the same are found as by matchAll: %s', (_, text, pattern) => {
  const places = (matches: Iterable<RegExpExecArray>) => [...matches].map((match) => [match.index, ...match]);
  expect(places(matchesOf(text, pattern))).toEqual(places(text.matchAll(pattern)));
  expect(places(matchesOf(text, pattern))).toEqual(places(text.matchAll(pattern)));
});
