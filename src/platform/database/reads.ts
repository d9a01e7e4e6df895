import { type Column, desc, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

export type Columns<Table extends PgTable> = Table['_']['columns'];
export type Arguments = Readonly<Record<string, unknown>>;

/** What the condition of a read may go by. Values of `args` are enums and booleans, checked by the schema. */
export interface Asked<Parent = unknown> {
  /** The columns of the row that the field belongs to. */
  row: Parent;
  /** The id of the user whose session is live; an expression, never a text of the client. */
  viewer: SQLWrapper;
  args: Arguments;
}

type Condition<Table extends PgTable, Parent> = (
  rows: Columns<Table>,
  asked: Asked<Parent>,
) => SQL | undefined;

/** An order that a cursor can continue, latest first: by an instant and the id, or by a sequence number. */
export interface Order {
  cursor: 'instant' | 'sequence';
  column: string;
}
export const byInstant = (column: string): Order => ({ cursor: 'instant', column });
export const bySequence = (column: string): Order => ({ cursor: 'sequence', column });

/** What a field of the API reads, said once: it becomes part of the statement of a document. */
export type Read = RowsRead | ValueRead;

export interface RowsRead {
  kind: 'one' | 'many' | 'page';
  table: PgTable;
  where(rows: Record<string, Column>, asked: Asked<Record<string, Column>>): SQL | undefined;
  orderBy?: (rows: Record<string, Column>) => SQL[];
  /** Of a page. */
  order?: Order;
  /** Of a list: the last so many of the order, the first of them last. */
  latest?: number;
}

export interface ValueRead {
  kind: 'value';
  value(asked: Asked<Record<string, Column>>): SQL;
}

/** The columns that a type of the API shows are those of a table; `where` must bind the viewer or a column of `row`. */
function rows<Table extends PgTable, Parent>(
  kind: RowsRead['kind'],
  table: Table,
  where: Condition<Table, Parent>,
  more: { order?: Order; latest?: number; orderBy?: (rows: Columns<Table>) => SQL[] } = {},
): Read {
  return { kind, table, where: where as unknown as RowsRead['where'], ...more } as RowsRead;
}

/** A row or null. */
export const one = <Table extends PgTable, Parent>(table: Table, where: Condition<Table, Parent>) =>
  rows('one', table, where);

/** The first row of an order, or null. */
export const first = <Table extends PgTable, Parent>(
  table: Table,
  where: Condition<Table, Parent>,
  order: Order,
) => rows('one', table, where, { order });

/** A short list. */
export const many = <Table extends PgTable, Parent>(
  table: Table,
  where: Condition<Table, Parent>,
  orderBy: (rows: Columns<Table>) => SQL[],
) => rows('many', table, where, { orderBy });

/** The last rows of an order, the latest of them last. */
export const latest = <Table extends PgTable, Parent>(
  table: Table,
  where: Condition<Table, Parent>,
  most: { latest: number; orderBy: (rows: Columns<Table>) => SQL[] },
) => rows('many', table, where, most);

/** A connection with `first`, `after` and `totalCount`. */
export const page = <Table extends PgTable, Parent>(
  table: Table,
  where: Condition<Table, Parent>,
  order: Order,
) => rows('page', table, where, { order });

/** One value that the database computes. */
export const value = <Parent>(of: (asked: Asked<Parent>) => SQL): Read => ({
  kind: 'value',
  value: of as unknown as ValueRead['value'],
});

/** The columns that an order and its cursors go by. */
export const columnsOf = ({ cursor, column }: Order): string[] =>
  cursor === 'instant' ? [column, 'id'] : [column];

export const orderOf = (table: Record<string, Column>, order: Order): SQL[] =>
  columnsOf(order).map((name) => desc(table[name]!));

/** Rows after the position of a cursor: a row comparison, which an index on the columns serves at any depth. */
export function behind(table: Record<string, Column>, order: Order, at: (name: string) => SQLWrapper): SQL {
  const column = table[order.column]!;
  return order.cursor === 'instant'
    ? sql`(${column}, ${table.id}) < (${at('at')}::timestamptz, ${at('id')}::uuid)`
    : sql`${column} < ${at('before')}::bigint`;
}
