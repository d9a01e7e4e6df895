import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
} from 'graphql';
import {
  type Arguments,
  columnsOf,
  type Order,
  orderAsked,
  type Read,
  type RowsRead,
  type ValueRead,
} from '../../platform/database/reads.ts';
import { accessOf } from '../access.ts';
import { argumentsOf, isPlannable } from './arguments.ts';
import { collectFields, type Walked } from './collect.ts';
import { needOf, setKey, tableOf } from './needs.ts';

type Field = GraphQLField<unknown, unknown>;
type Sets = readonly (SelectionSetNode | undefined)[];

/** Rows to load, with what hangs on each. */
export interface PlannedRows {
  key: string;
  alias: string;
  read: RowsRead;
  args: Arguments;
  type: GraphQLObjectType;
  columns: Set<string>;
  /** Those of the columns that resolvers read; the others go into the answer as they are. */
  computed: Set<string>;
  /** A resolver gets the row as it is. */
  whole: boolean;
  values: Map<string, { read: ValueRead; args: Arguments }>;
  below: Map<string, PlannedRows>;
  page: PlannedPage | null;
}

/** What hangs on a row. */
export type Below = Pick<PlannedRows, 'values' | 'below'>;

export interface PlannedPage {
  order: Order;
  /** Whether it is read from the other end: the last rows before a cursor. */
  isBackward: boolean;
  /** Whether it begins at a cursor. */
  isContinued: boolean;
  /** Whether it is asked whether more follow, for cursors, `edges`, `pageInfo` and `totalCount`. */
  more: boolean;
  cursors: boolean;
  edges: boolean;
  info: boolean;
  total: boolean;
  /** Of a document: the field, whose `first` and `after` are read with each request. */
  of?: { field: Field; node: FieldNode };
  /** Where the document says it. */
  first?: number | null;
}

export interface Plan {
  roots: Map<string, PlannedRows>;
  pages: PlannedRows[];
  /** Whether everything that is asked for is loaded, or computed from it at once. */
  covered: boolean;
}

/** What a document needs with these variables; null if nothing of it can be planned. */
export function planOf(
  walked: Walked,
  operation: OperationDefinitionNode,
  keyFor: (text: string) => string,
): Plan | null {
  return new Planning(walked, keyFor).plan(operation);
}

class Planning {
  #aliases = 0;
  #covered = true;

  constructor(
    private readonly walked: Walked,
    private readonly keyFor: (text: string) => string,
  ) {}

  plan(operation: OperationDefinitionNode): Plan | null {
    const root = this.walked.schema.getQueryType()!;
    const roots = new Map<string, PlannedRows>();
    for (const [, nodes] of collectFields(this.walked, root, [operation.selectionSet])) {
      const field = root.getFields()[nodes[0]!.name.value];
      if (nodes[0]!.name.value === '__typename') continue;
      const need = field && needOf(field);
      const access = field && accessOf(field);
      if (need?.kind === 'read' && need.read.kind === 'one' && !access?.public && !access?.roles) {
        this.#relation({ values: new Map(), below: roots }, need.read, field!, nodes);
      } else {
        this.#covered = false;
      }
    }
    const pages: PlannedRows[] = [];
    for (const rows of roots.values()) addPages(rows, pages);
    return roots.size > 0 ? { roots, pages, covered: this.#covered } : null;
  }

  /** Adds what a field reads to its row; aliases with the same arguments are loaded once. */
  #relation(
    parent: Below & { whole?: boolean },
    read: Read,
    field: Field,
    nodes: readonly FieldNode[],
  ): void {
    const args = argumentsOf(field, nodes[0]!, this.walked.variables);
    if (!isPlannable(read, field, args)) {
      parent.whole = true;
      this.#covered = false;
      return;
    }
    const key = this.keyFor(textOf(nodes[0]!));
    for (const node of nodes) setKey(node, key);
    if (read.kind === 'value') {
      parent.values.set(key, { read, args });
      return;
    }
    const made = this.#rows(key, read, args, field, nodes);
    const known = parent.below.get(key);
    parent.below.set(key, known ? merged(known, made) : made);
  }

