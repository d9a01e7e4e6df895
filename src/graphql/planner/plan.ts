import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  print,
} from 'graphql';
import {
  type Arguments,
  columnsOf,
  type Order,
  type Read,
  type RowsRead,
  type ValueRead,
} from '../../platform/database/reads.ts';
import { accessOf } from '../access.ts';
import type { Context } from '../context.ts';
import { limiting } from '../input-limits.ts';
import { argumentsOf, boundsOf, directionOf, givenOf } from './arguments.ts';
import { collectFields, type Walked } from './collect.ts';
import { needOf, setKey, tableOf } from './needs.ts';

type Field = GraphQLField<unknown, unknown>;

/** The instants of days do not matter to a plan. */
export const UTC = { timeZone: 'UTC' };

/** Rows to load, with what hangs on each. */
export interface PlannedRows {
  key: string;
  alias: string;
  read: RowsRead;
  /** Those of them that the condition goes by, with values of the first request. */
  args: Arguments;
  type: GraphQLObjectType;
  columns: Set<string>;
  /** Those of the columns that resolvers read; the others go into the answer as they are. */
  computed: Set<string>;
  /** A resolver gets the row as it is. */
  whole: boolean;
  values: Map<string, ValueRead>;
  below: Map<string, PlannedRows>;
  page: PlannedPage | null;
  /** Of a document: the field whose arguments are read with each request. */
  of?: { field: Field; node: FieldNode; limit: (args: Arguments) => void };
}

/** What hangs on a row. */
export type Below = Pick<PlannedRows, 'values' | 'below'>;

export interface PlannedPage {
  order: Order;
  /** Whether it is read from the other end: the last rows before a cursor. */
  isBackward: boolean;
  /** Whether it begins at a cursor. */
  isContinued: boolean;
  /** Whether it is asked whether more follow, for cursors and for `totalCount`. */
  more: boolean;
  cursors: boolean;
  total: boolean;
  /** Each request says whether it counts. */
  isCountedByValue?: boolean;
  /** Where the document says it. */
  size?: number | null;
}

export interface Plan {
  roots: Below;
  /** Rows of fields with arguments. */
  asked: PlannedRows[];
  /** Whether everything that is asked for is loaded, or computed from it at once. */
  covered: boolean;
}

/** What a document needs with these variables; null if nothing of it can be planned. */
export function planOf(
  walked: Walked,
  operation: OperationDefinitionNode,
  keys: Map<string, string>,
): Plan | null {
  return new Planning(walked, keys).plan(operation);
}

class Planning {
  #aliases = 0;
  #covered = true;

  constructor(
    private readonly walked: Walked,
    private readonly keys: Map<string, string>,
  ) {}

  plan(operation: OperationDefinitionNode): Plan | null {
    const root = this.walked.schema.getQueryType()!;
    const roots: Below = { values: new Map(), below: new Map() };
    for (const [, nodes] of collectFields(this.walked, root, [operation])) {
      const field = root.getFields()[nodes[0]!.name.value];
      if (nodes[0]!.name.value === '__typename') continue;
      const need = field && needOf(field);
      const access = field && accessOf(field);
      if (need?.kind === 'read' && need.read.kind === 'one' && !access?.public && !access?.roles) {
        this.#relation(roots, need.read, field!, nodes);
      } else {
        this.#covered = false;
      }
    }
    const asked: PlannedRows[] = [];
    for (const rows of roots.below.values()) addAsked(rows, asked);
    return roots.below.size > 0 ? { roots, asked, covered: this.#covered } : null;
  }

  /** Adds what a field reads to its row; aliases with the same arguments are loaded once. */
  #relation(parent: Below, read: Read, field: Field, nodes: readonly FieldNode[]): void {
    const text = textOf(nodes[0]!);
    const key = this.keys.get(text) ?? `$${this.keys.size}`;
    this.keys.set(text, key);
    for (const node of nodes) setKey(node, key);
    if (read.kind === 'value') {
      parent.values.set(key, read);
      return;
    }
    const made = this.#rows(key, read, field, nodes);
    const known = parent.below.get(key);
    parent.below.set(key, known ? merged(known, made) : made);
  }

