import { drizzle } from 'drizzle-orm/postgres-js';
import { assertValidSchema, type GraphQLSchema } from 'graphql';
import { buildApiSchema } from '../graphql/schema.ts';
import { readModel } from '../inference/manifest/model-manifest.ts';
import { readEnvironment } from '../platform/env.ts';
import type { NodeReaders } from '../platform/ids/nodes.ts';
import { createModules } from './modules.ts';

/** The schema of the API, checked, built from modules without connections, for printing or inspection. */
export function buildUnconnectedSchema(): GraphQLSchema {
  const env = readEnvironment({});
  const base = {
    env,
    db: drizzle.mock({ casing: 'snake_case' }),
    inference: readModel(env.MODEL_DIR),
    limitOf: () => undefined,
    cacheOf: () => undefined,
  };
  // Constructors only store their dependencies and prepare statements; requests use the rest.
  const { modules } = createModules(base as unknown as Parameters<typeof createModules>[0]);
  const schema = buildApiSchema({
    resolvers: modules.flatMap(({ resolvers }) => resolvers),
    nodes: Object.assign({}, ...modules.map(({ nodes }) => nodes)) as NodeReaders,
  });
  assertValidSchema(schema);
  return schema;
}
