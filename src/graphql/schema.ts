import 'reflect-metadata';
import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql';
import type { Database } from '../platform/database/database.ts';
import type { NodeReaders } from '../platform/ids/nodes.ts';
import { TYPE_CODES } from '../platform/ids/type-codes.ts';
import { protectRootFields } from './access.ts';
import { acceptNullForDefaults } from './default-arguments.ts';
import { bindIds } from './ids/bind-ids.ts';
import { NodesResolver } from './ids/nodes.resolver.ts';
import { limitInputs } from './input-limits.ts';
import { bindLiveFields } from './live.ts';
import { markOneOf } from './one-of.ts';
import { checkDirections } from './page-directions.ts';
import { addEdgesToPayloads } from './payload-edges.ts';
import { addViewerToPayloads } from './payload-viewer.ts';
import { Batches } from './planner/batch.ts';
import { bindNeeds } from './planner/needs.ts';
import { writeTexts } from './texts.ts';
import { DateTime } from './types/scalars.ts';

const ROOTS = {
  Query: 'The queries of the API.',
  Mutation: 'The mutations of the API. Each returns its own payload with `userErrors`.',
  Subscription:
    'The subscriptions of the API, over WebSocket or as event streams. Each field documents its first event.',
};

/** Builds the schema from resolver instances; anonymous callers get only `@Public()` root fields. */
export function buildApiSchema(options: {
  resolvers: readonly object[];
  /** Reads what implements `Node`. Without it, ids are the keys of the program. */
  nodes?: NodeReaders;
  /** Reads what fields declare. Without it, none of them is resolved. */
  db?: Database;
}): GraphQLSchema {
  const { nodes, db } = options;
  const resolvers = nodes ? [...options.resolvers, new NodesResolver(nodes)] : options.resolvers;
  const instances = new Map(resolvers.map((resolver) => [resolver.constructor, resolver]));
  const schema = buildSchemaSync({
    resolvers: [...instances.keys()] as unknown as NonEmptyArray<() => void>,
    container: { get: (resolver) => instances.get(resolver) },
    scalarsMap: [{ type: Date, scalar: DateTime }],
    validate: false,
    skipCheck: true, // an introspection at every start; `buildUnconnectedSchema` checks instead
    pubSub: ownSubscribeOnly,
  });
  for (const [name, description] of Object.entries(ROOTS)) {
    const type = schema.getType(name);
    if (type) type.description = description;
  }
  const missing = undescribed(schema);
  if (missing.length > 0) throw new Error(`Without a description: ${missing.join(', ')}`);
  markOneOf(schema);
  bindNeeds(schema, instances, db && new Batches(db));
  bindLiveFields(schema, instances);
  addEdgesToPayloads(schema);
  addViewerToPayloads(schema);
  if (nodes) bindIds(schema, TYPE_CODES, nodes);
  acceptNullForDefaults(schema);
  checkDirections(schema);
  limitInputs(schema);
  writeTexts(schema);
  protectRootFields(schema);
  return schema;
}

/** The schema as text, sorted by name. */
export const printApiSchema = (schema: GraphQLSchema) => `${printSchema(lexicographicSortSchema(schema))}\n`;

/** Names of all types, fields, arguments and enum values that have no description. */
export function undescribed(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap((type) => [[type.name, type] as const, ...membersOf(type)])
    .filter(([, member]) => !member.description?.trim())
    .map(([name]) => name);
}

function membersOf(type: GraphQLNamedType): (readonly [string, { description?: string | null }])[] {
  if (isEnumType(type)) return type.getValues().map((value) => [`${type.name}.${value.name}`, value]);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field]);
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    [`${type.name}.${field.name}`, field],
    ...field.args.map((arg) => [`${type.name}.${field.name}(${arg.name})`, arg] as const),
  ]);
}

/** Required by type-graphql; every subscription here has its own `subscribe`. */
const ownSubscribeOnly: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('A subscription needs its own "subscribe" function.');
  },
};
