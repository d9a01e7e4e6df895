import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Context } from './context.ts';

type Resolve = GraphQLFieldResolver<unknown, Context>;

/** Lets an argument that has a default be null, which means the default, as Relay and some clients send it. Changes `schema`. */
export function acceptNullForDefaults(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const defaults: [string, unknown][] = [];
      for (const argument of field.args) {
        if (argument.defaultValue === undefined) continue;
        if (isNonNullType(argument.type)) argument.type = argument.type.ofType;
        defaults.push([argument.name, argument.defaultValue]);
      }
      if (defaults.length === 0) continue;
      field.resolve = filled(defaults, field.resolve ?? defaultFieldResolver);
      if (field.subscribe) field.subscribe = filled(defaults, field.subscribe);
    }
  }
}

const filled =
  (defaults: readonly [string, unknown][], resolve: Resolve): Resolve =>
  (source, args, context, info) => {
    for (const [name, value] of defaults) args[name] ??= value;
    return resolve(source, args, context, info);
  };
