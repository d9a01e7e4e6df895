import { asc, type Column, desc, type SQL, sql } from 'drizzle-orm';

/** Position of a row in a list ordered by creation, newest first. */
export interface CreationCursor {
  createdAt: Date;
  id: string;
}

/** One page of a keyset list. */
export interface Page<C> {
  /** 1..100 */
  first: number;
  after: C | null;
  /** Whether it is read from the other end: the rows before `after`, the nearest to it first. */
  isBackward?: boolean;
}

export type TimeOrder = 'NEWEST' | 'OLDEST';

/** The order in which a page of a list in `order` is read. */
export const readingOrder = (order: TimeOrder, { isBackward }: Page<unknown>): TimeOrder =>
  isBackward ? (order === 'NEWEST' ? 'OLDEST' : 'NEWEST') : order;

/** The statement of a list for each order, which one index serves in both directions. */
export const inBothOrders = <Statement>(prepare: (order: TimeOrder) => Statement) => ({
  NEWEST: prepare('NEWEST'),
  OLDEST: prepare('OLDEST'),
});

/** Executes the statement for a page of a list that goes by `behindCursor`, with one row more than asked for. */
export function readPage<Row>(
  list: Record<TimeOrder, { execute(values: Record<string, unknown>): Promise<Row[]> }>,
  values: Record<string, unknown>,
  page: Page<CreationCursor>,
  order: TimeOrder = 'NEWEST',
): Promise<Row[]> {
  const reading = readingOrder(order, page);
  return list[reading].execute({ ...values, limit: page.first + 1, ...cursorValues(page.after, reading) });
}

const FIRST_PAGE = {
  NEWEST: { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
  OLDEST: { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' },
} as const;

/** `(created_at, id) < (:at, :id)`: a row comparison, which an index on both columns serves at any depth. */
export const olderThanCursor = (createdAt: Column, id: Column): SQL => behindCursor('NEWEST', createdAt, id);

/** What follows the cursor in an order. */
export const behindCursor = (order: TimeOrder, at: Column, id: Column): SQL =>
  sql`(${at}, ${id}) ${sql.raw(order === 'NEWEST' ? '<' : '>')} (${sql.placeholder('at')}::timestamptz, ${sql.placeholder('id')}::uuid)`;

export const inTimeOrder = (order: TimeOrder, at: Column, id: Column): SQL[] =>
  order === 'NEWEST' ? [desc(at), desc(id)] : [asc(at), asc(id)];

/**
 * Where a page of a span begins: at the cursor, or where the span begins in that order. With it, a list needs no other
 * condition for that end, of which an index could use only one.
 */
export function startWithin(
  span: { since: string; until: string } | null | undefined,
  after: CreationCursor | null,
  order: TimeOrder,
): CreationCursor | null {
  if (!span) return after;
  const edge = new Date(order === 'NEWEST' ? span.until : span.since);
  const isWithin = after && (order === 'NEWEST' ? after.createdAt < edge : after.createdAt >= edge);
  return isWithin ? after : { createdAt: edge, id: FIRST_PAGE.OLDEST.id };
}

/** Values for `olderThanCursor` and `behindCursor`. */
export const cursorValues = (after: CreationCursor | null, order: TimeOrder = 'NEWEST') =>
  after ? { at: after.createdAt.toISOString(), id: after.id } : FIRST_PAGE[order];
