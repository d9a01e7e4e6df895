import { type Column, getTableColumns } from 'drizzle-orm';
import type { Arguments, Zoned } from '../../platform/database/reads.ts';
import { checkDirection } from '../page-directions.ts';
import { pageOf, totalOf } from '../types/connection.ts';
import { cursorIn, positionAt } from '../types/cursor.ts';
import { argumentsOf, boundsOf, givenOf, replaceValues } from './arguments.ts';
import type { Below, Plan, PlannedRows } from './plan.ts';
import { countOf, firstOf, positionOf } from './statement.ts';

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

/** What the statement of a plan is given; null if a resolver would refuse it, and is to say so. */
export function valuesOfPlan(
  { asked }: Plan,
  variables: Record<string, unknown>,
  viewer: Zoned,
): Values | null {
  try {
    return Object.assign({}, ...asked.map((rows) => valuesOfField(rows, variables, viewer)));
  } catch {
    return null;
  }
}

function valuesOfField(rows: PlannedRows, variables: Record<string, unknown>, viewer: Zoned): Values {
  const { field, node, limit } = rows.of!;
  const args = argumentsOf(field, node, variables);
  checkDirection(args, { fieldNodes: [node], variableValues: variables });
  limit(args);
  const given = valuesOfCondition(rows.alias, givenOf(rows.read, args, viewer));
  return { ...given, ...valuesOfPage(rows, args) };
}

/** What the condition of rows is given. */
export function valuesOfCondition(alias: string, given: Arguments): Values {
  const values: Values = {};
  replaceValues(given, alias, (name, value) => {
    values[name] = value;
  });
  return values;
}

/** What a page is given. Throws for a cursor that is not of its list. */
export function valuesOfPage(rows: PlannedRows, args: Arguments): Values {
  if (!rows.page) return {};
  const { size, cursor } = boundsOf(args);
  const values: Values = { [firstOf(rows)]: size + (rows.page.more ? 1 : 0) };
  if (cursor === null) return values;
  for (const [column, value] of positionAt(rows.page.order, cursor)) values[positionOf(rows, column)] = value;
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
export function loaderOf({ values: computed, below }: Below, options: Options = {}): Loader {
  const loads = [...below.values()].map((rows) => [rows.key, loadRelation(rows, options)] as const);
  const instants = [...computed].filter(([, read]) => read.isInstant && !options.forWriter);
  return (row, values) => {
    for (const [key] of instants) if (row[key] !== null) row[key] = instantOf(row[key]);
    for (const [key, load] of loads) row[key] = load(row[key], values, row);
    return row;
  };
}

function loadRelation(rows: PlannedRows, options: Options) {
  const { key, read, page } = rows;
  const load = loadRow(rows, options);
  return (found: unknown, values: Values, parent: Row): unknown => {
    if (read.kind === 'one') return found === null ? null : load(found as Row, values);
    const list = (found as Row[]).map((row) => load(row, values));
    if (page) return connectionOf(rows, list, parent[countOf(key)], values);
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
  const loadBelow = loaderOf(rows, options);
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

function connectionOf(rows: PlannedRows, found: readonly Row[], total: unknown, values: Values) {
  const { more, cursors, order } = rows.page!;
  const size = (values[firstOf(rows)] as number) - (more ? 1 : 0);
  const page = pageOf(found, { ...rows.page!, size }, (row) => (cursors ? cursorIn(order, row) : null));
  return total == null ? page : Object.assign(page, totalOf(total as number));
}
