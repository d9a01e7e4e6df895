import { expect, it } from 'vitest';
import { Documents } from '../../src/graphql/documents/documents.ts';
import { readEnvironment } from '../../src/platform/env.ts';
import { apiSchema, limitsOf } from '../setup/api-schema.ts';

const documents = () => new Documents(apiSchema, limitsOf(readEnvironment({})));
/** As long as one that is kept may be. */
const padded = (at: number) => `{ a${at}: __typename } #${'x'.repeat(8000)}`;
const SOURCE = '{ viewer { id } }';

it('documents of viewers are not displaced by those of strangers', () => {
  const kept = documents();
  const { document } = kept.read(SOURCE, {});
  expect(kept.problemsOf(document)).toEqual([]);
  kept.keep(document);
  for (let at = 0; at < 200; at += 1) kept.problemsOf(kept.read(padded(at), {}).document);
  expect(kept.read(SOURCE, {}).document).toBe(document);
});

it('nor by invalid ones of viewers', () => {
  const kept = documents();
  const { document } = kept.read(SOURCE, {});
  kept.problemsOf(document);
  kept.keep(document);
  for (let at = 0; at < 200; at += 1) {
    const { document: invalid } = kept.read(padded(at).replace('__typename', 'nonsense'), {});
    expect(kept.problemsOf(invalid)).toHaveLength(1);
    kept.keep(invalid);
  }
  expect(kept.read(SOURCE, {}).document).toBe(document);
});

it('a document of a stranger is read once for as long as others leave it its place', () => {
  const passing = documents();
  const { document } = passing.read(SOURCE, {});
  expect(passing.read(SOURCE, {}).document).toBe(document);
  for (let at = 0; at < 200; at += 1) passing.read(padded(at), {});
  expect(passing.read(SOURCE, {}).document).not.toBe(document);
});
