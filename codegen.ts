import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: './schema.graphql',
  documents: ['operations/*.graphql'],
  generates: {
    './operations/generated.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
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
    },
  },
};

export default config;
