import type { Transaction } from '../platform/database/database.ts';

/** What is planned by the clock of a person, and so follows their time zone. */
export interface TimeZoneFollower {
  /** In the transaction that sets the zone, which may be the one that was set before. */
  timeZoneSet(tx: Transaction, userId: string, timeZone: string): Promise<void>;
}
