import {
  defaultFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
  Kind,
} from 'graphql';
import { badInput } from '../platform/errors.ts';
import type { Context } from './context.ts';

/** Refuses pages that are asked for from both ends of a list. Changes `schema`. */
export function checkDirections(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.args.some(({ name }) => name === 'last')) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context: Context, info) => {
        checkDirection(args, info);
        return resolve(source, args, context, info);
      };
    }
  }
}

type Asked = Pick<GraphQLResolveInfo, 'fieldNodes' | 'variableValues'>;

/** Throws BAD_USER_INPUT for a page that is asked for from both ends. */
export function checkDirection(args: Readonly<Record<string, unknown>>, asked: Asked): void {
  const isBackward = args.last != null;
  const others = isBackward ? isGiven(asked, 'first') || args.after != null : args.before != null;
  if (others) throw badInput('A page has `first` and `after`, or `last` and `before`.');
}

/** Whether the document or a variable gives the argument: its default is not of the client. */
function isGiven({ fieldNodes, variableValues }: Asked, argument: string): boolean {
  const value = fieldNodes[0]?.arguments?.find(({ name }) => name.value === argument)?.value;
  if (value?.kind === Kind.VARIABLE) return variableValues[value.name.value] != null;
  return value !== undefined && value.kind !== Kind.NULL;
}
