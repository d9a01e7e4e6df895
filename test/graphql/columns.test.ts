import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { expect, test } from 'vitest';
import { columnsAsked } from '../../src/graphql/columns.ts';
import { checkLimits } from '../../src/graphql/documents/limits.ts';
import { readEnvironment } from '../../src/platform/env.ts';
import { apiSchema, limitsOf } from '../setup/api-schema.ts';

const LEVELS = 18;

test('fragments that double are walked once', () => {
  const doubling = Array.from(
    { length: LEVELS },
    (_, i) => `fragment F${i} on Analysis { ...F${i + 1} ...F${i + 1} }`,
  );
  const document = parse(
    `{ me { latestAnalysis { ...F0 } } } ${doubling.join(' ')} fragment F${LEVELS} on Analysis { note }`,
  );
  checkLimits(document, apiSchema, limitsOf(readEnvironment({})), {});
  expect(validate(apiSchema, document)).toEqual([]);
  const [operation] = document.definitions as [OperationDefinitionNode];
  const [me] = operation.selectionSet.selections as [FieldNode];
  const fieldNodes = me.selectionSet!.selections as FieldNode[];
  const fragments = document.definitions.filter(
    (node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION,
  );
  let reads = 0;
  const counted = new Proxy(Object.fromEntries(fragments.map((each) => [each.name.value, each])), {
    get: (all, name: string) => {
      reads += 1;
      return all[name];
    },
  });
  const returnType = apiSchema.getType('Analysis')! as Parameters<typeof columnsAsked>[0]['returnType'];
  expect([...columnsAsked({ fieldNodes, fragments: counted, returnType })]).toEqual(['note']);
  expect(reads).toBe(LEVELS + 1);
});
