import {
  type FieldNode,
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

/** Arguments of a page that a plan knows. */
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

/** Whether a statement can be made for the arguments: enums and booleans are parts of it, and what asks for a page. */
export const isPlannable = (read: Read, field: Field, args: Arguments): boolean =>
  field.args.every(
    ({ name, type }) => (read.kind === 'page' && OF_PAGE.has(name)) || isChoice(type, args[name]),
  );

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
