import { type Column, getTableColumns, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { LIMIT_OF_COUNT } from '../../platform/database/count-rows.ts';
import { type Arguments, type Asked, behind, orderOf } from '../../platform/database/reads.ts';
import { replaceValues } from './arguments.ts';
import type { Below, Plan, PlannedRows } from './plan.ts';

type Columns = Record<string, Column>;

/** Who asks, and how a statement says what it is given. */
export interface Asking {
  readonly viewer: SQLWrapper;
  /** Of a page. */
  valueOf(name: string): SQLWrapper;
}

/** Names of the parameters of a page. */
export const firstOf = ({ alias: name }: PlannedRows): string => `${name}_first`;
export const positionOf = ({ alias: name }: PlannedRows, part: string): string => `${name}_at_${part}`;
export const isCountedOf = ({ alias: name }: PlannedRows): string => `${name}_count`;
/** Where the number of all rows of a page lies. */
export const countOf = (key: string): string => `${key}#`;

/** The rows of a plan as JSON, by their keys; everything hangs on the user of the session. */
export const dataOf = ({ roots }: Plan, viewer: SQLWrapper): SQL =>
  dataBelow(roots, { viewer, valueOf: (name) => sql.placeholder(name) }, {});

/** What hangs on a row, as JSON by the keys. Made of records at once: JSON within JSON would be copied at each level. */
export const dataBelow = (row: Below, asking: Asking, parent: Columns): SQL =>
  sql`(select row_to_json(r) from (select ${list(partsBelow(row, asking, parent).map(named))}) r)`;

/** The viewer is looked for only by those who need one. */
const askedBy = (asking: Asking, row: Columns, args: Arguments): Asked<Columns> => ({
  ...{ row, args },
  get viewer() {
    return asking.viewer;
  },
});

const list = (parts: SQL[]) => sql.join(parts, sql`, `);
const named = ([name, part]: readonly [string, SQL]) => sql`${part} as ${sql.identifier(name)}`;
const records = (rows: SQL, name: string) =>
  sql`select ${sql.identifier(name)} from (${rows}) ${sql.identifier(name)}`;

/** What a field loads, and the number of all rows where it is asked for. */
function relation(rows: PlannedRows, asking: Asking, parent: Columns): (readonly [string, SQL])[] {
  const { key, read, args, page } = rows;
  const table = alias(read.table, rows.alias);
  const columns = getTableColumns(table) as Columns;
  // Parameters, so that PostgreSQL plans by the values where these matter.
  const given = replaceValues(args, rows.alias, (name) => sql.placeholder(name)) as Arguments;
  const shown = read.where(columns, askedBy(asking, parent, given));
  const from = sql`from ${read.table} ${sql.identifier(rows.alias)} where`;
  const after = page?.isContinued
    ? sql`${behind(columns, page.order, (part) => asking.valueOf(positionOf(rows, part)))} and `
    : sql``;
  const inner = sql`select ${list(parts(rows, asking, columns).map(named))} ${from} ${after}(${shown})${ordered(rows, asking, columns)}`;
  const found = records(inner, `${rows.alias}r`);
  const loaded = read.kind === 'one' ? sql`(${found})` : sql`array(${found})`;
  if (!page?.total) return [[key, loaded]];
  const count = sql`(select count(*)::int from (select 1 ${from} (${shown}) limit ${sql.raw(String(LIMIT_OF_COUNT))}) counted)`;
  const isCounted = asking.valueOf(isCountedOf(rows));
  const total = page.isCountedByValue ? sql`case when ${isCounted}::boolean then ${count} end` : count;
  return [
    [key, loaded],
    [countOf(key), total],
  ];
}

function parts(rows: PlannedRows, asking: Asking, columns: Columns): (readonly [string, SQL])[] {
  const names = rows.whole ? Object.keys(columns) : [...rows.columns];
  const found: (readonly [string, SQL])[] = [
    ...names.map((name) => [name, sql`${columns[name]}`] as const),
    ...partsBelow(rows, asking, columns),
  ];
  return found.length > 0 ? found : [['$', sql`1`]];
}

const partsBelow = ({ values, below }: Below, asking: Asking, row: Columns): (readonly [string, SQL])[] => [
  ...[...values].map(([key, read]) => [key, sql`(${read.value(askedBy(asking, row, {}))})`] as const),
  ...[...below.values()].flatMap((rows) => relation(rows, asking, row)),
];

function ordered(rows: PlannedRows, asking: Asking, columns: Columns): SQL {
  const { read, page } = rows;
  const listed = page?.order ?? read.order;
  const order = listed ? orderOf(columns, listed) : read.orderBy?.(columns);
  const by = order ? sql` order by ${list(order)}` : sql``;
  if (page) {
    const given = page.size == null ? null : sql.raw(String(page.size + (page.more ? 1 : 0)));
    return sql`${by} limit ${given ?? sql`${asking.valueOf(firstOf(rows))}::int`}`;
  }
  if (read.kind === 'one') return sql`${by} limit 1`;
  return read.latest ? sql`${by} limit ${sql.raw(String(read.latest))}` : by;
}
