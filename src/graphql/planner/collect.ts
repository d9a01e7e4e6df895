import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A document with the variables of one request, coerced. */
export interface Walked {
  schema: GraphQLSchema;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  variables: Record<string, unknown>;
}

type Sets = readonly (SelectionSetNode | undefined)[];

/** The fields of a type by response name, as the specification collects them; those of one name are one field. */
export function collectFields(walked: Walked, type: GraphQLObjectType, sets: Sets): Map<string, FieldNode[]> {
  const found = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  const add = (set: SelectionSetNode | undefined) => {
    for (const node of set?.selections ?? []) {
      if (!isIncluded(node, walked.variables)) continue;
      if (node.kind === Kind.FIELD) {
        const name = node.alias?.value ?? node.name.value;
        const known = found.get(name);
        if (known) known.push(node);
        else found.set(name, [node]);
        continue;
      }
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        if (spread.has(node.name.value)) continue;
        spread.add(node.name.value);
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? walked.fragments[node.name.value]! : node;
      if (matches(walked.schema, fragment.typeCondition?.name.value, type)) add(fragment.selectionSet);
    }
  };
  for (const set of sets) add(set);
  return found;
}

function isIncluded(node: SelectionNode, variables: Record<string, unknown>): boolean {
  if (!node.directives?.length) return true;
  const directed = node as { directives: readonly DirectiveNode[] };
  return (
    getDirectiveValues(GraphQLSkipDirective, directed, variables)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, directed, variables)?.if !== false
  );
}

function matches(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditional = schema.getType(condition);
  return isAbstractType(conditional) && schema.isSubType(conditional, type);
}
