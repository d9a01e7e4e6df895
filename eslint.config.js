// Lints regular expressions, the patterns listed in ARCHITECTURE.md and the schema; Biome does everything else.
import graphql from '@graphql-eslint/eslint-plugin';
import parser from '@typescript-eslint/parser';
import * as regexp from 'eslint-plugin-regexp';
import { rules as forms } from './scripts/lint-forms.js';

export default [
  { ignores: ['dist', 'drizzle', 'operations/generated.ts'] },
  {
    files: ['**/*.{ts,js}'],
    languageOptions: { parser },
    linterOptions: { noInlineConfig: true },
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': [
        'error',
        { report: 'potential', ignorePartial: false, ignoreSticky: false },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { forms: { rules: forms } },
    rules: Object.fromEntries(Object.keys(forms).map((name) => [`forms/${name}`, 'error'])),
  },
  {
    files: ['schema.graphql'],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: 'schema.graphql' } },
    },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      // Payloads, connections and plain values have no identity of their own.
      '@graphql-eslint/strict-id-in-types': 'off',
      '@graphql-eslint/relay-connection-types': 'error',
      '@graphql-eslint/relay-page-info': 'error',
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          ...{ FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true },
        },
      ],
    },
  },
];
