import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { formOf, variablesIn } from './arguments.ts';
import { needOf } from './needs.ts';

/**
 * Tells requests of a document apart by what their statements depend on: variables of directives and of `orderBy`, and
 * which arguments of the fields that are loaded are given. Values that a statement is given, such as days, are alike.
 */
export function shaping(schema: GraphQLSchema, document: DocumentNode): (variables: object) => string {
  const whole = new Set<string>();
  const given = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Argument: ({ name, value }) => {
        const field = types.getFieldDef();
        const isDirective = types.getDirective() != null;
        if (!isDirective && (!field || needOf(field)?.kind !== 'read' || name.value === 'first')) return;
        const names = isDirective || name.value === 'orderBy' ? whole : given;
        for (const each of variablesIn(value)) names.add(each);
      },
    }),
  );
  if (whole.size + given.size === 0) return () => '';
  return (variables) => {
    const values = variables as Record<string, unknown>;
    return JSON.stringify([
      [...whole].map((name) => values[name]),
      [...given].map((name) => formOf(values[name])),
    ]);
  };
}
