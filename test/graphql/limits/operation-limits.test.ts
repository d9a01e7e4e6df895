import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, parse, separateOperations } from 'graphql';
import { expect, test } from 'vitest';
import { checkLimits } from '../../../src/graphql/documents/limits.ts';
import { readEnvironment } from '../../../src/platform/env.ts';
import { limitsOf, apiSchema as schema } from '../../setup/api-schema.ts';

const LIMITS = limitsOf(readEnvironment({}));
const files = readdirSync('operations').filter((name) => name.endsWith('.graphql'));
const all = parse(files.map((name) => readFileSync(`operations/${name}`, 'utf8')).join('\n'));
const operations = Object.entries(separateOperations(all));

test('every operation of operations/ is within the limits', () => {
  expect(operations.length).toBeGreaterThan(50);
  for (const [name, document] of operations) {
    expect(() => checkLimits(document, schema, LIMITS, null), name).not.toThrow();
    expect(() => checkLimits(document, schema, LIMITS, {}), name).not.toThrow();
  }
});

test('fragments that double are refused after a bounded number of selections', () => {
  const small = buildSchema('type Query { one: Query two: Query }');
  const doubling = Array.from(
    { length: 40 },
    (_, i) => `fragment F${i} on Query { one { ...F${i + 1} } two { ...F${i + 1} } }`,
  );
  const document = parse(`{ ...F0 } ${doubling.join(' ')} fragment F40 on Query { __typename }`);
  const check = () => checkLimits(document, small, { ...LIMITS, aliases: 100, depth: 100, cost: 1e9 }, null);
  expect(check).toThrow('selects too much');
});
