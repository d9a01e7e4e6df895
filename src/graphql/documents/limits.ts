import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What one document may ask for. */
export interface Limits {
  aliases: number;
  depth: number;
  directives: number;
  tokens: number;
  cost: number;
  introspection: boolean;
}

export type Variables = Readonly<Record<string, unknown>>;

interface Size {
  depth: number;
  cost: number;
}

const NOTHING: Size = { depth: 0, cost: 0 };
/** Assumed length of a list that has no `first`. */
const PLAIN_LIST = 5;
const MUTATION_COST = 10;
/** How often a field may be in a document, in multiples of the allowed aliases. */
const COMPOSITE_REPEATS = 2;
const LEAF_REPEATS = 8;

const overLimit = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } } });

/**
 * Throws a GraphQLError when the document is over one of the limits. Without variables the cost is left out
 * where it depends on them. Takes time linear in the tokens: each fragment is measured once, and a fragment
 * inside itself counts nothing, as validation refuses it.
 */
export function checkLimits(
  document: DocumentNode,
  schema: GraphQLSchema,
  limits: Limits,
  variables: Variables | null,
): { usesVariables: boolean } {
  const measurement = new Measurement(schema, limits, variables);
  measurement.measure(document);
  return { usesVariables: measurement.usesVariables };
}

class Measurement {
  usesVariables = false;
  private readonly aliases = new Map<string, number>();
  private readonly occurrences = new Map<string, number>();
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly sizes = new Map<string, Size>();
  /** The largest default of each variable, as a document may have several operations. */
  private readonly defaults = new Map<string, number>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly limits: Limits,
    private readonly variables: Variables | null,
  ) {}

  measure(document: DocumentNode): void {
    for (const node of document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(node.name.value, node);
      if (node.kind === Kind.OPERATION_DEFINITION) this.keepDefaults(node);
    }
    for (const node of document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.fragment(node.name.value);
      if (node.kind !== Kind.OPERATION_DEFINITION) continue;
      this.directives(node);
      for (const variable of node.variableDefinitions ?? []) this.directives(variable);
      const size = this.selections(node.selectionSet, this.schema.getRootType(node.operation) ?? undefined);
      if (size.depth > this.limits.depth) {
        throw overLimit(`The document is nested deeper than ${this.limits.depth} levels.`);
      }
      if (size.cost > this.limits.cost && !(this.usesVariables && !this.variables)) {
        throw overLimit(
          `The document costs ${Math.ceil(size.cost)}; at most ${this.limits.cost} is allowed.`,
        );
      }
    }
  }

  private keepDefaults(operation: OperationDefinitionNode): void {
    for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
      if (defaultValue?.kind !== Kind.INT) continue;
      const name = variable.name.value;
      this.defaults.set(name, Math.max(Number(defaultValue.value), this.defaults.get(name) ?? 0));
    }
  }

  private selections(set: SelectionSetNode | undefined, parent: GraphQLNamedType | undefined): Size {
    let depth = 0;
    let cost = 0;
    for (const node of set?.selections ?? []) {
      this.directives(node);
      const size =
        node.kind === Kind.FIELD
          ? this.field(node, parent)
          : node.kind === Kind.FRAGMENT_SPREAD
            ? this.fragment(node.name.value)
            : this.selections(
                node.selectionSet,
                node.typeCondition ? this.schema.getType(node.typeCondition.name.value) : parent,
              );
      depth = Math.max(depth, size.depth);
      cost += size.cost;
    }
    return { depth, cost };
  }

  private fragment(name: string): Size {
    const known = this.sizes.get(name);
    if (known) return known;
    this.sizes.set(name, NOTHING);
    const node = this.fragments.get(name);
    if (!node) return NOTHING;
    this.directives(node);
    const size = this.selections(node.selectionSet, this.schema.getType(node.typeCondition.name.value));
    this.sizes.set(name, size);
    return size;
  }

  private field(node: FieldNode, parent: GraphQLNamedType | undefined): Size {
    const name = node.name.value;
    this.count(node, `${parent?.name}.${name}`);
    if (this.limits.introspection && (name === '__schema' || name === '__type')) return NOTHING;
    const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    const type = definition && getNamedType(definition.type);
    const inner = this.selections(node.selectionSet, type);
    const declared = definition?.extensions.complexity;
    const own = typeof declared === 'number' ? declared : isCompositeType(type) ? 1 : 0;
    const root = parent && parent === this.schema.getMutationType() ? MUTATION_COST : 0;
    const times = isCompositeType(type) ? this.length(node, parent, definition) : 1;
    return { depth: inner.depth + 1, cost: root + times * (own + inner.cost) };
  }

  private length(
    node: FieldNode,
    parent: GraphQLNamedType | undefined,
    definition: { type: unknown; args: readonly { name: string; defaultValue?: unknown }[] } | undefined,
  ): number {
    const first = definition?.args.find((arg) => arg.name === 'first');
    if (first) {
      const given = node.arguments?.find((arg) => arg.name.value === 'first')?.value;
      if (given?.kind === Kind.INT) return positive(Number(given.value));
      if (given?.kind === Kind.VARIABLE) {
        this.usesVariables = true;
        const name = given.name.value;
        return positive(this.variables?.[name] ?? this.defaults.get(name) ?? first.defaultValue);
      }
      return positive(first.defaultValue);
    }
    const type = isNonNullType(definition?.type) ? definition.type.ofType : definition?.type;
    return isListType(type) && !parent?.name.endsWith('Connection') ? PLAIN_LIST : 1;
  }

  private count(node: FieldNode, coordinate: string): void {
    const most = this.limits.aliases;
    if (node.alias && increment(this.aliases, coordinate) > most) {
      throw overLimit(`The field "${node.name.value}" has more than ${most} aliases.`);
    }
    // Validation compares equal fields pair by pair, with all that is below them.
    const repeats = most * (node.selectionSet ? COMPOSITE_REPEATS : LEAF_REPEATS);
    if (increment(this.occurrences, coordinate) > repeats) {
      throw overLimit(`The field "${node.name.value}" is there more than ${repeats} times.`);
    }
  }

  private directives(node: { directives?: readonly unknown[] }): void {
    if ((node.directives?.length ?? 0) > this.limits.directives) {
      throw overLimit(`More than ${this.limits.directives} directives are on one element.`);
    }
  }
}

const positive = (value: unknown) => (typeof value === 'number' && value > 1 ? value : 1);

function increment(counts: Map<string, number>, key: string): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}
