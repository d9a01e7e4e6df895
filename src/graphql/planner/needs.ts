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
import type { Read } from '../../platform/database/reads.ts';
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

/** The field is what `read` says; its resolver answers where no plan has loaded it. */
export const Loads = (read: Read) => Extensions({ read });

export type Need =
  | { kind: 'property' }
  | { kind: 'computed'; columns: readonly string[] }
  | { kind: 'waits'; columns: readonly string[] }
  | { kind: 'read'; read: Read };

type AnyField = GraphQLField<unknown, Context>;

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
 * Lets the fields that declare a read return what a plan has loaded into their row, and marks those without a resolver.
 * Throws for columns that the table has not. Changes `schema`.
 */
export function bindNeeds(schema: GraphQLSchema): void {
  const isResolved = resolvedFields();
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const table = tableOf(type);
    const columns = table && getTableColumns(table);
    for (const field of Object.values(type.getFields()) as AnyField[]) {
      const need = needOf(field);
      const unknown = columnsNeeded(field)?.filter((name) => columns && !columns[name]) ?? [];
      if (unknown.length > 0) throw new Error(`${type.name}.${field.name} needs ${unknown.join(', ')}.`);
      if (need?.kind === 'read') field.resolve = loadedOr(field.resolve!);
      else if (
        !need &&
        !roots.has(type) &&
        !isResolved(type, field.name) &&
        (!columns || columns[field.name])
      )
        Object.assign(field.extensions, { need: { kind: 'property' } satisfies Need });
    }
  }
}

/** Whether a field has a resolver of its own, also one for an abstract class above its type, or another name. */
function resolvedFields(): (type: GraphQLObjectType, field: string) => boolean {
  const { fieldResolvers, objectTypes } = getMetadataStorage();
  const classes = new Map(objectTypes.map(({ name, target }) => [name, target]));
  const resolved = new Map<unknown, Set<string>>();
  const add = (target: unknown, field: string) =>
    resolved.set(target, (resolved.get(target) ?? new Set()).add(field));
  for (const { getObjectType, schemaName } of fieldResolvers) add(getObjectType!(), schemaName);
  for (const { target, fields } of objectTypes) {
    for (const { name, schemaName } of fields ?? []) if (name !== schemaName) add(target, schemaName);
  }
  return (type, field) => {
    let target: unknown = classes.get(type.name);
    for (; target && target !== Object.prototype; target = Object.getPrototypeOf(target)) {
      if (resolved.get(target)?.has(field)) return true;
    }
    return false;
  };
}

const loadedOr =
  (resolve: NonNullable<AnyField['resolve']>): NonNullable<AnyField['resolve']> =>
  (source, args, context, info: GraphQLResolveInfo) => {
    const key = keyOf(info.fieldNodes[0]!);
    return key !== undefined && typeof source === 'object' && source !== null && key in source
      ? (source as Record<string, unknown>)[key]
      : resolve(source, args, context, info);
  };
