import { type Column, getTableColumns } from 'drizzle-orm';
import { MOST_COUNTED } from '../../platform/database/count-rows.ts';
import { isPageSize } from '../types/connection.ts';
import { cursorIn, positionAt } from '../types/cursor.ts';
import { argumentsOf } from './arguments.ts';
import type { Plan, PlannedRows } from './plan.ts';
import { firstOf, positionOf, totalOf } from './statement.ts';

type Row = Record<string, unknown>;
/** Of the parameters of a statement. */
export type Values = Record<string, unknown>;

/** What JSON says of a column as Drizzle would. */
type Read = (value: unknown) => unknown;

const AS_THEY_ARE = new Set([
  ...['PgText', 'PgUUID', 'PgEnumColumn', 'PgBoolean', 'PgInteger', 'PgSmallInt', 'PgBigInt53', 'PgJsonb'],
  ...['PgDateString'],
]);
/** Arrays of what is as it is. */
const ARRAY = 'PgArray';
const NUMBERS = new Set(['PgReal', 'PgDoublePrecision']);
/** Instants of the years 0000 to 9999. */
const INSTANT = /^\d{4}-\d\d-\d\dT/;

/** Parameters of the pages; null if a resolver would refuse one, and is to say so. */
export function pageValues({ pages }: Plan, variables: Record<string, unknown>): Values | null {
  const values: Values = {};
  for (const rows of pages) {
    const { field, node } = rows.page!.of!;
    const { first, after } = argumentsOf(field, node, variables) as { first: number; after?: string | null };
    if (!isPageSize(first)) return null;
    try {
      Object.assign(values, valuesOfPage(rows, first, after));
    } catch {
      return null;
    }
  }
  return values;
}

/** Parameters of a page. Throws for a cursor that is not of its list. */
export function valuesOfPage(rows: PlannedRows, first: number, after: string | null | undefined): Values {
  const { order, more } = rows.page!;
  const values: Values = { [firstOf(rows)]: first + (more ? 1 : 0) };
  if (after == null) return values;
  for (const [column, value] of positionAt(order, after)) values[positionOf(rows, column)] = value;
  return values;
}

/** Makes the rows that resolvers know of what the statement of a plan has read, in place. */
export type Loader = (row: Row, values: Values) => Row;

/** Lets rows be seen through something that watches what is read of them. */
export type WatchRow = (row: Row, type: string) => Row;

interface Options {
  /** Sees each row. */
  watch?: WatchRow | undefined;
  /** For the writer, which writes an instant as the database does, so that only resolvers need a `Date`. */
  forWriter?: boolean;
}

/** Throws for columns that it cannot read, and when it loads a value that Drizzle would read otherwise. */
export const loaderOf = (roots: Plan['roots'], options: Options = {}): Loader =>
  loadAll([...roots.values()], options);

function loadAll(relations: readonly PlannedRows[], options: Options): Loader {
  const loads = relations.map((rows) => [rows.key, loadRelation(rows, options)] as const);
  return (row, values) => {
    for (const [key, load] of loads) row[key] = load(row[key], values, row);
    return row;
  };
}

function loadRelation(rows: PlannedRows, options: Options) {
  const { key, read, page } = rows;
  const load = loadRow(rows, options);
  return (found: unknown, values: Values, parent: Row): unknown => {
    if (page) return pageOf(rows, found as Row[], parent[totalOf(key)], (row) => load(row, values), values);
    if (read.kind === 'one') return found === null ? null : load(found as Row, values);
    const list = (found as Row[]).map((row) => load(row, values));
    return read.latest ? list.reverse() : list;
  };
}

function loadRow(rows: PlannedRows, options: Options): Loader {
  const { watch, forWriter } = options;
  const columns = getTableColumns(rows.read.table) as Record<string, Column>;
  const names = rows.whole ? Object.keys(columns) : [...rows.columns];
  const reads = names.flatMap((name) => {
    const read = readOf(columns[name]!);
    const isWritten = forWriter && read === instantOf && !rows.computed.has(name);
    return read && !isWritten ? [[name, read] as const] : [];
  });
  const loadBelow = loadAll([...rows.below.values()], options);
  return (row, values) => {
    for (const [name, read] of reads) if (row[name] !== null) row[name] = read(row[name]);
    loadBelow(row, values);
    return watch ? watch(row, rows.type.name) : row;
  };
}

/** Null for a column whose JSON is as Drizzle reads it. Throws for one that is not known. */
function readOf(column: Column): Read | null {
  const { columnType } = column;
  if (AS_THEY_ARE.has(columnType)) return null;
  if (
    columnType === ARRAY &&
    AS_THEY_ARE.has((column as unknown as { baseColumn: Column }).baseColumn.columnType)
  )
    return null;
  if (NUMBERS.has(columnType)) return Number; // NaN and the infinities are texts
  if (columnType === 'PgTimestamp') return instantOf;
  throw new Error(`${column.name} cannot be planned: ${columnType}.`);
}

function instantOf(value: unknown): Date {
  if (!INSTANT.test(value as string)) throw new Error(`No plain instant: ${value}`);
  return new Date(value as string);
}

/** What `toConnection` makes, of which only what is asked for. */
function pageOf(
  rows: PlannedRows,
  found: Row[],
  total: unknown,
  load: (row: Row) => Row,
  values: Values,
): Row {
  const { more, cursors, edges, info, order, isContinued, isBackward } = rows.page!;
  const first = (values[firstOf(rows)] as number) - (more ? 1 : 0);
  const hasMore = found.length > first;
  const nodes = (hasMore ? found.slice(0, first) : found).map(load);
  if (isBackward) nodes.reverse();
  const cursorOf = (row: Row | undefined) => (cursors && row ? cursorIn(order, row) : null);
  const connection: Row = { nodes };
  if (total !== undefined) {
    connection.totalCount = Math.min(total as number, MOST_COUNTED);
    connection.isTotalCountExact = (total as number) <= MOST_COUNTED;
  }
  if (edges) connection.edges = nodes.map((node) => ({ node, cursor: cursorOf(node) }));
  if (info) {
    connection.pageInfo = {
      hasNextPage: isBackward ? isContinued : hasMore,
      hasPreviousPage: isBackward ? hasMore : isContinued,
      startCursor: cursorOf(nodes[0]),
      endCursor: cursorOf(nodes.at(-1)),
    };
  }
  return connection;
}
