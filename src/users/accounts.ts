import { randomUUID } from 'node:crypto';
import { and, asc, eq, gt, isNotNull, isNull, lt, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { v7 as uuidv7 } from 'uuid';
import { LOCKS } from '../platform/database/advisory-locks.ts';
import { anyOf } from '../platform/database/any-of.ts';
import { atFirstUse } from '../platform/database/at-first-use.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import type { Role } from '../platform/viewer.ts';
import { type User, users } from './users.table.ts';

/** The validated input of a registration. `email` is trimmed and in lower case. */
export interface NewAccount {
  email: string;
  passwordHash: string;
  firstName: string | null;
  lastName: string | null;
  locale: string;
  timeZone: string;
}

/** A notification recipient. */
export interface Recipient {
  id: string;
  locale: string;
}

/** A closed account that is about to be purged. */
export interface ClosedAccount {
  receipt: string | null;
  closedAt: Date;
}

/** How long a closed account can be restored. */
export const GRACE_DAYS = 30;

/** When a closed account is purged. */
export const purgeTime = (closedAt: Date): Date => new Date(closedAt.getTime() + GRACE_DAYS * 86_400_000);

/** The accounts that may act, for a join: `id`, `role` and `emailVerifiedAt`. */
export const activeAccounts = (db: Database) =>
  db
    .select({
      id: users.id,
      role: users.role,
      emailVerifiedAt: users.emailVerifiedAt,
      locale: users.locale,
      timeZone: users.timeZone,
    })
    .from(users)
    .where(isNull(users.deactivatedAt))
    .as('active_account');

/** What all accounts state for the rules of routines, for a join by `id`. */
export const statedProfiles = (db: Database | Transaction) =>
  db
    .select({
      ...{ id: users.id, skinType: users.skinType, concerns: users.concerns, pregnancy: users.pregnancy },
      ...{ fragranceFree: users.fragranceFree, vegan: users.vegan },
      ...{ sensitivity: users.sensitivity, experience: users.experience },
    })
    .from(users)
    .as('stated_profile');

/** Whether an account is open and verified, and has the role. */
export const isOpenWithRole = (id: SQLWrapper, role: Role): SQL =>
  sql`exists (select 1 from ${users} where ${users.id} = ${id} and ${users.deactivatedAt} is null
    and ${users.role} = ${sql.raw(`'${role}'`)} and ${users.emailVerifiedAt} is not null)`;

/** Access to the rows of users for the domain `auth`. */
export class Accounts {
  readonly #statements = atFirstUse(() => prepareStatements(this.db));

  constructor(private readonly db: Database) {}

  async byEmail(email: string): Promise<User | undefined> {
    const [row] = await this.#statements().byEmail.execute({ email });
    return row;
  }

  /** Includes closed accounts. */
  async byAddress(email: string): Promise<User | undefined> {
    const [row] = await this.#statements().byAddress.execute({ email });
    return row;
  }

  async byId(id: string): Promise<User | undefined> {
    const [row] = await this.#statements().byId.execute({ id });
    return row;
  }

  /**
   * An account, including a closed one. Locks the row, so that work for one account is serialized; rows that refer to
   * it can still be added.
   */
  async locked(tx: Transaction, id: string): Promise<User | undefined> {
    const [row] = await tx.select().from(users).where(eq(users.id, id)).for('no key update');
    return row;
  }

  /**
   * The account with this address, created if there is none; an existing one is unchanged. The statement is the same in
   * all cases, so its timing reveals nothing; it locks the row.
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

  /** Verifies the address and sets the account's data; returns false if it is closed or was already verified. */
  async activate(tx: Transaction, id: string, account: Omit<NewAccount, 'email'>): Promise<boolean> {
    const { passwordHash, firstName, lastName, locale, timeZone } = account;
    const rows = await tx
      .update(users)
      .set({ passwordHash, firstName, lastName, locale, timeZone, emailVerifiedAt: new Date() })
      .where(and(activeWithId(id), isNull(users.emailVerifiedAt)))
      .returning({ id: users.id });
    return rows.length > 0;
  }

  /**
   * Returns false if the account is closed or, if `was` is given, no longer has that password hash. Setting a password
   * by mail proves the address, so this also verifies it; names entered before that are discarded.
   */
  async setPassword(tx: Transaction, id: string, passwordHash: string, was?: string): Promise<boolean> {
    const rows = await tx
      .update(users)
      .set({
        passwordHash,
        firstName: ifVerified(users.firstName),
        lastName: ifVerified(users.lastName),
        emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, now())`,
      })
      .where(and(activeWithId(id), was === undefined ? undefined : eq(users.passwordHash, was)))
      .returning({ id: users.id });
    return rows.length > 0;
  }

  /** Closes the account and returns it; undefined if it was already closed. Its sessions are no longer valid. */
  async close(tx: Transaction, id: string): Promise<User | undefined> {
    const [row] = await tx
      .update(users)
      .set({ deactivatedAt: new Date(), purgeReceipt: randomUUID() })
      .where(activeWithId(id))
      .returning();
    return row;
  }

  /** Restores the account; returns false if it was not closed or the grace period is over. */
  async restore(tx: Transaction, id: string): Promise<boolean> {
    const grace = sql`now() - make_interval(days => ${GRACE_DAYS})`;
    const rows = await tx
      .update(users)
      .set({ deactivatedAt: null, purgeReceipt: null })
      .where(and(eq(users.id, id), gt(users.deactivatedAt, grace)))
      .returning({ id: users.id });
    return rows.length > 0;
  }

  /** Ids of at most `limit` closed accounts whose grace period is over, the longest closed first. */
  async dueForPurge(limit: number): Promise<string[]> {
    const rows = await this.#statements().dueForPurge.execute({ limit });
    return rows.map(({ id }) => id);
  }

  /** Locks an account whose grace period is over; undefined when it was restored, purged, or is being purged. */
  async lockedForPurge(tx: Transaction, id: string): Promise<ClosedAccount | undefined> {
    const [row] = await tx
      .select({ receipt: users.purgeReceipt, closedAt: users.deactivatedAt })
      .from(users)
      .where(and(eq(users.id, id), graceIsOver))
      .for('update', { skipLocked: true });
    return row && { receipt: row.receipt, closedAt: row.closedAt! };
  }

  /** Deletes the row and every row that refers to it. */
  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.delete(users).where(eq(users.id, id));
  }

  /**
   * Ids of the open administrator accounts. Serialized, so that no two transactions remove the last one; callers that grant
   * or revoke the role call it before they lock any account.
   */
  async admins(tx: Transaction): Promise<string[]> {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCKS.ADMINISTRATORS})`);
    const rows = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.role, 'ADMIN'), isNull(users.deactivatedAt)));
    return rows.map(({ id }) => id);
  }

  /** Whether the account is open and has the role, which cannot change until the transaction ends. */
  async keepsRole(tx: Transaction, id: string, role: Role): Promise<boolean> {
    const rows = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(activeWithId(id), eq(users.role, role)))
      .for('share');
    return rows.length > 0;
  }

  /** The caller has locked the account. */
  async setRole(tx: Transaction, id: string, role: Role): Promise<User> {
    const [row] = await tx.update(users).set({ role }).where(eq(users.id, id)).returning();
    return row!;
  }

  /** The open accounts among the ids, with their locale. */
  recipients(tx: Database | Transaction, ids: readonly string[]): Promise<Recipient[]> {
    return tx
      .select({ id: users.id, locale: users.locale })
      .from(users)
      .where(and(anyOf(users.id, ids), isNull(users.deactivatedAt)));
  }

  /** A page of the open, verified accounts with the role, by id; `after` is the last id of the page before. */
  recipientsWithRole(
    db: Database,
    role: Role,
    page: { after: string | null; limit: number },
  ): Promise<Recipient[]> {
    return db
      .select({ id: users.id, locale: users.locale })
      .from(users)
      .where(
        and(
          eq(users.role, role),
          isNull(users.deactivatedAt),
          isNotNull(users.emailVerifiedAt),
          page.after === null ? undefined : gt(users.id, page.after),
        ),
      )
      .orderBy(users.id)
      .limit(page.limit);
  }

  /** Records a login and returns the account; undefined if it was closed or its password changed in the meantime. */
  async markLoggedIn(tx: Transaction, { id, passwordHash }: User): Promise<User | undefined> {
    const [row] = await tx
      .update(users)
      .set({ lastLoginAt: new Date() })
      .where(and(activeWithId(id), eq(users.passwordHash, passwordHash)))
      .returning();
    return row;
  }
}

const ifVerified = (column: PgColumn) =>
  sql`case when ${users.emailVerifiedAt} is not null then ${column} end`;

const activeWithId = (id: string) => and(eq(users.id, id), isNull(users.deactivatedAt));

/** Accounts that were closed before this instant are purged. */
export const graceBegan = sql`now() - make_interval(days => ${sql.raw(String(GRACE_DAYS))})`;

const graceIsOver = lt(users.deactivatedAt, graceBegan);

function prepareStatements(db: Database) {
  const open = isNull(users.deactivatedAt);
  return {
    byEmail: db
      .select()
      .from(users)
      .where(and(eq(users.email, sql.placeholder('email')), open))
      .prepare('accounts_by_email'),
    byAddress: db
      .select()
      .from(users)
      .where(eq(users.email, sql.placeholder('email')))
      .prepare('accounts_by_address'),
    byId: db
      .select()
      .from(users)
      .where(and(eq(users.id, sql.placeholder('id')), open))
      .prepare('accounts_by_id'),
    dueForPurge: db
      .select({ id: users.id })
      .from(users)
      .where(graceIsOver)
      .orderBy(asc(users.deactivatedAt))
      .limit(sql.placeholder('limit'))
      .prepare('accounts_due_for_purge'),
  };
}
