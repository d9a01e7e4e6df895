import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getOperationAST, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { readExamples } from '../../../src/graphql/http/explorer-examples.ts';
import { apiSchema } from '../../setup/api-schema.ts';

it('the examples of the explorer fit the schema, each with its fragments and variables', () => {
  const examples = readExamples('operations');
  expect(examples.length).toBeGreaterThan(5);
  expect(examples.length).toBeLessThanOrEqual(15); // the tabs that the explorer has room for
  for (const { name, query, variables } of examples) {
    const document = parse(query);
    expect(validate(apiSchema, document), name).toEqual([]);
    const { variableDefinitions = [] } = getOperationAST(document)!;
    const names = variableDefinitions.map(({ variable }) => variable.name.value);
    expect(names, name).toEqual(expect.arrayContaining(Object.keys(JSON.parse(variables) as object)));
  }
});

it('without the folder there are none, and an unknown operation is named', async () => {
  expect(readExamples('/nowhere')).toEqual([]);
  const folder = await mkdtemp(join(tmpdir(), 'skincare-examples-'));
  await writeFile(join(folder, 'examples.json'), '[{ "name": "None", "operation": "Nothing" }]');
  expect(() => readExamples(folder)).toThrow('Nothing');
  await rm(folder, { recursive: true });
});
