import { writeFileSync } from 'node:fs';
import { buildUnconnectedSchema } from '../src/app/unconnected-schema.ts';
import { printApiSchema } from '../src/graphql/schema.ts';

writeFileSync(new URL('../schema.graphql', import.meta.url), printApiSchema(buildUnconnectedSchema()));
