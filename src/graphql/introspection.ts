import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

/** Validation rule for servers that do not expose their schema. */
export const noIntrospection = (context: ValidationContext): ASTVisitor => ({
  Field(node) {
    if (node.name.value !== '__schema' && node.name.value !== '__type') return;
    const message = `Introspection ("${node.name.value}") is turned off by the setting GRAPHQL_INTROSPECTION.`;
    context.reportError(new GraphQLError(message, { nodes: [node] }));
  },
});
