import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, lexicographicSortSchema, parse, visit } from 'graphql';

// `npm run codegen`: writes the typed operations; fails when an operation does not fit the schema, or Relay.
const OPERATIONS = 'operations';
const OUTPUT = `${OPERATIONS}/generated.ts`;

const at = (path: string) => new URL(path, import.meta.url);
const read = (path: string) => readFileSync(at(path), 'utf8');

const schema = read('schema.graphql');
const documents = readdirSync(at(OPERATIONS))
  .filter((name) => name.endsWith('.graphql'))
  .sort()
  .map((name) => ({
    location: `${OPERATIONS}/${name}`,
    document: parse(read(`${OPERATIONS}/${name}`)),
  }));

for (const { location, document } of documents)
  visit(document, {
    VariableDefinition: ({ variable, type, defaultValue }) => {
      if (type.kind === 'NonNullType' && defaultValue)
        throw new Error(
          `${location}: Relay refuses a default of $${variable.name.value}, which is not null.`,
        );
    },
  });

const generated = await codegen({
  filename: OUTPUT,
  schema: parse(schema),
  schemaAst: lexicographicSortSchema(buildSchema(schema)),
  documents,
  pluginMap: { 'typescript-operations': typescriptOperations, 'typed-document-node': typedDocumentNode },
  plugins: [{ 'typescript-operations': {} }, { 'typed-document-node': {} }],
  config: {
    documentMode: 'string',
    useTypeImports: true,
    scalars: {
      DateTime: 'string',
      LocalDate: 'string',
      LocalTime: 'string',
      ID: 'string',
      JSONObject: 'Record<string, unknown>',
      Upload: 'Blob | null',
    },
  },
});
writeFileSync(at(OUTPUT), generated);
