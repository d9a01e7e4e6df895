import { type Column, getTableColumns, sql } from 'drizzle-orm';
import {
  type FieldNode,
  type GraphQLArgument,
  GraphQLBoolean,
  type GraphQLField,
  type GraphQLInputType,
  getArgumentValues,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ValueNode,
} from 'graphql';
import type { Arguments, Read } from '../../platform/database/reads.ts';

type Field = GraphQLField<unknown, unknown>;

/** Arguments of a page that its condition need not heed. */
const OF_PAGE: ReadonlySet<string> = new Set(['first', 'after', 'orderBy']);

/** Of nodes without variables. */
const constant = new WeakMap<FieldNode, { field: Field; args: Arguments }>();

/** The arguments of a field as its resolver gets them. */
export function argumentsOf(field: Field, node: FieldNode, variables: Record<string, unknown>): Arguments {
  const known = constant.get(node);
  if (known?.field === field) return { ...known.args };
  const args = getArgumentValues(field, node, variables);
  for (const { name, defaultValue } of field.args) args[name] ??= defaultValue;
  if (!node.arguments?.some(({ value }) => usesVariable(value)))
    constant.set(node, { field, args: { ...args } });
  return args;
}

function usesVariable(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.some(usesVariable);
  if (value.kind === Kind.OBJECT) return value.fields.some((field) => usesVariable(field.value));
  return value.kind === Kind.VARIABLE;
}

/**
 * Whether a read heeds all that was given, and that can be a part of a statement: enums and booleans. A default is what a
 * read does anyway.
 */
export function heedsArguments(read: Read, field: Field, args: Arguments): boolean {
  const own = field.args.filter(({ name }) => !OF_PAGE.has(name) || read.kind !== 'page');
  if (!own.every((arg) => isChoice(arg.type, args[arg.name]))) return false;
  const heeded = new Set<string>();
  const asked = { row: ANY_ROW, viewer: sql`null`, args: watch(args, heeded) };
  if (read.kind === 'value') read.value(asked);
  else read.where(getTableColumns(read.table), asked);
  return own.every((arg) => args[arg.name] === arg.defaultValue || isHeeded(arg, args[arg.name], heeded));
}

/** Whether a value consists of what can be a part of a statement. */
export function isChoice(type: GraphQLInputType, value: unknown): boolean {
  if (value == null) return true;
  if (isNonNullType(type)) return isChoice(type.ofType, value);
  if (isListType(type)) return Array.isArray(value) && value.every((each) => isChoice(type.ofType, each));
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).every((member) =>
      isChoice(member.type, (value as Arguments)[member.name]),
    );
  }
  return isEnumType(type) || type === GraphQLBoolean;
}

function isHeeded(
  { name }: Pick<GraphQLArgument, 'name'>,
  value: unknown,
  heeded: ReadonlySet<string>,
): boolean {
  if (value == null) return true;
  if (typeof value !== 'object' || Array.isArray(value)) return heeded.has(name);
  return Object.entries(value).every(([member, of]) => isHeeded({ name: `${name}.${member}` }, of, heeded));
}

/** Notes the name of each argument that is read, and of each member as `filter.kind`. */
const watch = (args: Arguments, heeded: Set<string>, within = ''): Arguments =>
  new Proxy(args, {
    get: (target, name) => {
      const value = target[String(name)];
      heeded.add(`${within}${String(name)}`);
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? watch(value as Arguments, heeded, `${within}${String(name)}.`)
        : value;
    },
  });

const ANY_ROW = new Proxy({}, { get: () => sql`null` }) as Record<string, Column>;
