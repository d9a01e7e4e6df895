import { type GraphQLField, type GraphQLSchema, getNamedType, getNullableType, isObjectType } from 'graphql';
import { Extensions } from 'type-graphql';
import type { CreationCursor } from '../platform/database/keyset.ts';
import type { Context } from './context.ts';
import { encodeCursor } from './types/cursor.ts';

const DESCRIPTION =
  'The new item with its cursor, as the list has it in its default order; null if there are `userErrors`.';

/**
 * Of what a payload returns as new: it gets the field `edge` beside, for lists of such items in their default order.
 * @param cursorOf as the list makes cursors
 */
export const WithEdge = <Row = CreationCursor>(
  cursorOf: (row: Row) => string = encodeCursor as unknown as (row: Row) => string,
) => Extensions({ edgeCursor: cursorOf });

/** Adds the field `edge` to payloads that have a field `WithEdge`. Changes `schema`. */
export function addEdgesToPayloads(schema: GraphQLSchema): void {
  for (const mutation of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const payload = getNullableType(mutation.type);
    if (!isObjectType(payload)) continue;
    for (const { name, type, extensions } of Object.values(payload.getFields())) {
      const cursorOf = extensions.edgeCursor as ((row: unknown) => string) | undefined;
      const edgeType = cursorOf && schema.getType(`${getNamedType(type)}Edge`);
      if (!cursorOf || !isObjectType(edgeType)) continue;
      const edge: GraphQLField<Record<string, unknown>, Context> = {
        ...{ name: 'edge', description: DESCRIPTION, type: edgeType, args: [] },
        ...{ deprecationReason: undefined, extensions: {}, astNode: undefined, subscribe: undefined },
        resolve: ({ [name]: node }) => (node == null ? null : { node, cursor: cursorOf(node) }),
      };
      payload.getFields().edge = edge as GraphQLField<unknown, unknown>;
    }
  }
}
