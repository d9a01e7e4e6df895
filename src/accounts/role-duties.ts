import type { Transaction } from '../platform/database/database.ts';
import type { Role } from '../platform/viewer.ts';

/** What a role means to a domain; runs in the transaction that changes the role. */
export interface RoleDuty {
  /** Throws UserErrors if the account cannot have the role. */
  begin(tx: Transaction, userId: string, role: Role): Promise<void>;
  /** The account loses the role, or is closed. The returned function is called after the commit. */
  end(tx: Transaction, userId: string, role: Role): Promise<() => void>;
}

/** The duties of all domains; domains above `accounts` add theirs. */
export class RoleDuties implements RoleDuty {
  readonly #duties: RoleDuty[] = [];

  add(duty: RoleDuty): void {
    this.#duties.push(duty);
  }

  async begin(tx: Transaction, userId: string, role: Role): Promise<void> {
    for (const duty of this.#duties) await duty.begin(tx, userId, role);
  }

  async end(tx: Transaction, userId: string, role: Role): Promise<() => void> {
    const after: (() => void)[] = [];
    for (const duty of this.#duties) after.push(await duty.end(tx, userId, role));
    return () => {
      for (const run of after) run();
    };
  }
}
