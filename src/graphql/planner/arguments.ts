import { type FieldNode, type GraphQLField, getArgumentValues, Kind, type ValueNode } from 'graphql';
import {
  type Arguments,
  orderAsked,
  type Read,
  type RowsRead,
  reversed,
  type Zoned,
} from '../../platform/database/reads.ts';

type Field = GraphQLField<unknown, unknown>;

/** Of nodes without variables. */
const constant = new WeakMap<FieldNode, { field: Field; args: Arguments }>();

/** The arguments of a field as its resolver gets them. */
export function argumentsOf(field: Field, node: FieldNode, variables: Record<string, unknown>): Arguments {
  const known = constant.get(node);
  if (known?.field === field) return { ...known.args };
  const args = getArgumentValues(field, node, variables);
  for (const { name, defaultValue } of field.args) args[name] ??= defaultValue;
  if (!node.arguments?.some(({ value }) => variablesIn(value).length > 0))
    constant.set(node, { field, args: { ...args } });
  return args;
}

export function variablesIn(value: ValueNode): string[] {
  if (value.kind === Kind.LIST) return value.values.flatMap(variablesIn);
  if (value.kind === Kind.OBJECT) return value.fields.flatMap((field) => variablesIn(field.value));
  return value.kind === Kind.VARIABLE ? [value.name.value] : [];
}

/** What the condition of a read goes by. */
export function givenOf(read: Read, args: Arguments, viewer: Zoned): Arguments {
  if ('given' in read && read.given) return read.given(args, viewer);
  const { first, after, last, before, orderBy, ...given } = args;
  return given;
}

/** How much of a page is asked for, from the position of which cursor on. */
export function boundsOf({ first, after, last, before }: Arguments) {
  const [size, cursor] = last == null ? [first, after] : [last, before];
  return { size: size as number, cursor: (cursor ?? null) as string | null };
}

/** From where and in which order a page is read: with `last`, from the other end. */
export function directionOf(read: RowsRead, args: Arguments) {
  const isBackward = args.last != null;
  const order = orderAsked(read, args);
  return {
    order: isBackward ? reversed(order) : order,
    ...{ isBackward, isContinued: boundsOf(args).cursor !== null },
  };
}

/** A value in which `by` has replaced all that a statement is given with each request: everything but booleans. */
export function replaceValues(
  value: unknown,
  name: string,
  by: (name: string, value: unknown) => unknown,
): unknown {
  if (value == null) return undefined;
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'object' || Array.isArray(value)) return by(name, value);
  const members = Object.entries(value).map(([key, each]) => [
    key,
    replaceValues(each, `${name}_${key}`, by),
  ]);
  return Object.fromEntries(members);
}

/** Of values that a statement tells apart. */
export const formOf = (value: unknown): unknown => replaceValues(value, '', () => 'given') ?? null;
