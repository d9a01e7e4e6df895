import type { Transaction } from '../platform/database.ts';

/** What a domain holds of a person beyond rows that go with the row in `users`. Every domain has its own. */
export interface PersonalData {
  /** Folders of the storage with photos or other files of the person. */
  folders?(userId: string): Promise<string[]>;
  /** Removes, or gives to `pseudonym`, every row that would outlive the row in `users`. */
  forget?(tx: Transaction, userId: string, pseudonym: string): Promise<void>;
}