  #rows(key: string, read: RowsRead, field: Field, nodes: readonly FieldNode[]): PlannedRows {
    const args = argumentsOf(field, nodes[0]!, this.walked.variables);
    const named = getNamedType(field.type) as GraphQLObjectType;
    const rows = rowsOf(read, {
      key,
      alias: `t${this.#aliases++}`,
      type: named,
      args: givenOf(read, args, UTC),
    });
    rows.of = { field, node: nodes[0]!, limit: limiting(field as GraphQLField<unknown, Context>) };
    let selected = nodes;
    if (read.kind === 'page') {
      const page = pageIn(this.walked, named, nodes);
      rows.page = {
        ...page.asked,
        ...directionOf(read, args),
        size: varies(nodes[0]!) ? null : boundsOf(args).size,
      };
      rows.type = getNamedType(named.getFields().nodes!.type) as GraphQLObjectType;
      if (page.asked.cursors) for (const column of columnsOf(rows.page.order)) rows.columns.add(column);
      selected = page.nodes;
    }
    this.#fill(rows, selected);
    return rows;
  }

  #fill(rows: PlannedRows, selected: readonly FieldNode[]): void {
    for (const [, nodes] of collectFields(this.walked, rows.type, selected)) {
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
    for (const [, inner] of collectFields(this.walked, type, nodes)) {
      const { value: name } = inner[0]!.name;
      if (name === '__typename') continue;
      const next = type.getFields()[name]!;
      const need = needOf(next);
      if (need?.kind === 'property' || need?.kind === 'computed') this.#below(next, inner);
      else this.#covered = false;
    }
  }
}

/** Rows of which nothing is asked yet. */
export const rowsOf = (
  read: RowsRead,
  named: Pick<PlannedRows, 'key' | 'alias' | 'type' | 'args'>,
): PlannedRows => ({
  ...{ ...named, read, columns: new Set(), computed: new Set(), whole: false },
  ...{ values: new Map(), below: new Map(), page: null },
});

/** What is asked of a page, and the fields of its rows. */
export function pageIn(walked: Walked, type: GraphQLObjectType, selected: readonly FieldNode[]) {
  const within = (of: GraphQLObjectType, nodes: readonly FieldNode[]) => {
    const fields = [...collectFields(walked, of, nodes).values()].flat();
    return (name: string) => fields.filter((node) => node.name.value === name);
  };
  const innerOf = (name: string) => getNamedType(type.getFields()[name]!.type) as GraphQLObjectType;
  const page = within(type, selected);
  const edge = within(innerOf('edges'), page('edges'));
  const info = within(innerOf('pageInfo'), page('pageInfo'));
  const has = (...nodes: readonly FieldNode[][]) => nodes.some((each) => each.length > 0);
  const asked = {
    more: has(info('hasNextPage'), info('hasPreviousPage')), // the latter of a page from the end
    cursors: has(info('startCursor'), info('endCursor'), edge('cursor')),
    total: has(page('totalCount'), page('isTotalCountExact')),
  };
  return { asked, nodes: [...page('nodes'), ...edge('node')] };
}

function addAsked(rows: PlannedRows, asked: PlannedRows[]): void {
  if (rows.of!.field.args.length > 0) asked.push(rows);
  for (const below of rows.below.values()) addAsked(below, asked);
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
    for (const name of ['more', 'cursors', 'total'] as const) into.page[name] ||= from.page[name];
  }
  return into;
}

/** Whether requests say how large a page is. */
const varies = ({ arguments: args = [] }: FieldNode): boolean =>
  args.some(
    ({ name, value }) => (name.value === 'first' || name.value === 'last') && value.kind === Kind.VARIABLE,
  );

/** The field with its arguments in any order, without its alias. */
const textOf = ({ name, arguments: args = [] }: FieldNode): string =>
  `${name.value}(${args.map(print).sort().join()})`;
