import { type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Database } from './database.ts';

/** `totalCount` of a list counts so far: 10,000 rows take a few milliseconds, a million a second. */
export const MOST_COUNTED = 10_000;

/** Inside a count: rows beyond the most that are counted, and one more, are not read. */
export const LIMIT_OF_COUNT = MOST_COUNTED + 1;

/** The number of rows, 10,001 for more than 10,000. */
export async function countRows(db: Database, table: PgTable, where: SQL | undefined): Promise<number> {
  const counted = db
    .select({ one: sql`1`.as('one') })
    .from(table)
    .where(where)
    .limit(LIMIT_OF_COUNT)
    .as('counted');
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(counted);
  return row!.count;
}
