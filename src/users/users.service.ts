import { eq, sql } from 'drizzle-orm';
import { anyOf } from '../platform/database/any-of.ts';
import { atFirstUse } from '../platform/database/at-first-use.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import { Fault } from '../platform/errors.ts';
import { message } from '../platform/language/text.ts';
import type { PasswordHasher } from '../platform/password-hash.ts';
import type { Role, Viewer } from '../platform/viewer.ts';
import { type User, users } from './users.table.ts';

export class UsersService {
  readonly #byId = atFirstUse(() => prepareById(this.db));

  constructor(private readonly db: Database) {}

  async getUser(viewer: Viewer): Promise<User> {
    const row = await this.find(viewer.userId);
    if (!row) throw accountGone();
    return row;
  }

  async find(id: string): Promise<User | null> {
    const [row] = await this.#byId().execute({ id });
    return row ?? null;
  }

  /** What the person states stays as it is until the transaction ends. */
  async keep(tx: Transaction, id: string): Promise<User | null> {
    const [row] = await tx.select().from(users).where(eq(users.id, id)).for('share');
    return row ?? null;
  }

  /** Whether the account exists and is open. */
  async isOpen(id: string): Promise<boolean> {
    return (await this.find(id))?.deactivatedAt === null;
  }

  /** By id, including closed accounts, with one statement. */
  async findMany(tx: Database | Transaction, ids: readonly string[]): Promise<Map<string, User>> {
    const rows = await tx
      .select()
      .from(users)
      .where(anyOf(users.id, [...new Set(ids)]));
    return new Map(rows.map((row) => [row.id, row]));
  }
}

export const accountGone = () => new Fault('UNAUTHENTICATED', message('users.account-gone'));

/**
 * Creates an account with a verified address unless the address has one; returns whether it did. For demo data and
 * tests: the input is not validated.
 */
export async function ensureAccount(
  db: Database,
  passwords: PasswordHasher,
  account: { email: string; password: string; role: Role; firstName: string; lastName: string } & Partial<
    Pick<User, 'birthYear' | 'ageStatedOn' | 'skinTone' | 'pregnancy'>
  >,
): Promise<boolean> {
  const { password, ...values } = { ...account, email: account.email.toLowerCase() };
  if ((await db.$count(users, eq(users.email, values.email))) > 0) return false;
  const rows = await db
    .insert(users)
    .values({ ...values, passwordHash: await passwords.hash(password), emailVerifiedAt: new Date() })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id });
  return rows.length > 0;
}

const prepareById = (db: Database) =>
  db
    .select()
    .from(users)
    .where(eq(users.id, sql.placeholder('id')))
    .prepare('users_by_id');
