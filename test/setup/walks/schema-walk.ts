import { randomUUID } from 'node:crypto';
import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  print,
} from 'graphql';
import type { Context } from '../../../src/graphql/context.ts';
import { declaredLimit, type InputLimit } from '../../../src/graphql/input-limits.ts';
import type { Role } from '../../../src/platform/viewer.ts';

type Field = GraphQLField<unknown, Context>;
type Input = GraphQLArgument | GraphQLInputField;

/** One text, id or number that a client can send, with the way to it. */
export interface Leaf {
  /** As in `Mutation.createGoal(input.target)`. */
  name: string;
  scalar: string;
  limit: InputLimit;
  kind: 'query' | 'mutation' | 'subscription';
  /** Who may send it. */
  role: Role;
  /** Path of its file in the variables, if it has one. */
  file: string | null;
  /** The document and its variables with this value. */
  withVariable(value: unknown): { query: string; variables: Record<string, unknown> };
  /** The document with this literal. */
  withLiteral(literal: string): string;
}

const MARK = 424_242;

/**
 * Every leaf of every argument whose scalar is among `scalars`. `paths` says how the fields of a type that is no root
 * are reached, with `#` for the field: `viewer { # }`. Throws for a type with arguments that has no path.
 */
export function inputLeaves(
  schema: GraphQLSchema,
  scalars: readonly string[],
  paths: Readonly<Record<string, string>>,
): Leaf[] {
  const roots = new Map(
    (['query', 'mutation', 'subscription'] as const).map((kind) => [schema.getRootType(kind as never), kind]),
  );
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('__')) return [];
    const kind = roots.get(type) ?? 'query';
    return Object.values(type.getFields() as Record<string, Field>).flatMap((field) =>
      field.args.flatMap((arg) =>
        leavesOf(arg, scalars, field).map(({ path, scalar, limit }): Leaf => {
          const way = roots.has(type) ? '#' : paths[type.name];
          if (!way) throw new Error(`No path to ${type.name}, which has arguments.`);
          const { roles } = (field.extensions.access ?? {}) as { roles?: Role[] };
          const argsWith = (value: unknown) => sampleArguments(field, arg.name, path, value);
          const given = field.args.filter(({ name }) => argsWith(MARK)[name] !== undefined);
          const definitions = given.map(({ name, type: each }) => `$${name}: ${each}`).join(', ');
          const uses = given.map(({ name }) => `${name}: $${name}`).join(', ');
          const call = (values: string) => `${field.name}(${values}) ${selectionOf(field)}`;
          return {
            name: `${type.name}.${field.name}(${[arg.name, ...path].join('.')})`,
            ...{ scalar, limit, kind, role: roles?.[0] ?? 'USER', file: filePath(field) },
            withVariable: (value) => ({
              query: `${kind} T(${definitions}) { ${way.replace('#', call(uses))} }`,
              variables: argsWith(value),
            }),
            withLiteral: (literal) => {
              const values = argsWith(MARK);
              const literals = given.map(
                ({ name, type: each }) => `${name}: ${print(astFromValue(values[name], each)!)}`,
              );
              const document = `${kind} { ${way.replace('#', call(literals.join(', ')))} }`;
              return document.replace(String(MARK), literal);
            },
          };
        }),
      ),
    );
  });
}

interface Found {
  path: string[];
  scalar: string;
  limit: InputLimit;
}

function leavesOf(input: Input, scalars: readonly string[], field?: Field): Found[] {
  const type = getNamedType(input.type);
  if (scalars.includes(type.name)) {
    return [{ path: [], scalar: type.name, limit: declaredLimit(input, field) }];
  }
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((member) =>
    leavesOf(member, scalars).map((found) => ({ ...found, path: [member.name, ...found.path] })),
  );
}

/** What the field needs, with `value` at the path. */
function sampleArguments(field: Field, argument: string, path: string[], value: unknown) {
  return Object.fromEntries(
    field.args.map((arg) => [
      arg.name,
      arg.name === argument ? place(arg.type, path, value) : sample(arg.type, arg.defaultValue !== undefined),
    ]),
  );
}

function place(type: GraphQLInputType, path: string[], value: unknown): unknown {
  if (isNonNullType(type)) return place(type.ofType, path, value);
  if (isListType(type)) return [place(type.ofType, path, value)];
  if (!isInputObjectType(type)) return value;
  const [next, ...rest] = path;
  return Object.fromEntries(
    Object.values(type.getFields()).map((field) => [
      field.name,
      field.name === next ? place(field.type, rest, value) : sample(field.type),
    ]),
  );
}

/** Something that the type allows; nothing where nothing is needed. */
function sample(type: GraphQLInputType, hasDefault = false): unknown {
  if (!isNonNullType(type) || hasDefault) return undefined;
  const needed = type.ofType;
  if (isListType(needed)) return [];
  if (isInputObjectType(needed)) {
    return Object.fromEntries(
      Object.values(needed.getFields()).map((field) => [field.name, sample(field.type)]),
    );
  }
  if (isEnumType(needed)) return needed.getValues()[0]!.name;
  return SAMPLES[needed.name]?.() ?? null;
}

const SAMPLES: Readonly<Record<string, () => unknown>> = {
  String: () => 'sample',
  ID: () => randomUUID(),
  Int: () => 1,
  Float: () => 1,
  Boolean: () => true,
  LocalDate: () => '2026-01-01',
  LocalTime: () => '08:00',
};

/** Where a file must be among the variables. */
function filePath(field: Field): string | null {
  for (const arg of field.args) {
    const type = getNamedType(arg.type);
    const fields = isInputObjectType(type) ? Object.values(type.getFields()) : [];
    const file = fields.find((each) => isNonNullType(each.type) && getNamedType(each.type).name === 'Upload');
    if (file) return `${arg.name}.${file.name}`;
  }
  return null;
}

function selectionOf({ type }: Field): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  const hasUserErrors = isObjectType(named) && 'userErrors' in named.getFields();
  return hasUserErrors ? '{ userErrors { code message field } }' : '{ __typename }';
}
