import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { isChoice } from './arguments.ts';
import { needOf } from './needs.ts';

/**
 * Tells requests of a document apart by what their statements depend on: variables of directives and of arguments of
 * fields that are loaded, and whether `after` is given. Values that no statement has a part for, such as days, are alike.
 */
export function shaping(schema: GraphQLSchema, document: DocumentNode): (variables: object) => string {
  const whole = new Set<string>();
  const given = new Set<string>();
  const types = new TypeInfo(schema);
  const inputs = new Map<string, GraphQLInputType | undefined>();
  visit(
    document,
    visitWithTypeInfo(types, {
      VariableDefinition: ({ variable }) =>
        void inputs.set(variable.name.value, types.getInputType() ?? undefined),
      Argument: ({ name, value }) => {
        const field = types.getFieldDef();
        if (types.getDirective()) addVariables(value, whole);
        else if (!field || needOf(field)?.kind !== 'read' || name.value === 'first') return;
        else addVariables(value, name.value === 'after' ? given : whole);
      },
    }),
  );
  if (whole.size + given.size === 0) return () => '';
  return (variables) => {
    const values = variables as Record<string, unknown>;
    return JSON.stringify([
      [...whole].map((name) => (isChoice(inputs.get(name)!, values[name]) ? [values[name] ?? null] : null)),
      [...given].map((name) => values[name] != null),
    ]);
  };
}

function addVariables(value: ValueNode, names: Set<string>): void {
  if (value.kind === Kind.VARIABLE) names.add(value.name.value);
  else if (value.kind === Kind.LIST) for (const each of value.values) addVariables(each, names);
  else if (value.kind === Kind.OBJECT) for (const each of value.fields) addVariables(each.value, names);
}
