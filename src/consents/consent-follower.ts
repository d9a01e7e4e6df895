import type { Transaction } from '../platform/database/database.ts';
import type { ConsentKind } from './consents.table.ts';

/** Anything that may be kept only while a consent is in effect. */
export interface ConsentFollower {
  /** Runs in the transaction that withdraws the consent. */
  consentWithdrawn(tx: Transaction, userId: string, kind: ConsentKind): Promise<void>;
}
