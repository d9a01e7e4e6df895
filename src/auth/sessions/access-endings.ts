import type { Transaction } from '../../platform/database/database.ts';

/** Runs in the transaction that ends a person's sessions, or one that another device or a thief may have had. */
export type AccessEnding = (tx: Transaction, userId: string) => Promise<void>;

/** What else ends when a person ends access to their account; domains above `auth` add theirs. */
export class AccessEndings {
  readonly #endings: AccessEnding[] = [];

  add(ending: AccessEnding): void {
    this.#endings.push(ending);
  }

  async run(tx: Transaction, userId: string): Promise<void> {
    for (const ending of this.#endings) await ending(tx, userId);
  }
}
