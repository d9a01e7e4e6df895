import {
  defaultFieldResolver,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLFieldResolver,
  GraphQLID,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { Extensions } from 'type-graphql';
import { badInput } from '../../platform/errors.ts';
import { decodeId, encodeId } from '../../platform/ids/global-id.ts';
import type { NodeReaders } from '../../platform/ids/nodes.ts';
import type { TYPE_CODES, TypeCodes } from '../../platform/ids/type-codes.ts';
import type { Context } from '../context.ts';

type AnyField = GraphQLField<unknown, Context>;
type Resolve = GraphQLFieldResolver<unknown, Context>;
/** From the id of a client to the key in the program. */
type Decode = (value: unknown) => unknown;

/** Accepts ids of every type and leaves them as they are. */
const ANY_TYPE = 'Node';
/** Stands for an id that names nothing; `parseId` refuses it. */
const NOTHING = '?';

/** The type whose ids a field, or `argument` of a resolver method, has; not needed for `id` of the type itself. */
export const IdOf = (type: keyof typeof TYPE_CODES | typeof ANY_TYPE, argument?: string) =>
  Extensions({ [argument ? `id of ${argument}` : 'idOf']: type });

/** Of a type that a viewer has one of: its `id` is made from that of the viewer. */
export const OnePerViewer = () => Extensions({ onePerViewer: true });

/**
 * Turns the keys of the program into globally unique ids at the edge, and back: `id` fields and other fields of the type
 * `ID`, arguments, and fields of inputs. Throws for one without a type, and for a `Node` without a reader. Changes `schema`.
 */
export function bindIds(schema: GraphQLSchema, codes: TypeCodes, readers: NodeReaders): void {
  const nodes = schema.getImplementations(schema.getType('Node') as GraphQLInterfaceType).objects;
  const unread = nodes.filter(({ name }) => !readers[name]).map(({ name }) => name);
  if (unread.length > 0) throw new Error(`Nodes that nothing reads: ${unread.join(', ')}`);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()) as AnyField[]) {
      if (getNamedType(field.type) === GraphQLID) {
        const name = field.name === 'id' ? type.name : String(field.extensions.idOf);
        const code = codes[name];
        if (!code) throw new Error(`The ids of ${type.name}.${field.name} have no type.`);
        const read = type.extensions.onePerViewer && field.name === 'id' ? idOfViewer : undefined;
        field.resolve = encoded(code, read ?? field.resolve ?? defaultFieldResolver);
      }
      decodeArguments(field, codes);
    }
  }
}

/** While somebody logs in, there is no viewer yet: then the source has the id of its owner. */
const idOfViewer: Resolve = (source, _args, { viewer }) => viewer?.userId ?? (source as { id?: string }).id;

const encoded =
  (code: string, resolve: Resolve): Resolve =>
  (source, args, context, info) => {
    const value: unknown = resolve(source, args, context, info);
    const write = (key: unknown) => (key == null ? key : encodeId(code, String(key)));
    return value instanceof Promise ? value.then(write) : write(value);
  };

function decodeArguments(field: AnyField, codes: TypeCodes): void {
  const decode = decodeMembers(
    field.args.map((arg) => [arg.name, decodeOf(arg, typeOf(arg, field), codes)] as const),
  );
  if (!decode) return;
  const decoded =
    (resolve: Resolve): Resolve =>
    (source, args, context, info) =>
      resolve(source, decode(args) as typeof args, context, info);
  field.resolve = decoded(field.resolve ?? defaultFieldResolver);
  if (field.subscribe) field.subscribe = decoded(field.subscribe);
}

const typeOf = (input: GraphQLArgument | GraphQLInputField, field?: AnyField) =>
  input.extensions.idOf ?? field?.extensions[`id of ${input.name}`];

function decodeOf(
  input: GraphQLArgument | GraphQLInputField,
  name: unknown,
  codes: TypeCodes,
  type: GraphQLInputType = input.type,
): Decode | null {
  if (isNonNullType(type)) return decodeOf(input, name, codes, type.ofType);
  if (isListType(type)) {
    const decode = decodeOf(input, name, codes, type.ofType);
    return decode && ((value) => (Array.isArray(value) ? value.map(decode) : value));
  }
  if (isInputObjectType(type)) {
    return decodeMembers(
      Object.values(type.getFields()).map((member) => [member.name, decodeOf(member, typeOf(member), codes)]),
    );
  }
  if (type !== GraphQLID || name === ANY_TYPE) return null;
  if (!codes[String(name)]) throw new Error(`The ids of ${input.name} (${input.description}) have no type.`);
  return decodeAs(String(name), codes);
}

/** Copies: the values of variables are shared by all fields of an operation. */
function decodeMembers(members: readonly (readonly [string, Decode | null])[]): Decode | null {
  const decoders = members.filter((member): member is [string, Decode] => member[1] !== null);
  if (decoders.length === 0) return null;
  return (value) => {
    if (value == null) return value;
    const copy = { ...(value as Record<string, unknown>) };
    for (const [name, decode] of decoders) if (copy[name] != null) copy[name] = decode(copy[name]);
    return copy;
  };
}

function decodeAs(name: string, codes: TypeCodes): Decode {
  const known = new Map(Object.entries(codes).map(([type, code]) => [code, type]));
  return (value) => {
    const id = decodeId(String(value));
    const given = id && known.get(id.code);
    if (!id || !given) return NOTHING;
    if (given !== name) throw badInput(`It must be the id of ${name}, not of ${given}.`);
    return id.key;
  };
}
