import type { Transaction } from '../platform/database/database.ts';

/** Anything that is scheduled in a person’s local time and must follow their time zone. */
export interface TimeZoneFollower {
  /** Runs in the transaction that sets the zone, which may be unchanged. */
  timeZoneSet(tx: Transaction, userId: string, timeZone: string): Promise<void>;
}
