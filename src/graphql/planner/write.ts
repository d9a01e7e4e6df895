import {
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import type { Context } from '../context.ts';
import { argumentsOf } from './arguments.ts';
import { collectFields, type Walked } from './collect.ts';
import { keyOf, needOf } from './needs.ts';

type Field = GraphQLField<unknown, Context>;
type Resolve = GraphQLFieldResolver<unknown, Context>;
export type Resolvers = ReadonlyMap<object, Resolve>;
interface Asked {
  context: Context;
  variables: Record<string, unknown>;
}
type Row = Record<string, unknown>;
/** A value of the answer. */
type Complete = (value: unknown, asked: Asked) => unknown;

/** Something is not as usual; graphql-js is to say what. */
class GiveUp extends Error {}

/** The answer from the rows of a plan; null where graphql-js is to make it from the same rows. */
export type Write = (load: () => Row, asked: Asked) => object | null;

/** The resolvers of all fields, as they are now. */
export function resolversOf(schema: GraphQLSchema): Resolvers {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const fields = types.flatMap((type) => Object.values(type.getFields()) as Field[]);
  return new Map(fields.flatMap((field) => (field.resolve ? [[field, field.resolve]] : [])));
}

/**
 * Makes the answer of an operation that a plan covers whole, much cheaper than graphql-js, since nothing is waited for and
 * nothing is checked that cannot be otherwise. On a null where none may be, an unknown enum value, a resolver that throws or
 * returns a promise, it gives up.
 */
export function writerOf(walked: Walked, operation: OperationDefinitionNode, resolvers: Resolvers): Write {
  const root = walked.schema.getQueryType()!;
  const write = new Writing(walked, resolvers).object(root, [operation]);
  return (load, asked) => {
    try {
      return { data: write(load(), asked) };
    } catch {
      return null;
    }
  };
}

class Writing {
  constructor(
    private readonly walked: Walked,
    private readonly resolvers: Resolvers,
  ) {}

  object(type: GraphQLObjectType, selected: Parameters<typeof collectFields>[2]): Complete {
    const collected = [...collectFields(this.walked, type, selected)];
    const fields = collected.map(([name, nodes]) => ({ name, write: this.#field(type, nodes) }));
    if (fields.some(({ name }) => name === '__proto__')) throw new GiveUp();
    return (source, asked) => {
      if (typeof source !== 'object') throw new GiveUp();
      if (source instanceof Promise) return giveUpOn(source);
      const answer: Row = {};
      for (const { name, write } of fields) answer[name] = write(source, asked);
      return answer;
    };
  }

  #field(type: GraphQLObjectType, nodes: readonly FieldNode[]): Complete {
    const [node] = nodes;
    const { value: name } = node!.name;
    if (name === '__typename') return () => type.name;
    const field = type.getFields()[name] as Field;
    const complete = this.#complete(field.type, nodes);
    const need = needOf(field);
    const key = need?.kind === 'read' ? keyOf(node!) : undefined;
    if (key !== undefined) return (source, asked) => complete((source as Row)[key], asked);
    const resolve = this.resolvers.get(field);
    if (!resolve || (need?.kind === 'property' && isPlain(field.type))) {
      return (source, asked) => complete((source as Row)[name], asked);
    }
    const argsOf = (variables: Row) => argumentsOf(field as GraphQLField<unknown, unknown>, node!, variables);
    return (source, asked) => {
      const args = field.args.length > 0 ? argsOf(asked.variables) : {};
      return complete(resolve(source, args, asked.context, undefined as never), asked);
    };
  }

  #complete(type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
    if (isNonNullType(type)) {
      const complete = this.#completeNullable(type.ofType, nodes);
      return (value, asked) => complete(value ?? giveUp(), asked);
    }
    const complete = this.#completeNullable(type, nodes);
    return (value, asked) => (value == null ? null : complete(value, asked));
  }

  #completeNullable(type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
    if (isListType(type)) {
      const complete = this.#complete(type.ofType, nodes);
      return (value, asked) =>
        Array.isArray(value) ? itemsOf(value).map((item) => complete(item, asked)) : giveUpOn(value);
    }
    if (isObjectType(type)) return this.object(type, nodes);
    if (!isLeafType(type)) throw new GiveUp();
    return completeLeaf(type);
  }
}

/** Of several promises, each would need a handler. */
function itemsOf(list: readonly unknown[]): readonly unknown[] {
  const promises = list.filter((item) => item instanceof Promise);
  for (const promise of promises) promise.catch(() => undefined);
  return promises.length > 0 ? giveUp() : list;
}

/** Whether what a column holds is what the answer holds: ids and texts are written by their resolvers. */
function isPlain(type: GraphQLOutputType): boolean {
  if (isNonNullType(type) || isListType(type)) return isPlain(type.ofType);
  return !isLeafType(type) || (type.name !== 'ID' && type.name !== 'String');
}

function completeLeaf(type: GraphQLLeafType): Complete {
  if (isEnumType(type)) {
    const names = new Map(type.getValues().map(({ value, name }) => [value, name]));
    return (value) => names.get(value) ?? giveUpOn(value);
  }
  switch (type.name) {
    case 'ID':
    case 'String':
      return (value) => (typeof value === 'string' ? value : giveUpOn(value));
    case 'Boolean':
      return (value) => (typeof value === 'boolean' ? value : giveUpOn(value));
    case 'Int':
      return (value) => (((value as number) | 0) === value ? value : giveUpOn(value));
    case 'DateTime':
      return (value) => (typeof value === 'string' ? instantIn(value) : type.serialize(value)) ?? giveUp();
    case 'Float':
      return (value) => (Number.isFinite(value) ? value : giveUpOn(value));
    default:
      return (value) => (value instanceof Promise ? giveUpOn(value) : (type.serialize(value) ?? giveUp()));
  }
}

/** As the database writes it in JSON: `2026-03-01T08:30:00.123456+00:00`, without zeros at the end. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?\+00:00$/;
const OFFSET = '+00:00'.length;
const SECONDS = '2026-03-01T08:30:00'.length;

function instantIn(text: string): string {
  if (!INSTANT.test(text)) return giveUp();
  const [seconds, fraction] = [text.slice(0, SECONDS), text.slice(SECONDS + 1, -OFFSET)];
  return `${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}

const giveUp = (): never => {
  throw new GiveUp();
};

/** Whoever waits for a promise is to handle its error. */
function giveUpOn(value: unknown): never {
  if (value instanceof Promise) value.catch(() => undefined);
  return giveUp();
}
