import { and, asc, type Column, desc, eq, gte, lt, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Span } from '../time/day-range.ts';

export type Columns<Table extends PgTable> = Table['_']['columns'];
export type Arguments = Readonly<Record<string, unknown>>;

/** What the condition of a read may go by; in the plan of a document, `args` has enums and booleans only, besides those of a page. */
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

/** An order that a cursor can continue: by an instant, a day or a score, then by the id, or by a sequence number. */
export interface Order {
  cursor: 'instant' | 'sequence' | 'score';
  column: string;
  isAscending?: boolean;
}
export const byInstant = (column: string): Order => ({ cursor: 'instant', column });
export const bySequence = (column: string): Order => ({ cursor: 'sequence', column });
export const byScore = (column: string): Order => ({ cursor: 'score', column });
export const reversed = (order: Order): Order => ({ ...order, isAscending: !order.isAscending });

/** What a field of the API reads, said once: it becomes part of the statement of a document. */
export type Read = RowsRead | ValueRead;

export interface RowsRead {
  kind: 'one' | 'many' | 'page';
  table: PgTable;
  where(rows: Record<string, Column>, asked: Asked<Record<string, Column>>): SQL | undefined;
  orderBy?: (rows: Record<string, Column>) => SQL[];
  /** Of a page, or of the first row. */
  order?: Order;
  /** Of a page, by the value of `orderBy`. */
  orders?: Readonly<Record<string, Order>>;
  /** Of a list: the last so many of the order, the first of them last. */
  latest?: number;
}

export interface ValueRead {
  kind: 'value';
  value(asked: Asked<Record<string, Column>>): SQL;
}

/** What belongs to the viewer. */
export const own = ({ userId }: { userId: Column }, { viewer }: Pick<Asked, 'viewer'>): SQL =>
  eq(userId, viewer);

/** What belongs to the account that the field is of; the viewer’s, but also while they log in. */
export const ofAccount = ({ userId }: { userId: Column }, { row }: Asked<{ id: Column }>): SQL =>
  eq(userId, row.id);

/** The columns that a type of the API shows are those of a table; `where` must bind the viewer or a column of `row`. */
function rows<Table extends PgTable, Parent>(
  kind: RowsRead['kind'],
  table: Table,
  where: Condition<Table, Parent>,
  more: Pick<RowsRead, 'order' | 'orders' | 'latest'> & { orderBy?: (rows: Columns<Table>) => SQL[] } = {},
): Read {
  return { kind, table, where: where as unknown as RowsRead['where'], ...more } as RowsRead;
}

/** A row, of several the first of an order, or null. */
export const one = <Table extends PgTable, Parent>(
  table: Table,
  where: Condition<Table, Parent>,
  order?: Order,
) => rows('one', table, where, { order });

/** A short list; with `latest`, so many of the order, the first of them last. */
export const many = <Table extends PgTable, Parent>(
  table: Table,
  where: Condition<Table, Parent>,
  orderBy: (rows: Columns<Table>) => SQL[],
  latest?: number,
) => rows('many', table, where, { orderBy, latest });

/** A connection with `first`, `after` and `totalCount`; OLDEST is its order from the other end. */
export const page = <Table extends PgTable, Parent>(
  table: Table,
  where: Condition<Table, Parent>,
  order: Order,
  orders: Readonly<Record<string, Order>> = {},
) => rows('page', table, where, { order, orders: { OLDEST: reversed(order), ...orders } });

/** One value that the database computes. */
export const value = <Parent>(of: (asked: Asked<Parent>) => SQL): Read => ({
  kind: 'value',
  value: of as unknown as ValueRead['value'],
});

/** What is of the days of a filter; `args.days` are their instants. */
export const within = (instant: Column, { days }: { days?: Span | null }): SQL | undefined =>
  days ? and(gte(instant, new Date(days.since)), lt(instant, new Date(days.until))) : undefined;

/** The columns that an order and its cursors go by. */
export const columnsOf = ({ cursor, column }: Order): string[] =>
  cursor === 'sequence' ? [column] : [column, 'id'];

/** The order of a page. */
export const orderAsked = ({ order, orders }: RowsRead, { orderBy }: Arguments): Order =>
  orders?.[String(orderBy)] ?? order!;

export const orderOf = (table: Record<string, Column>, order: Order): SQL[] =>
  columnsOf(order).map((name) => (order.isAscending ? asc : desc)(table[name]!));

/** Rows after the position of a cursor: a row comparison, which an index on the columns serves at any depth. */
export function behind(table: Record<string, Column>, order: Order, at: (name: string) => SQLWrapper): SQL {
  const columns = columnsOf(order).map((name) => table[name]!);
  const position = columnsOf(order).map((name, index) => {
    const type = order.cursor === 'sequence' ? 'bigint' : columns[index]!.getSQLType();
    return sql`${at(name)}::${sql.raw(type)}`;
  });
  const isBehind = sql.raw(order.isAscending ? '>' : '<');
  return sql`(${sql.join(columns, sql`, `)}) ${isBehind} (${sql.join(position, sql`, `)})`;
}
