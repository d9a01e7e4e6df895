import {
  type ASTNode,
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
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { weightOf } from '../weights.ts';

/** Limits of one document. */
export interface Limits {
  /** Per field in a merged selection set. */
  aliases: number;
  /** Per field in a document, with all spreads expanded. */
  documentAliases: number;
  depth: number;
  directives: number;
  tokens: number;
  cost: number;
  introspection: boolean;
}

export type Variables = Readonly<Record<string, unknown>>;

interface Node {
  field: FieldNode;
  parent: GraphQLNamedType | undefined;
}

/** Fields with the same response name are executed once, with the selections of all of them. */
type Merged = Map<string, Node[]>;

const MUTATION_COST = 10;
const OBJECT_COST = 1;
/** A scalar, an enum or a list of them. */
const LEAF_COST = 0.05;
/** Higher, since `__typename` has no resolver that could count its bytes. */
const TYPE_NAME_COST = 0.2;
const MAX_NAME_LENGTH = 100;
/** Assumed length of a list that has neither `first` nor a weight. */
const PLAIN_LIST = 5;
/** How often a field may occur in a document, as multiples of the alias limit. */
const COMPOSITE_REPEATS = 2;
const LEAF_REPEATS = 8;
/** Maximum selections with all spreads expanded, as a multiple of the token limit. */
const SELECTIONS_PER_TOKEN = 5;
/** What says how long a page is; the first one that is given counts. */
const LENGTH_ARGUMENTS = ['last', 'first'];

const overLimit = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } } });

/**
 * Throws a GraphQLError if the document exceeds one of the limits, counted as executed, with every fragment
 * spread expanded. Returns the cost of the costliest operation. Without variables, costs that depend on them are not counted. Runs in time linear in the allowed tokens.
 */
export function checkLimits(
  document: DocumentNode,
  schema: GraphQLSchema,
  limits: Limits,
  variables: Variables | null,
): { usesVariables: boolean; cost: number } {
  if (!variables) checkText(document, schema, limits);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  let usesVariables = false;
  let cost = 0;
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    const measurement = new Measurement({ schema, limits, variables, fragments }, node);
    cost = Math.max(cost, measurement.measure());
    usesVariables ||= measurement.usesVariables;
  }
  return { usesVariables, cost };
}

/** Counts all fields, executed or not, since validation compares equal fields in pairs. */
function checkText(document: DocumentNode, schema: GraphQLSchema, limits: Limits): void {
  const types = new TypeInfo(schema);
  const occurrences = new Map<string, number>();
  const enter = (node: ASTNode) => {
    if ('directives' in node && (node.directives?.length ?? 0) > limits.directives) {
      throw overLimit(`One element may have at most ${limits.directives} directives.`);
    }
    if (node.kind !== Kind.FIELD) return;
    if (node.alias && node.alias.value.length > MAX_NAME_LENGTH) {
      throw overLimit(`An alias may have at most ${MAX_NAME_LENGTH} characters.`);
    }
    const repeats = limits.aliases * (node.selectionSet ? COMPOSITE_REPEATS : LEAF_REPEATS);
    if (increment(occurrences, `${types.getParentType()?.name}.${node.name.value}`) > repeats) {
      throw overLimit(`The field "${node.name.value}" appears more than ${repeats} times.`);
    }
  };
  visit(document, visitWithTypeInfo(types, { enter }));
}

interface Surroundings {
  schema: GraphQLSchema;
  limits: Limits;
  variables: Variables | null;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Walks one operation as the executor would. */
class Measurement {
  usesVariables = false;
  readonly #aliases = new Map<string, number>();
  #selections = 0;
  #alone: string | null = null;

  constructor(
    private readonly around: Surroundings,
    private readonly operation: OperationDefinitionNode,
  ) {}

  measure(): number {
    const { schema, limits, variables } = this.around;
    const root = schema.getRootType(this.operation.operation) ?? undefined;
    const cost = this.#set([{ set: this.operation.selectionSet, parent: root }], 0);
    if (cost > limits.cost && !(this.usesVariables && !variables)) {
      throw overLimit(`The document costs ${Math.ceil(cost)}; at most ${limits.cost} is allowed.`);
    }
    return cost;
  }

  /** The cost of the sets together, merged. */
  #set(
    sets: readonly { set: SelectionSetNode; parent: GraphQLNamedType | undefined }[],
    depth: number,
  ): number {
    const { limits } = this.around;
    const merged: Merged = new Map();
    const seen = new Set<string>();
    for (const { set, parent } of sets) this.#collect(set, parent, merged, seen);
    if (merged.size > 0 && depth + 1 > limits.depth) {
      throw overLimit(`The document is nested deeper than ${limits.depth} levels.`);
    }
    const aliases = new Map<string, number>();
    let cost = 0;
    for (const nodes of merged.values()) {
      this.#countAlias(nodes[0]!, aliases);
      cost += this.#field(nodes, depth + 1);
    }
    return cost;
  }

