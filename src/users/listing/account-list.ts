import { and, asc, desc, gte, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { countRows } from '../../platform/database/count-rows.ts';
import type { Database } from '../../platform/database/database.ts';
import { type CreationCursor, cursorValues, type Page } from '../../platform/database/keyset.ts';
import type { Role } from '../../platform/viewer.ts';
import { graceBegan, purgeTime } from '../accounts.ts';
import { type User, users } from '../users.table.ts';

export type AccountState = 'OPEN' | 'CLOSED' | 'PURGE_DUE';

/** All that are given must match. */
export interface AccountFilter {
  role: Role | null;
  state: AccountState | null;
  isVerified: boolean | null;
  /** In the form in which addresses are stored. */
  addressPrefix: string | null;
  /** First instant, and the one after the last. */
  created: { from: Date | null; before: Date | null };
}

/** Nothing of what a person uses the account for. */
export type ListedAccount = Pick<
  User,
  'id' | 'email' | 'role' | 'emailVerifiedAt' | 'deactivatedAt' | 'createdAt'
>;

const ROW = {
  id: users.id,
  email: users.email,
  role: users.role,
  emailVerifiedAt: users.emailVerifiedAt,
  deactivatedAt: users.deactivatedAt,
  createdAt: users.createdAt,
};
export const stateOf = ({ deactivatedAt }: Pick<User, 'deactivatedAt'>): AccountState => {
  if (!deactivatedAt) return 'OPEN';
  return purgeTime(deactivatedAt) >= new Date() ? 'CLOSED' : 'PURGE_DUE';
};

/** No address has it. */
const LAST_CHARACTER = '\u{10FFFF}';
const address = sql`${users.email} collate "C"`;

/** The accounts of everybody, closed ones too. */
export class AccountList {
  constructor(private readonly db: Database) {}

  /** Newest first; by address where the filter has the beginning of one. Reads one more than asked for. */
  list(page: Page<CreationCursor>, filter: AccountFilter): Promise<ListedAccount[]> {
    const byAddress = filter.addressPrefix !== null;
    return this.db
      .select(ROW)
      .from(users)
      .where(
        and(rare(filter), conditionOf(filter), byAddress ? afterAddress(page.after) : olderThan(page.after)),
      )
      .orderBy(...(byAddress ? [asc(address)] : [desc(users.createdAt), desc(users.id)]))
      .limit(page.first + 1);
  }

  count(filter: AccountFilter): Promise<number> {
    return countRows(this.db, users, and(rare(filter), conditionOf(filter)));
  }
}

function olderThan(after: CreationCursor | null): SQL {
  const { at, id } = cursorValues(after);
  return sql`(${users.createdAt}, ${users.id}) < (${at}::timestamptz, ${id}::uuid)`;
}

/** After an account that was purged since, the list begins again. */
const afterAddress = (after: CreationCursor | null): SQL =>
  sql`${address} > coalesce((select last.email from users last where last.id = ${after?.id ?? null}::uuid), '') collate "C"`;

/** What few accounts are, in the words of the indexes of those. Other conditions have one text, as statements are prepared. */
const rare = ({ role, state, isVerified }: AccountFilter): SQL | undefined =>
  and(
    role && role !== 'USER' ? sql`${users.role} <> 'USER'` : undefined,
    isVerified === false ? isNull(users.emailVerifiedAt) : undefined,
    state === 'CLOSED' || state === 'PURGE_DUE' ? isNotNull(users.deactivatedAt) : undefined,
    state === 'PURGE_DUE' ? lt(users.deactivatedAt, graceBegan) : undefined,
    state === 'CLOSED' ? gte(users.deactivatedAt, graceBegan) : undefined,
  );

function conditionOf({ role, state, isVerified, addressPrefix, created }: AccountFilter): SQL | undefined {
  return and(
    sql`(${role}::user_role is null or ${users.role} = ${role})`,
    sql`(${isVerified}::boolean is not true or ${users.emailVerifiedAt} is not null)`,
    sql`(${state === 'OPEN'}::boolean is not true or ${users.deactivatedAt} is null)`,
    addressPrefix === null
      ? undefined
      : sql`${address} >= ${addressPrefix} and ${address} < ${addressPrefix + LAST_CHARACTER}`,
    sql`${users.createdAt} >= ${created.from?.toISOString() ?? '-infinity'}::timestamptz`,
    sql`${users.createdAt} < ${created.before?.toISOString() ?? 'infinity'}::timestamptz`,
  );
}
