// Writes what normalized caches of clients need to know of the schema: `operations/clients/apollo-cache.ts` and `urql-cache.ts`.
import { readFileSync, writeFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  isUnionType,
} from 'graphql';

const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));
const types = Object.values(schema.getTypeMap())
  .filter(({ name }) => !name.startsWith('__'))
  .sort((a, b) => (a.name < b.name ? -1 : 1));
const roots = [schema.getMutationType(), schema.getSubscriptionType()];
const objects = types.filter(isObjectType).filter((type) => !roots.includes(type));

type Field = GraphQLField<unknown, unknown>;
const fieldsOf = (type: GraphQLObjectType): Field[] =>
  Object.values(type.getFields()).sort((a, b) => (a.name < b.name ? -1 : 1));
/** The arguments that choose a page; the others choose a list. */
const PAGE_ARGUMENTS = ['first', 'last', 'before', 'after'];
const isConnection = ({ type }: Field) => getNamedType(type).name.endsWith('Connection');
const isPart = ({ name }: GraphQLObjectType) => /(Connection|Edge|Payload)$|^PageInfo$/.test(name);
const isEmbedded = (type: GraphQLObjectType) => !('id' in type.getFields()) && type !== schema.getQueryType();
const listArguments = ({ args }: Field) =>
  args.map(({ name }) => name).filter((name) => !PAGE_ARGUMENTS.includes(name));
const isList = ({ type }: Field) => isListType(getNullableType(type));
/** Types that a field has one object of; items of lists need no rule. */
const single = new Set(
  objects.flatMap((type) =>
    fieldsOf(type)
      .filter((field) => !isList(field))
      .map(({ type: each }) => getNamedType(each)),
  ),
);

const possibleTypes = Object.fromEntries(
  types
    .filter((type) => isInterfaceType(type) || isUnionType(type))
    .map((type) => [
      type.name,
      schema
        .getPossibleTypes(type)
        .map(({ name }) => name)
        .sort(),
    ]),
);

const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');

function apolloPolicy(type: GraphQLObjectType): string | null {
  const fields = fieldsOf(type).flatMap((field) => {
    const keys = listArguments(field);
    if (isConnection(field))
      return [`${field.name}: relayStylePagination(${keys.length > 0 ? `[${quoted(keys)}]` : ''})`];
    return isList(field) ? [`${field.name}: replaced`] : [];
  });
  const parts = [
    ...(isEmbedded(type) && single.has(type) ? ['merge: true'] : []),
    ...(fields.length > 0 ? [`fields: { ${fields.join(', ')} }`] : []),
  ];
  return parts.length > 0 ? `${type.name}: { ${parts.join(', ')} }` : null;
}

const shown = objects.filter((type) => !isPart(type));
const policies = shown.map(apolloPolicy);
const HEAD = '// Generated from schema.graphql by `npm run codegen`; copy it into an app.';

const apollo = `${HEAD}
import type { TypePolicies } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

export const possibleTypes: Record<string, string[]> = {
${Object.entries(possibleTypes)
  .map(([name, members]) => `${name}: [${quoted(members)}],`)
  .join('\n')}
};

/** A list that is not paged comes complete. */
const replaced = { merge: false };

/** Connections grow page by page; objects without an id belong to the object that they are in. */
export const typePolicies: TypePolicies = {
${policies
  .filter((policy) => policy !== null)
  .map((policy) => `${policy},`)
  .join('\n')}
};
`;

const urql = `${HEAD}
import type { KeyingConfig } from '@urql/exchange-graphcache';

const embedded = () => null;

/** Objects without an id belong to the object that they are in. */
export const keys: KeyingConfig = {
${shown
  .filter(isEmbedded)
  .map(({ name }) => `${name}: embedded,`)
  .join('\n')}
};
`;

const folder = new URL('../operations/clients/', import.meta.url);
writeFileSync(new URL('apollo-cache.ts', folder), apollo);
writeFileSync(new URL('urql-cache.ts', folder), urql);
