import { type GraphQLSchema, isInputObjectType, isNonNullType } from 'graphql';
import { Extensions } from 'type-graphql';

/** Of an input type: exactly one of its fields must be given, and not be null (`@oneOf`). */
export const OneOf = () => Extensions({ oneOf: true });

/** Throws for a field that is required or has a default. Changes `schema`. */
export function markOneOf(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isInputObjectType(type) || !type.extensions.oneOf) continue;
    for (const field of Object.values(type.getFields())) {
      if (isNonNullType(field.type) || field.defaultValue !== undefined)
        throw new Error(`${type.name}.${field.name} must be nullable and have no default.`);
    }
    type.isOneOf = true;
  }
}
