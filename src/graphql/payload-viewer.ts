import { type GraphQLField, type GraphQLSchema, getNamedType, getNullableType, isObjectType } from 'graphql';
import { Extensions } from 'type-graphql';
import { accessOf } from './access.ts';
import type { Context } from './context.ts';

const DESCRIPTION =
  'The person who is logged in, with everything as it is after the mutation; null if there are `userErrors`. A client that selects here what its pages show needs no code to keep its cache right.';

/** Marks the query that returns the viewer. */
export const ReturnsViewer = () => Extensions({ returnsViewer: true });

/** Marks a mutation that leaves no viewer, as it ends the session. */
export const EndsSession = () => Extensions({ endsSession: true });

/** Adds the field `viewer` to the payload of every mutation that needs a viewer. Changes `schema`. */
export function addViewerToPayloads(schema: GraphQLSchema): void {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}) as GraphQLField<unknown, Context>[];
  const query = roots.find(({ extensions }) => extensions.returnsViewer);
  const viewerType = query && getNamedType(query.type);
  if (!query || !isObjectType(viewerType)) return;
  for (const mutation of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const payload = getNullableType(mutation.type);
    if (!isObjectType(payload) || accessOf(mutation).public || mutation.extensions.endsSession) continue;
    const viewer: GraphQLField<{ userErrors: readonly unknown[] }, Context> = {
      ...{ name: 'viewer', description: DESCRIPTION, type: viewerType, args: [] },
      ...{ deprecationReason: undefined, extensions: {}, astNode: undefined, subscribe: undefined },
      resolve: ({ userErrors }, _args, context, info) =>
        userErrors.length > 0 ? null : query.resolve?.(undefined, {}, context, info),
    };
    payload.getFields().viewer = viewer as GraphQLField<unknown, unknown>;
  }
}
