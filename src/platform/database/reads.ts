import { and, asc, type Column, desc, eq, gte, lt, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { type DayRange, type Span, spanOf } from '../time/day-range.ts';

export type Columns<Table extends PgTable> = Table['_']['columns'];
export type Arguments = Readonly<Record<string, unknown>>;

/** Values of a request, as a statement has them: booleans are part of it, others are given to it. */
export type Given<T> = T extends boolean | null | undefined
  ? T
  : T extends object
    ? { [Name in keyof T]: Given<T[Name]> }
    : SQLWrapper;

/** Whose days are asked for; the time zone is read only where some are. */
export interface Zoned {
  readonly timeZone: string;
}

/** What the condition of a read may go by. */
export interface Asked<Parent = unknown> {
  /** The columns of the row that the field belongs to. */
  row: Parent;
  /** The id of the user whose session is live; an expression, never a text of the client. */
  viewer: SQLWrapper;
  /** What `given` makes of the arguments, or those that are not of a page; `Given`. */
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
  /** What the condition goes by; which of it is there depends on which arguments are, on booleans and on `orderBy`. */
  given?: (args: Arguments, viewer: Zoned) => Arguments;
  /** Of a list: the last so many of the order, the first of them last. */
  latest?: number;
}

export interface ValueRead {
  kind: 'value';
  value(asked: Asked<Record<string, Column>>): SQL;
  isInstant?: boolean;
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
  more: Omit<Partial<RowsRead>, 'orderBy'> & { orderBy?: (rows: Columns<Table>) => SQL[] } = {},
): Read {
  return { kind, table, where: where as unknown as RowsRead['where'], ...more } as RowsRead;
}

/** A row, of several the first of an order, or null. */
export const one = <Table extends PgTable, Parent>(
  table: Table,
  where: Condition<Table, Parent>,
  more: Pick<RowsRead, 'order' | 'given'> = {},
) => rows('one', table, where, more);

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
  { orders, given }: Pick<RowsRead, 'orders' | 'given'> = {},
) => rows('page', table, where, { order, orders: { OLDEST: reversed(order), ...orders }, given });

/** One value that the database computes, of a field without arguments. */
export const value = <Parent>(
  of: (asked: Asked<Parent>) => SQL,
  more: Pick<ValueRead, 'isInstant'> = {},
): Read => ({ kind: 'value', value: of as unknown as ValueRead['value'], ...more });

/** A filter, with the instants of its days. */
export function inDays<Filter extends DayRange>({ filter }: Arguments, viewer: Zoned) {
  const { from, to, ...more } = (filter ?? {}) as Filter;
  return { ...more, days: spanOf({ from, to }, viewer) };
}

/** A value of a request, as one of the column. */
export const as = (column: Column, value: SQLWrapper): SQL => sql`${value}::${sql.raw(column.getSQLType())}`;

/** What has the value, if one is asked for. */
export const only = (column: Column, value: SQLWrapper | null | undefined): SQL | undefined =>
  value ? eq(column, as(column, value)) : undefined;

/** What is of a span, if one is asked for. */
export const within = (column: Column, span: Given<Span | null | undefined>): SQL | undefined =>
  span ? and(gte(column, as(column, span.since)), lt(column, as(column, span.until))) : undefined;

/** Own of a status, in days of their creation, if they are asked for. */
export function ownInStatus(
  { userId, status, createdAt }: Record<'userId' | 'status' | 'createdAt', Column>,
  { viewer, args }: Asked,
): SQL | undefined {
  const asked = args as Given<{ status?: string; days: Span | null }>;
  return and(eq(userId, viewer), only(status, asked.status), within(createdAt, asked.days));
}

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
  const position = columnsOf(order).map((name, index) =>
    order.cursor === 'sequence' ? sql`${at(name)}::bigint` : as(columns[index]!, at(name)),
  );
  const isBehind = sql.raw(order.isAscending ? '>' : '<');
  return sql`(${sql.join(columns, sql`, `)}) ${isBehind} (${sql.join(position, sql`, `)})`;
}
