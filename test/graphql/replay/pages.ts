import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';
import { CHANGES } from '../../../operations/changes.ts';
import type { Role } from '../../../src/platform/viewer.ts';
import { apiSchema as schema } from '../../setup/api-schema.ts';

type Field = GraphQLField<unknown, unknown>;

/** What apps show that is not below `viewer`, by who sees it. */
const ROOT_FIELDS: Readonly<Record<Role, readonly string[]>> = {
  USER: ['recommendations', 'dermatologists(first: 20)'],
  DERMATOLOGIST: [
    'dermatologists(first: 20)',
    'consultationQueue(first: 20, scope: UNCLAIMED)',
    'consultationQueue(first: 20, scope: OWN_OPEN)',
    'consultationQueue(first: 20, scope: OWN_DONE)',
  ],
  ADMIN: [
    ...['accounts(first: 20)', 'dermatologists(first: 20)', 'failedJobs(first: 20)', 'ingredients(first: 5)'],
    'unansweredConsultations(first: 20)',
  ],
};
/** Arguments that pages give, where a field needs or has them. */
const ARGUMENTS: Readonly<Record<string, string>> = { first: '20', metric: '"PORES"' };

const viewerType = schema.getType('User');
if (!isObjectType(viewerType)) throw new Error('No type User');
const fieldsOf = (type: GraphQLNamedType): Field[] =>
  isObjectType(type) ? Object.values(type.getFields()) : [];

/** All fields of a type, with objects `depth` deep. A page counts as what it lists. */
function selection(type: GraphQLNamedType, depth: number, above: readonly string[] = ['User']): string {
  if (!isObjectType(type)) return '';
  if (type.name.endsWith('Connection')) {
    const edge = getNamedType(type.getFields().edges!.type);
    const node = getNamedType(fieldsOf(edge).find(({ name }) => name === 'node')!.type);
    return `{ __typename totalCount pageInfo { __typename hasNextPage endCursor }
      edges { __typename cursor node ${selection(node, depth, above)} } }`;
  }
  const parts = fieldsOf(type).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (above.includes(inner.name)) return [];
    if (isObjectType(inner) && depth === 0) return [];
    if (argumentsOf(field) === null) return [];
    return [`${call(field)} ${selection(inner, depth - 1, [...above, type.name])}`];
  });
  return `{ __typename ${parts.join(' ')} }`;
}

/** Null if the field needs an argument that is not known here. */
function argumentsOf({ args }: Field): string[] | null {
  const known = args.filter(({ name }) => ARGUMENTS[name]);
  const needed = args.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
  return needed.every((arg) => known.includes(arg))
    ? known.map(({ name }) => `${name}: ${ARGUMENTS[name]}`)
    : null;
}
function call(field: Field): string {
  const args = argumentsOf(field) ?? [];
  return args.length > 0 ? `${field.name}(${args.join(', ')})` : field.name;
}

/** A fragment for each field of the viewer that a page shows. */
const viewerFragments = new Map(
  fieldsOf(viewerType).map((field) => [
    field.name,
    `fragment viewer_${field.name} on User { ${call(field)} ${selection(getNamedType(field.type), 1)} }`,
  ]),
);

/** The root fields of a page, each under a name of its own. */
const rootSelection = (role: Role, names: readonly string[]) =>
  ROOT_FIELDS[role]
    .map((field, at) => {
      const name = field.split('(')[0]!;
      const type = getNamedType(schema.getQueryType()!.getFields()[name]!.type);
      return names.includes(name) ? `page${at}: ${field} ${selection(type, 1, [])}` : '';
    })
    .join(' ');

/** Everything that the pages of an app show to someone. */
export function pageQuery(role: Role): string {
  const spreads = [...viewerFragments.keys()].map((name) => `...viewer_${name}`);
  const roots = rootSelection(
    role,
    ROOT_FIELDS[role].map((field) => field.split('(')[0]!),
  );
  return `query Page { viewer { __typename id ${spreads.join(' ')} } ${roots} } ${[...viewerFragments.values()].join(' ')}`;
}

/** Steps, which pages show as a part of their routines, with what they have of their own. */
export const STEPS_QUERY = `query Steps($ids: [ID!]!) {
  nodes(ids: $ids) { __typename id ... on RoutineStep ${selection(schema.getType('RoutineStep')!, 1)} }
}`;

/**
 * The mutation as an app sends it: with what its payload has of its own, and of `viewer` and `query` what
 * `operations/changes.ts` says that it changes.
 */
export function mutationOf(name: string, role: Role): string {
  const field = schema.getMutationType()!.getFields()[name]!;
  const { viewer = [], query = [] } = CHANGES[name] ?? {};
  const own = fieldsOf(getNamedType(field.type))
    .filter((each) => each.name !== 'viewer' && each.name !== 'query')
    .map((each) => `${call(each)} ${selection(getNamedType(each.type), 1)}`);
  const roots = rootSelection(role, query);
  const changed = [
    viewer.length > 0
      ? `viewer { __typename id ${viewer.map((each) => `...viewer_${each}`).join(' ')} }`
      : '',
    roots.trim() ? `query { __typename ${roots} }` : '',
  ];
  const definitions = field.args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const given = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const head = definitions ? `mutation M(${definitions})` : 'mutation M';
  const fragments = viewer.map((each) => viewerFragments.get(each) ?? '').join(' ');
  return `${head} { ${name}${given ? `(${given})` : ''} { __typename ${own.join(' ')} ${changed.join(' ')} } } ${fragments}`;
}

const parsed = new Map<string, ReturnType<typeof parse>>();
/** The same document for the same text, as a client has it. */
export function documentOf(text: string) {
  const document = parsed.get(text) ?? parse(text);
  parsed.set(text, document);
  return document;
}
