import { sql } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import { mailTokens, pendingRegistrations, refreshTokens, sessions } from './auth.table.ts';
import { KEEP_REGISTRATIONS_HOURS } from './registration/pending-registrations.ts';

/** Ended sessions are kept for a while, so that the person can see them. */
export const KEEP_SESSIONS_DAYS = 30;
const BATCH = 1000;

/**
 * Deletes expired tokens, registrations and old sessions in small batches; returns the number of rows. Used refresh
 * tokens are kept until they would have expired, so that their reuse is detected.
 */
export async function deleteExpiredRows(db: Database): Promise<number> {
  const old = sql`now() - make_interval(days => ${KEEP_SESSIONS_DAYS})`;
  const unanswered = sql`now() - make_interval(hours => ${KEEP_REGISTRATIONS_HOURS})`;
  const expired = [
    [refreshTokens, refreshTokens.hash, sql`${refreshTokens.expiresAt} < now()`],
    [mailTokens, mailTokens.hash, sql`${mailTokens.expiresAt} < now()`],
    [pendingRegistrations, pendingRegistrations.id, sql`${pendingRegistrations.createdAt} < ${unanswered}`],
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