  #collect(
    set: SelectionSetNode,
    parent: GraphQLNamedType | undefined,
    merged: Merged,
    seen: Set<string>,
  ): void {
    const { schema, limits, fragments } = this.around;
    for (const node of set.selections) {
      this.#selections += 1;
      if (this.#selections > limits.tokens * SELECTIONS_PER_TOKEN) {
        throw overLimit('The document selects too much through its fragments.');
      }
      if (node.kind === Kind.FIELD) {
        const key = `${parent?.name}.${node.name.value} ${node.alias?.value ?? ''}`;
        const nodes = merged.get(key);
        if (nodes) nodes.push({ field: node, parent });
        else merged.set(key, [{ field: node, parent }]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        const type = node.typeCondition ? schema.getType(node.typeCondition.name.value) : parent;
        this.#collect(node.selectionSet, type, merged, seen);
      } else if (!seen.has(node.name.value)) {
        seen.add(node.name.value);
        const fragment = fragments.get(node.name.value);
        if (!fragment) continue;
        const type = schema.getType(fragment.typeCondition.name.value);
        this.#collect(fragment.selectionSet, type, merged, seen);
      }
    }
  }

  #countAlias({ field, parent }: Node, inSet: Map<string, number>): void {
    if (!field.alias) return;
    const { limits } = this.around;
    const coordinate = `${parent?.name}.${field.name.value}`;
    if (increment(inSet, coordinate) > limits.aliases) {
      throw overLimit(`The field "${field.name.value}" has more than ${limits.aliases} aliases.`);
    }
    if (increment(this.#aliases, coordinate) > limits.documentAliases) {
      const most = limits.documentAliases;
      throw overLimit(`The field "${field.name.value}" has more than ${most} aliases in the document.`);
    }
  }

  #field(nodes: readonly Node[], depth: number): number {
    const { schema, limits } = this.around;
    const { field: node, parent } = nodes[0]!;
    const name = node.name.value;
    if (limits.introspection && (name === '__schema' || name === '__type')) return 0;
    const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (definition?.extensions.alone) this.#checkAlone(name);
    const type = definition && getNamedType(definition.type);
    const sets = nodes.flatMap(({ field }) =>
      field.selectionSet ? [{ set: field.selectionSet, parent: type }] : [],
    );
    const inner = sets.length > 0 ? this.#set(sets, depth) : 0;
    if (name === '__typename') return TYPE_NAME_COST;
    const root = parent && parent === schema.getMutationType() ? MUTATION_COST : 0;
    if (!isCompositeType(type)) return root + LEAF_COST + weightOf(definition).once;
    const { once, items } = weightOf(definition);
    const times = items ?? this.#length(node, parent, definition);
    return root + once + times * (OBJECT_COST + inner);
  }

  #checkAlone(name: string): void {
    if (this.#alone !== null) {
      const rule =
        name === this.#alone ? `"${name}" only once` : `only one of "${this.#alone}" and "${name}"`;
      throw overLimit(`A document can contain ${rule}.`);
    }
    this.#alone = name;
  }

  #length(
    node: FieldNode,
    parent: GraphQLNamedType | undefined,
    definition: { type: unknown; args: readonly { name: string; defaultValue?: unknown }[] } | undefined,
  ): number {
    const lengths = LENGTH_ARGUMENTS.flatMap(
      (name) => definition?.args.find((arg) => arg.name === name) ?? [],
    );
    if (lengths.length > 0) {
      const given = lengths.map(({ name }) => this.#valueOf(node, name));
      return positive(
        [...given, ...lengths.map(({ defaultValue }) => defaultValue)].find((each) => each != null),
      );
    }
    const type = isNonNullType(definition?.type) ? definition.type.ofType : definition?.type;
    return isListType(type) && !parent?.name.endsWith('Connection') ? PLAIN_LIST : 1;
  }

  #valueOf(node: FieldNode, argument: string): unknown {
    const given = node.arguments?.find(({ name }) => name.value === argument)?.value;
    if (given?.kind === Kind.INT) return Number(given.value);
    if (given?.kind !== Kind.VARIABLE) return null;
    this.usesVariables = true;
    return this.around.variables?.[given.name.value] ?? this.#defaultOf(given.name.value);
  }

  #defaultOf(name: string): number | undefined {
    const { defaultValue } =
      this.operation.variableDefinitions?.find(({ variable }) => variable.name.value === name) ?? {};
    return defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : undefined;
  }
}

const positive = (value: unknown) => (typeof value === 'number' && value > 1 ? value : 1);

function increment(counts: Map<string, number>, key: string): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}
