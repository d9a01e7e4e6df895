import { type Column, type SQL, sql } from 'drizzle-orm';

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
}

export type TimeOrder = 'NEWEST' | 'OLDEST';

const FIRST_PAGE = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** `(created_at, id) < (:at, :id)`: a row comparison, which an index on both columns serves at any depth. */
export const olderThanCursor = (createdAt: Column, id: Column): SQL =>
  sql`(${createdAt}, ${id}) < (${sql.placeholder('at')}::timestamptz, ${sql.placeholder('id')}::uuid)`;

/** Values for `olderThanCursor`. */
export const cursorValues = (after: CreationCursor | null) =>
  after ? { at: after.createdAt.toISOString(), id: after.id } : FIRST_PAGE;
