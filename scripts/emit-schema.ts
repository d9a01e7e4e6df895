import { writeFileSync } from 'node:fs';
import { buildApiSchema, printApiSchema } from '../src/graphql/schema.ts';
import { createResolvers, type Services } from '../src/resolvers.ts';

// Resolvers only keep their services, so the schema needs none.
const schema = buildApiSchema({ resolvers: createResolvers({} as Services) });
writeFileSync(new URL('../schema.graphql', import.meta.url), printApiSchema(schema));
