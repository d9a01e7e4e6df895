import type { Transaction } from '../platform/database/database.ts';

/** Anything that was said of the pregnancy that the account stated before. */
export interface PregnancyFollower {
  /** Runs in the transaction that changes what is stated. */
  pregnancyChanged(tx: Transaction, userId: string): Promise<void>;
}
