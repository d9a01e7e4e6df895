import { expect, test } from 'vitest';
import { trimEndMatching, trimMatching, trimStartMatching } from '../../src/platform/trim.ts';

test.each([
  ['..a.b..', 'a.b'],
  ['', ''],
  ['....', ''],
  ['ab', 'ab'],
])('"%s" without its dots is "%s"', (text, wanted) => expect(trimMatching(text, /\./)).toBe(wanted));

test('each end alone, and characters outside the basic plane', () => {
  expect(trimStartMatching('🙂🙂a🙂', /🙂/u)).toBe('a🙂');
  expect(trimEndMatching('🙂a🙂🙂', /🙂/u)).toBe('🙂a');
  expect(trimEndMatching('a😀', /[^\p{L}]/u)).toBe('a');
  expect(trimEndMatching('a𝒳', /[^\p{L}]/u)).toBe('a𝒳');
});
