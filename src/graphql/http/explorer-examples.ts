import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefinitionNode, Kind, parse, print, visit } from 'graphql';

/** An operation that the explorer opens with, in a tab of its own. */
export interface Example {
  name: string;
  query: string;
  /** JSON. */
  variables: string;
}

interface Listed {
  name: string;
  operation: string;
  variables?: Record<string, unknown>;
}

/**
 * The operations that `examples.json` in the folder lists, from the `.graphql` files beside it; none without the folder,
 * as in a container.
 */
export function readExamples(folder: string): Example[] {
  const list = join(folder, 'examples.json');
  if (!existsSync(list)) return [];
  const definitions = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.graphql'))
      .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')).definitions)
      .map((definition) => [nameOf(definition), definition]),
  );
  return (JSON.parse(readFileSync(list, 'utf8')) as Listed[]).map(({ name, operation, variables = {} }) => ({
    name,
    query: withFragments(`operation ${operation}`, definitions).map(print).join('\n\n'),
    variables: JSON.stringify(variables, null, 2),
  }));
}

const nameOf = (definition: DefinitionNode): string =>
  definition.kind === Kind.FRAGMENT_DEFINITION
    ? `fragment ${definition.name.value}`
    : `operation ${definition.kind === Kind.OPERATION_DEFINITION ? definition.name?.value : ''}`;

/** The definition, then those of the fragments in it. */
function withFragments(first: string, definitions: ReadonlyMap<string, DefinitionNode>): DefinitionNode[] {
  const names = new Set([first]);
  for (const name of names) {
    const definition = definitions.get(name);
    if (!definition) throw new Error(`There is no ${name} for the examples of the explorer.`);
    visit(definition, { [Kind.FRAGMENT_SPREAD]: (node) => void names.add(`fragment ${node.name.value}`) });
  }
  return [...names].map((name) => definitions.get(name)!);
}
