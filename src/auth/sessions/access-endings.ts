import type { Transaction } from '../../platform/database/database.ts';

/** Runs in the transaction that ends all sessions of a person, or one that another device or a thief may have used. */
export type AccessEnding = (tx: Transaction, userId: string) => Promise<void>;

/** What else ends with access to an account; domains above `auth` register theirs. */
export class AccessEndings {
  readonly #endings: AccessEnding[] = [];

  add(ending: AccessEnding): void {
    this.#endings.push(ending);
  }

  async run(tx: Transaction, userId: string): Promise<void> {
    for (const ending of this.#endings) await ending(tx, userId);
  }
}