  #rows(
    key: string,
    read: RowsRead,
    args: Arguments,
    field: Field,
    nodes: readonly FieldNode[],
  ): PlannedRows {
    const named = getNamedType(field.type) as GraphQLObjectType;
    const rows: PlannedRows = {
      ...{ key, read, args, alias: `t${this.#aliases++}`, type: named, whole: false, page: null },
      ...{ columns: new Set<string>(), computed: new Set<string>(), values: new Map(), below: new Map() },
    };
    let sets: Sets = nodes.map(({ selectionSet }) => selectionSet);
    if (read.kind === 'page') {
      const page = pageIn(this.walked, named, sets);
      const varies = nodes[0]!.arguments?.some((each) => each.name.value === 'first' && isVariable(each));
      const first = varies ? null : (args.first as number);
      const order = { order: orderAsked(read, args), isBackward: false, isContinued: args.after != null };
      rows.page = { ...page.asked, ...order, of: { field, node: nodes[0]! }, first };
      rows.type = getNamedType(named.getFields().nodes!.type) as GraphQLObjectType;
      if (page.asked.cursors) for (const column of columnsOf(rows.page.order)) rows.columns.add(column);
      sets = page.sets;
    }
    this.#fill(rows, sets);
    return rows;
  }

  #fill(rows: PlannedRows, sets: Sets): void {
    for (const [, nodes] of collectFields(this.walked, rows.type, sets)) {
      const { value: name } = nodes[0]!.name;
      if (name === '__typename') continue;
      const field = rows.type.getFields()[name]!;
      const need = tableOf(rows.type) && needOf(field);
      if (need?.kind === 'read') {
        this.#relation(rows, need.read, field, nodes);
        continue;
      }
      if (need?.kind === 'property') rows.columns.add(name);
      else if (need) {
        for (const column of need.columns) {
          rows.columns.add(column);
          rows.computed.add(column);
        }
      } else rows.whole = true;
      if (!need || need.kind === 'waits') this.#covered = false;
      else this.#below(field, nodes);
    }
  }

  /** Whether what a field makes of its row is computed at once as well. */
  #below(field: Field, nodes: readonly FieldNode[]): void {
    const type = getNamedType(field.type);
    if (!isObjectType(type)) {
      if (nodes[0]!.selectionSet) this.#covered = false;
      return;
    }
    const sets = nodes.map(({ selectionSet }) => selectionSet);
    for (const [, inner] of collectFields(this.walked, type, sets)) {
      const { value: name } = inner[0]!.name;
      if (name === '__typename') continue;
      const next = type.getFields()[name]!;
      const need = needOf(next);
      if (need?.kind === 'property' || need?.kind === 'computed') this.#below(next, inner);
      else this.#covered = false;
    }
  }
}

/** What is asked of a page, and the selections of its rows. */
export function pageIn(walked: Walked, type: GraphQLObjectType, sets: Sets) {
  const fields = [...collectFields(walked, type, sets).values()];
  const within = (name: string): SelectionSetNode[] =>
    fields
      .filter(([node]) => node!.name.value === name)
      .flatMap((nodes) => nodes.map((each) => each.selectionSet!));
  const has = (name: string) => fields.some(([node]) => node!.name.value === name);
  const innerOf = (name: string) => getNamedType(type.getFields()[name]!.type) as GraphQLObjectType;
  const edges = [...collectFields(walked, innerOf('edges'), within('edges')).values()].flat();
  const info = [...collectFields(walked, innerOf('pageInfo'), within('pageInfo')).values()]
    .flat()
    .map((node) => node.name.value);
  const asked = {
    more: info.includes('hasNextPage'),
    cursors:
      info.some((name) => name.endsWith('Cursor')) || edges.some((node) => node.name.value === 'cursor'),
    edges: has('edges'),
    info: has('pageInfo'),
    total: has('totalCount') || has('isTotalCountExact'),
  };
  const nodes = edges.filter((node) => node.name.value === 'node').map((node) => node.selectionSet);
  return { asked, sets: [...within('nodes'), ...nodes] };
}

function addPages(rows: PlannedRows, pages: PlannedRows[]): void {
  if (rows.page) pages.push(rows);
  for (const below of rows.below.values()) addPages(below, pages);
}

/** Of two selections of the same field with the same arguments. */
function merged(into: PlannedRows, from: PlannedRows): PlannedRows {
  for (const column of from.columns) into.columns.add(column);
  for (const column of from.computed) into.computed.add(column);
  for (const [key, value] of from.values) into.values.set(key, value);
  for (const [key, rows] of from.below) {
    const known = into.below.get(key);
    into.below.set(key, known ? merged(known, rows) : rows);
  }
  into.whole ||= from.whole;
  if (into.page && from.page) {
    for (const name of ['more', 'cursors', 'edges', 'info', 'total'] as const)
      into.page[name] ||= from.page[name];
  }
  return into;
}

const isVariable = ({ value }: ArgumentNode) => value.kind === Kind.VARIABLE;

/** The field with its arguments in any order, without its alias. */
const textOf = ({ name, arguments: args = [] }: FieldNode): string =>
  `${name.value}(${args.map(print).sort().join()})`;
