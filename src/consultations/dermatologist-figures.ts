import { sql } from 'drizzle-orm';
import type { Transaction } from '../platform/database.ts';

/** The response time is that of the latest so many cases. */
const RECENT_CASES = 50;

/**
 * Counts ratings and response times of a dermatologist anew, in the transaction that answered or rated a case. Locks the
 * profile, so that of two at once the later one counts both.
 */
export async function refreshFigures(tx: Transaction, dermatologistId: string): Promise<void> {
  await tx.execute(sql`select 1 from dermatologists where user_id = ${dermatologistId} for no key update`);
  await tx.execute(sql`
    update dermatologists set (rating_count, rating_mean, median_response_minutes) = (
      select count(rating), avg(rating), (
        select round(percentile_cont(0.5) within group (order by extract(epoch from answered_at - claimed_at) / 60))
        from (
          select answered_at, claimed_at from consultations
          where dermatologist_id = ${dermatologistId} and answered_at is not null and claimed_at is not null
          order by answered_at desc limit ${RECENT_CASES}
        ) recent
      )
      from consultations where dermatologist_id = ${dermatologistId} and rating is not null
    )
    where user_id = ${dermatologistId}`);
}
