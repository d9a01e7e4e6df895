import { sql } from 'drizzle-orm';
import type { Database } from '../platform/database.ts';
import { mailTokens, refreshTokens, sessions } from './auth.table.ts';

/** Ended sessions stay a while, so that a person can see them. */
const KEEP_SESSIONS_DAYS = 30;
const BATCH = 1000;

/**
 * Deletes expired tokens and long dead sessions in small statements; returns how many rows went. Used refresh
 * tokens stay until they would have expired, as their reuse must be noticed.
 */
export async function deleteExpiredRows(db: Database): Promise<number> {
  const old = sql`now() - make_interval(days => ${KEEP_SESSIONS_DAYS})`;
  const expired = [
    [refreshTokens, refreshTokens.hash, sql`${refreshTokens.expiresAt} < now()`],
    [mailTokens, mailTokens.hash, sql`${mailTokens.expiresAt} < now()`],
    [sessions, sessions.id, sql`${sessions.expiresAt} < ${old}`],
  ] as const;
  let deleted = 0;
  for (const [table, key, condition] of expired) {
    let count: number;
    do {
      const batch = sql`select ${key} from ${table} where ${condition} limit ${BATCH} for update skip locked`;
      ({ count } = await db.delete(table).where(sql`${key} in (${batch})`));
      deleted += count;
    } while (count === BATCH);
  }
  return deleted;
}
