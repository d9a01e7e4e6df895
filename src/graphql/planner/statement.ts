import { type Column, getTableColumns, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { LIMIT_OF_COUNT } from '../../platform/database/count-rows.ts';
import { behind, orderOf } from '../../platform/database/reads.ts';
import type { Plan, PlannedRows } from './plan.ts';

type Columns = Record<string, Column>;

/** Names of the parameters of a page. */
export const firstOf = ({ alias: name }: PlannedRows): string => `${name}_first`;
export const positionOf = ({ alias: name }: PlannedRows, part: string): string => `${name}_${part}`;
/** Where the number of all rows of a page lies. */
export const totalOf = (key: string): string => `${key}#`;

/**
 * The rows of a plan as JSON, by their keys; everything hangs on the user of the session. Made of records at once: JSON
 * within JSON would be copied at each level.
 */
export function dataOf({ roots }: Plan, viewer: SQLWrapper): SQL {
  const parts = [...roots.values()].flatMap((rows) => relation(rows, viewer, {}));
  return sql`(select row_to_json(r) from (select ${list(parts.map(named))}) r)`;
}

const list = (parts: SQL[]) => sql.join(parts, sql`, `);
const named = ([name, part]: readonly [string, SQL]) => sql`${part} as ${sql.identifier(name)}`;
const records = (rows: SQL, name: string) =>
  sql`select ${sql.identifier(name)} from (${rows}) ${sql.identifier(name)}`;

/** What a field loads, and the number of all rows where it is asked for. */
function relation(rows: PlannedRows, viewer: SQLWrapper, parent: Columns): (readonly [string, SQL])[] {
  const { key, read, args, page } = rows;
  const table = alias(read.table, rows.alias);
  const columns = getTableColumns(table) as Columns;
  const shown = read.where(columns, { row: parent, viewer, args });
  const from = sql`from ${read.table} ${sql.identifier(rows.alias)} where`;
  const after =
    page && args.after != null
      ? sql` and ${behind(columns, read.order!, (part) => sql.placeholder(positionOf(rows, part)))}`
      : sql``;
  const inner = sql`select ${list(parts(rows, viewer, columns).map(named))} ${from} (${shown})${after}${ordered(rows, columns)}`;
  const found = records(inner, `${rows.alias}r`);
  const loaded = read.kind === 'one' ? sql`(${found})` : sql`array(${found})`;
  if (!page?.total) return [[key, loaded]];
  return [
    [key, loaded],
    [
      totalOf(key),
      sql`(select count(*)::int from (select 1 ${from} (${shown}) limit ${sql.raw(String(LIMIT_OF_COUNT))}) counted)`,
    ],
  ];
}

function parts(rows: PlannedRows, viewer: SQLWrapper, columns: Columns): (readonly [string, SQL])[] {
  const names = rows.whole ? Object.keys(columns) : [...rows.columns];
  const found: (readonly [string, SQL])[] = [
    ...names.map((name) => [name, sql`${columns[name]}`] as const),
    ...[...rows.values].map(
      ([key, { read, args }]) => [key, sql`(${read.value({ row: columns, viewer, args })})`] as const,
    ),
    ...[...rows.below.values()].flatMap((below) => relation(below, viewer, columns)),
  ];
  return found.length > 0 ? found : [['$', sql`1`]];
}

function ordered(rows: PlannedRows, columns: Columns): SQL {
  const { read, page } = rows;
  const order = read.order ? orderOf(columns, read.order) : read.orderBy?.(columns);
  const by = order ? sql` order by ${list(order)}` : sql``;
  if (page) {
    const given = page.first === null ? null : sql.raw(String(page.first + (page.more ? 1 : 0)));
    return sql`${by} limit ${given ?? sql.placeholder(firstOf(rows))}`;
  }
  if (read.kind === 'one') return sql`${by} limit 1`;
  return read.latest ? sql`${by} limit ${sql.raw(String(read.latest))}` : by;
}
