import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { unnamedChanges } from '../../scripts/schema-changes/unnamed-changes.ts';

const BEFORE = `
  enum Kind { MOISTURISER SERUM }
  input Ask { kind: Kind }
  type Goal { id: ID! note: String }
  type Query { goal(ask: Ask): Goal! old: Int }`;

const changes = (after: string, unreleased: string) =>
  unnamedChanges(
    buildSchema(BEFORE),
    buildSchema(after),
    `# Changelog\n\n## Unreleased\n\n${unreleased}\n\n## 0.1.0\n\n- old, note, Goal, kind, MOISTURISER, must\n`,
  ).map(({ name }) => name);

describe('the check of breaking changes', () => {
  it.each([
    ['a field', BEFORE.replace(' old: Int', ''), 'old'],
    ['a value', BEFORE.replace('MOISTURISER ', ''), 'MOISTURISER'],
    ['the kind of a field', BEFORE.replace('note: String', 'note: Int'), 'note'],
    ['an argument', BEFORE.replace('(ask: Ask)', ''), 'goal'],
    ['a required field of an input', BEFORE.replace('kind: Kind', 'kind: Kind must: Int!'), 'must'],
  ])('wants the changelog to name %s, where it is not released', (_, after, name) => {
    expect(changes(after, '- Something else.')).toEqual([name]);
    expect(changes(after, `- \`${name}\` is another now.`)).toEqual([]);
  });

  it('wants the name of a type that is gone', () => {
    const after = BEFORE.replace('type Goal', 'type Aim').replace('Goal!', 'Aim!');
    expect(changes(after, '- Nothing.')).toEqual(expect.arrayContaining(['Goal', 'goal']));
    expect(changes(after, '- Goal is Aim, and goal returns it.')).toEqual([]);
  });

  it('lets additions pass', () => {
    expect(changes(BEFORE.replace('note:', 'day: String note:'), '')).toEqual([]);
  });
});
