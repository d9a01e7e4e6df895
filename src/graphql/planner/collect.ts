import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLSchema,
  SelectionSetNode,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';

/** A document with the variables of one request, coerced. */
export interface Walked {
  schema: GraphQLSchema;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  variables: Record<string, unknown>;
}

/** The fields that are selected of a type by response name; those of one name are one field. */
export const collectFields = (
  { schema, fragments, variables }: Walked,
  type: GraphQLObjectType,
  nodes: readonly { selectionSet?: SelectionSetNode | undefined }[],
): Map<string, readonly FieldNode[]> =>
  collectSubfields(schema, fragments, variables, type, nodes as readonly FieldNode[]);
