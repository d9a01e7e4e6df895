import { writeFileSync } from 'node:fs';
import { buildApiSchema, printApiSchema } from '../src/graphql/schema.ts';
import { createResolvers } from '../src/resolvers.ts';
import type { Services } from '../src/services.ts';

// Resolvers only keep their services, so the schema needs none.
const schema = buildApiSchema({ resolvers: createResolvers({} as Services) });
writeFileSync(new URL('../schema.graphql', import.meta.url), printApiSchema(schema));
