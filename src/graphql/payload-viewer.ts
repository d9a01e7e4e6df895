import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isObjectType,
} from 'graphql';
import { Extensions } from 'type-graphql';
import { accessOf } from './access.ts';
import type { Context } from './context.ts';

const VIEWER =
  'The person who is logged in, with everything as it is after the mutation; null if there are `userErrors`. A client that selects here what its pages show needs no code to keep its cache right.';
const QUERY =
  'All queries, as they answer after the mutation; null if there are `userErrors`. For lists that are not the viewer’s own, such as `consultationQueue`.';

/** Marks the query that returns the viewer. */
export const ReturnsViewer = () => Extensions({ returnsViewer: true });

/** Marks a mutation that leaves no viewer, as it ends the session. */
export const EndsSession = () => Extensions({ endsSession: true });

type PayloadField = GraphQLField<{ userErrors: readonly unknown[] }, Context>;

/** Adds the fields `viewer` and `query` to the payload of every mutation that needs a viewer. Changes `schema`. */
export function addViewerToPayloads(schema: GraphQLSchema): void {
  const queries = schema.getQueryType();
  const roots = Object.values(queries?.getFields() ?? {}) as GraphQLField<unknown, Context>[];
  const viewer = roots.find(({ extensions }) => extensions.returnsViewer);
  const viewerType = viewer && getNamedType(viewer.type);
  if (!queries || !viewer || !isObjectType(viewerType)) return;
  const added = [
    fieldOf('viewer', VIEWER, viewerType, (context, info) => viewer.resolve?.(undefined, {}, context, info)),
    fieldOf('query', QUERY, queries, () => ({})),
  ];
  for (const mutation of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const payload = getNullableType(mutation.type);
    if (!isObjectType(payload) || accessOf(mutation).public || mutation.extensions.endsSession) continue;
    for (const field of added)
      payload.getFields()[field.name] = { ...field } as GraphQLField<unknown, unknown>;
  }
}

const fieldOf = (
  name: string,
  description: string,
  type: GraphQLObjectType,
  read: (context: Context, info: GraphQLResolveInfo) => unknown,
): PayloadField => ({
  ...{ name, description, type, args: [] },
  ...{ deprecationReason: undefined, extensions: {}, astNode: undefined, subscribe: undefined },
  resolve: ({ userErrors }, _args, context, info) => (userErrors.length > 0 ? null : read(context, info)),
});
