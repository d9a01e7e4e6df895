import { expect, test } from 'vitest';
import { assertPatched } from '../../src/platform/patched-packages.ts';

test('the packages in use are patched', () => assertPatched());

test('an unpatched package is rejected in one line that names it', () => {
  const published = [{ name: 'postgres', file: '../../src/index.js', line: 'what only a patch would add' }];
  expect(() => assertPatched(published)).toThrow(/^The package postgres is not patched: [^\n]+$/);
});
