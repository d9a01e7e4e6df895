import { type GraphQLField, type GraphQLSchema, getNamedType, getNullableType, isObjectType } from 'graphql';
import { Extensions } from 'type-graphql';
import { byInstant, type Order } from '../platform/database/reads.ts';
import type { Context } from './context.ts';
import { cursorIn } from './types/cursor.ts';

const DESCRIPTION =
  'The new item with its cursor, as the list has it in its default order; null if there are `userErrors`.';

/** Of what a payload returns as new: it gets the field `edge` beside, for lists of such items in their default order. */
export const WithEdge = (order: Order = byInstant('createdAt')) => Extensions({ edgeOrder: order });

/** Adds the field `edge` to payloads that have a field `WithEdge`. Changes `schema`. */
export function addEdgesToPayloads(schema: GraphQLSchema): void {
  for (const mutation of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const payload = getNullableType(mutation.type);
    if (!isObjectType(payload)) continue;
    for (const { name, type, extensions } of Object.values(payload.getFields())) {
      const order = extensions.edgeOrder as Order | undefined;
      const edgeType = order && schema.getType(`${getNamedType(type)}Edge`);
      if (!order || !isObjectType(edgeType)) continue;
      const edge: GraphQLField<Record<string, unknown>, Context> = {
        ...{ name: 'edge', description: DESCRIPTION, type: edgeType, args: [] },
        ...{ deprecationReason: undefined, extensions: {}, astNode: undefined, subscribe: undefined },
        resolve: ({ [name]: node }) =>
          node == null ? null : { node, cursor: cursorIn(order, node as Record<string, unknown>) },
      };
      payload.getFields().edge = edge as GraphQLField<unknown, unknown>;
    }
  }
}
