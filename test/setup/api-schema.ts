import { buildUnconnectedSchema } from '../../src/app/unconnected-schema.ts';
import type { Limits } from '../../src/graphql/documents/limits.ts';
import type { Environment } from '../../src/platform/env.ts';

/** The schema of the API, with its weights; nothing can be executed with it. */
export const apiSchema = buildUnconnectedSchema();

export const limitsOf = (env: Environment): Limits => ({
  aliases: env.GRAPHQL_MAX_ALIASES,
  documentAliases: env.GRAPHQL_MAX_DOCUMENT_ALIASES,
  depth: env.GRAPHQL_MAX_DEPTH,
  directives: env.GRAPHQL_MAX_DIRECTIVES,
  tokens: env.GRAPHQL_MAX_TOKENS,
  cost: env.GRAPHQL_MAX_COST,
  introspection: false,
});
