import { writeFileSync } from 'node:fs';
import { createResolvers } from '../src/app/resolvers.ts';
import type { Services } from '../src/app/services.ts';
import { buildApiSchema, printApiSchema } from '../src/graphql/schema.ts';

// Resolvers only keep their services, so the schema needs none.
const schema = buildApiSchema({ resolvers: createResolvers({} as Services) });
writeFileSync(new URL('../schema.graphql', import.meta.url), printApiSchema(schema));
