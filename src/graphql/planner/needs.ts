import { getTableColumns } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { Extensions, getMetadataStorage } from 'type-graphql';
import type { Arguments, Read } from '../../platform/database/reads.ts';
import type { Context } from '../context.ts';

/** On an object type: its objects are rows of the table. A field without a resolver is the column of its name. */
export const Rows = (table: PgTable) => Extensions({ rows: table });

/**
 * The field is computed at once, by its resolver, from these columns of its row; without columns, from the object alone
 * that another field has made.
 */
export const Needs = <Row extends object>(...columns: (keyof Row & string)[]) =>
  Extensions({ need: { kind: 'computed', columns } satisfies Need });

/** The resolver of the field asks something else as well, such as rules, but of its row it reads these columns only. */
export const Waits = <Row extends object>(...columns: (keyof Row & string)[]) =>
  Extensions({ need: { kind: 'waits', columns } satisfies Need });

/** The field is what `read` says; of a root field, its resolver answers where no plan has loaded it. */
export const Loads = (read: Read) => Extensions({ read });

export type Need =
  | { kind: 'property' }
  | { kind: 'computed'; columns: readonly string[] }
  | { kind: 'waits'; columns: readonly string[] }
  | { kind: 'read'; read: Read };

type AnyField = GraphQLField<unknown, Context>;

/** A field of a row that declares a read. */
export interface DeclaredField {
  type: GraphQLObjectType;
  field: AnyField;
  read: Read;
}

interface ReadsFields {
  read(
    of: DeclaredField,
    row: Record<string, unknown>,
    args: Arguments,
    context: Context,
    info: GraphQLResolveInfo,
  ): Promise<unknown>;
}
type Resolve = NonNullable<AnyField['resolve']>;

/** What a field needs; undefined for one whose resolver gets the row as it is. */
export function needOf({ extensions }: { extensions: object }): Need | undefined {
  const { read, need } = extensions as { read?: Read; need?: Need };
  return read ? { kind: 'read', read } : need;
}

/** The columns that the resolver of a field says it reads of its row. */
export function columnsNeeded({ extensions }: { extensions: object }): readonly string[] | undefined {
  const { need } = extensions as { need?: Need };
  return need && 'columns' in need ? need.columns : undefined;
}

/** The table whose rows the objects of a type are. */
export const tableOf = (type: GraphQLObjectType): PgTable | undefined =>
  (type.extensions as { rows?: PgTable }).rows;

/** Keys by which the values that a plan has loaded lie in their row, by the field of the document. */
const keys = new WeakMap<object, string>();
export const keyOf = (node: object): string | undefined => keys.get(node);
export const setKey = (node: object, key: string): void => void keys.set(node, key);

/**
 * Lets the fields that declare a read return what a plan has loaded into their row, or read it, and marks those without a
 * resolver. Throws for columns that the table has not. Changes `schema`.
 */
export function bindNeeds(
  schema: GraphQLSchema,
  instances: ReadonlyMap<unknown, object>,
  batches?: ReadsFields,
): void {
  const memberOf = members();
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const table = tableOf(type);
    const columns = table && getTableColumns(table);
    for (const field of Object.values(type.getFields()) as AnyField[]) {
      const need = needOf(field);
      const unknown = columnsNeeded(field)?.filter((name) => columns && !columns[name]) ?? [];
      if (unknown.length > 0) throw new Error(`${type.name}.${field.name} needs ${unknown.join(', ')}.`);
      if (need?.kind === 'read') {
        const of = { type, field, read: need.read };
        const resolve: Resolve = (row, args, context, info) =>
          batches!.read(of, row as Record<string, unknown>, args, context, info);
        field.resolve = loadedOr(roots.has(type) ? field.resolve! : resolve);
      }
      if (need?.kind === 'read' || roots.has(type)) continue;
      const member = memberOf(type, field.name);
      if (typeof member === 'object') field.resolve = directly(member, instances) ?? field.resolve;
      else if (!need && (!columns || columns[member])) {
        // A copy: types of one abstract class share the object.
        field.extensions = { ...field.extensions, need: needOfProperty(member, field.name, columns) };
      }
    }
  }
}

/** A field that has another name in the schema than its property is computed from it. */
const needOfProperty = (property: string, field: string, columns: object | undefined): Need =>
  property === field ? { kind: 'property' } : { kind: 'computed', columns: columns ? [property] : [] };

type FieldResolver = ReturnType<typeof getMetadataStorage>['fieldResolvers'][number];

/**
 * Calls a method that takes the object alone, or with the context. For each call, type-graphql would look up the instance,
 * sort the parameters and look for promises among them. Null for other methods.
 */
function directly(
  { kind, target, methodName, params = [] }: FieldResolver,
  instances: ReadonlyMap<unknown, object>,
): Resolve | null {
  const isPlain = params.every(
    (each) => 'propertyName' in each && !each.propertyName && (each.kind === 'context' || !hasClass(each)),
  );
  if (kind !== 'external' || !isPlain) return null;
  const instance = instances.get(target) as Record<string, (...given: unknown[]) => unknown>;
  switch (
    params
      .toSorted((one, other) => one.index - other.index)
      .map((each) => each.kind)
      .join()
  ) {
    case 'root':
      return (source) => instance[methodName]!(source);
    case 'root,context':
      return (source, _args, context) => instance[methodName]!(source, context);
    default:
      return null;
  }
}

const hasClass = ({ getType }: { getType?: () => unknown }) => getType !== undefined && getType() !== Object;

/** Which property a field is, or the resolver that it has, also one for an abstract class above its type. */
function members(): (type: GraphQLObjectType, field: string) => string | FieldResolver {
  const { fieldResolvers, objectTypes } = getMetadataStorage();
  const classes = new Map(objectTypes.map(({ name, target }) => [name, target]));
  const known = new Map<unknown, Map<string, string | FieldResolver>>();
  const add = (target: unknown, field: string, member: string | FieldResolver) =>
    known.set(target, (known.get(target) ?? new Map<string, string | FieldResolver>()).set(field, member));
  for (const { target, fields } of objectTypes) {
    for (const { name, schemaName } of fields ?? []) if (name !== schemaName) add(target, schemaName, name);
  }
  for (const resolver of fieldResolvers) add(resolver.getObjectType!(), resolver.schemaName, resolver);
  return (type, field) => {
    let target: unknown = classes.get(type.name);
    for (; target && target !== Object.prototype; target = Object.getPrototypeOf(target)) {
      const member = known.get(target)?.get(field);
      if (member !== undefined) return member;
    }
    return field;
  };
}

const loadedOr =
  (resolve: Resolve): Resolve =>
  (source, args, context, info: GraphQLResolveInfo) => {
    const key = keyOf(info.fieldNodes[0]!);
    return key !== undefined && typeof source === 'object' && source !== null && key in source
      ? (source as Record<string, unknown>)[key]
      : resolve(source, args, context, info);
  };
