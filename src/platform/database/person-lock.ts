import { sql } from 'drizzle-orm';
import { LOCKS_OF_PERSON } from './advisory-locks.ts';
import type { Transaction } from './database.ts';

/** Waits until no other transaction does this kind of work for this person; the lock is held until the transaction ends. */
export async function lockPerson(
  tx: Transaction,
  work: keyof typeof LOCKS_OF_PERSON,
  userId: string,
): Promise<void> {
  const seed = sql.raw(String(LOCKS_OF_PERSON[work]));
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${userId}, ${seed}))`);
}
