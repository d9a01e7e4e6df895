import type { Transaction } from '../../platform/database/database.ts';
import type { User } from '../users.table.ts';

/** Anything that depends on what a person states about themselves. */
export interface ProfileFollower {
  /** Runs in the transaction that changes the profile. */
  profileChanged(tx: Transaction, before: User, after: User): Promise<void>;
}
