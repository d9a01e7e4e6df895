import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  isObjectType,
} from 'graphql';
import type { Reader } from '../platform/language/language.ts';
import { render } from '../platform/language/render.ts';
import type { Text } from '../platform/language/text.ts';
import type { Context } from './context.ts';

/**
 * Lets every field of the type `String` return a `Text`, or a list of the type `[String]` several, which the reader gets
 * in their language. Changes `schema`.
 */
export function writeTexts(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (getNamedType(field.type) !== GraphQLString) continue;
      const isList = String(field.type).startsWith('[');
      field.resolve = written(field.resolve ?? defaultFieldResolver, isList);
    }
  }
}

function written(
  resolve: GraphQLFieldResolver<unknown, Context>,
  isList: boolean,
): GraphQLFieldResolver<unknown, Context> {
  return (source, args, context, info) => {
    const value: unknown = resolve(source, args, context, info);
    if (typeof value === 'string' || value == null) return value;
    const write = (settled: unknown) => inLanguage(settled, isList, context.reader);
    return value instanceof Promise ? value.then(write) : write(value);
  };
}

function inLanguage(value: unknown, isList: boolean, reader: Reader): unknown {
  if (isList && Array.isArray(value)) return value.map((each) => inLanguage(each, false, reader));
  return typeof value === 'object' && value !== null ? render(value as Text, reader) : value;
}
