import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Database, Transaction } from '../platform/database.ts';
import { type User, users } from './users.table.ts';

/** What a registration says, checked. `email` is trimmed and in lower case. */
export interface NewAccount {
  email: string;
  passwordHash: string;
  firstName: string | null;
  lastName: string | null;
  locale: string;
  timeZone: string;
}

/** The accounts that may act, for a join: `id` and `role`. */
export const activeAccounts = (db: Database) =>
  db
    .select({ id: users.id, role: users.role })
    .from(users)
    .where(isNull(users.deactivatedAt))
    .as('active_account');

/** The rows of users as the domain `auth` needs them. */
export class Accounts {
  readonly #byEmail: ReturnType<typeof prepareByEmail>;

  constructor(db: Database) {
    this.#byEmail = prepareByEmail(db);
  }

  async byEmail(email: string): Promise<User | undefined> {
    const [row] = await this.#byEmail.execute({ email });
    return row;
  }

  /** Locks the row, so that work for one account comes one after the other; rows that refer to it can still be added. */
  async locked(tx: Transaction, id: string): Promise<User | undefined> {
    const [row] = await tx.select().from(users).where(activeWithId(id)).for('no key update');
    return row;
  }

  /**
   * The account with this address, made when there is none. What there is stays as it is. The same statement in all
   * cases, so it tells nothing by its time; it locks the row.
   */
  async register(tx: Transaction, account: NewAccount): Promise<{ id: string; isNew: boolean }> {
    const newId = uuidv7();
    const [row] = await tx
      .insert(users)
      .values({ ...account, id: newId })
      .onConflictDoUpdate({ target: users.email, set: { updatedAt: sql`${users.updatedAt}` } })
      .returning({ id: users.id });
    return { id: row!.id, isNew: row!.id === newId };
  }

  /** Whether the account is open and its address was not verified before; it is now, and the account is as given. */
  async activate(tx: Transaction, id: string, account: Omit<NewAccount, 'email'>): Promise<boolean> {
    const { passwordHash, firstName, lastName, locale, timeZone } = account;
    const rows = await tx
      .update(users)
      .set({ passwordHash, firstName, lastName, locale, timeZone, emailVerifiedAt: new Date() })
      .where(and(activeWithId(id), isNull(users.emailVerifiedAt)))
      .returning({ id: users.id });
    return rows.length > 0;
  }

  /** The account after its login; undefined when it was closed meanwhile. */
  async markLoggedIn(tx: Transaction, id: string): Promise<User | undefined> {
    const [row] = await tx.update(users).set({ lastLoginAt: new Date() }).where(activeWithId(id)).returning();
    return row;
  }
}

const activeWithId = (id: string) => and(eq(users.id, id), isNull(users.deactivatedAt));

const prepareByEmail = (db: Database) =>
  db
    .select()
    .from(users)
    .where(and(eq(users.email, sql.placeholder('email')), isNull(users.deactivatedAt)))
    .prepare('accounts_by_email');
