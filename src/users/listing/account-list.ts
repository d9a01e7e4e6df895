import { and, asc, desc, gte, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
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
      .where(and(conditionOf(filter), byAddress ? afterAddress(page.after) : olderThan(page.after)))
      .orderBy(...(byAddress ? [asc(address)] : [desc(users.createdAt), desc(users.id)]))
      .limit(page.first + 1);
  }

  count(filter: AccountFilter): Promise<number> {
    return this.db.$count(users, conditionOf(filter));
  }
}

function olderThan(after: CreationCursor | null): SQL {
  const { at, id } = cursorValues(after);
  return sql`(${users.createdAt}, ${users.id}) < (${at}::timestamptz, ${id}::uuid)`;
}

/** An account that was purged since begins the list again. */
const afterAddress = (after: CreationCursor | null): SQL | undefined =>
  after
    ? sql`${address} > coalesce((select last.email from users last where last.id = ${after.id}), '') collate "C"`
    : undefined;

/** Roles and states are part of the text, so that the planner can take the indexes of those that few have. */
function conditionOf({ role, state, isVerified, addressPrefix, created }: AccountFilter): SQL | undefined {
  return and(
    role ? sql`${users.role} = ${sql.raw(`'${role}'`)}` : undefined,
    role && role !== 'USER' ? sql`${users.role} <> 'USER'` : undefined,
    state ? STATES[state] : undefined,
    isVerified === null
      ? undefined
      : isVerified
        ? isNotNull(users.emailVerifiedAt)
        : isNull(users.emailVerifiedAt),
    addressPrefix === null
      ? undefined
      : sql`${address} >= ${addressPrefix} and ${address} < ${addressPrefix + LAST_CHARACTER}`,
    created.from ? gte(users.createdAt, created.from) : undefined,
    created.before ? lt(users.createdAt, created.before) : undefined,
  );
}

const STATES: Readonly<Record<AccountState, SQL | undefined>> = {
  OPEN: isNull(users.deactivatedAt),
  CLOSED: and(isNotNull(users.deactivatedAt), sql`${users.deactivatedAt} >= ${graceBegan}`),
  PURGE_DUE: and(isNotNull(users.deactivatedAt), sql`${users.deactivatedAt} < ${graceBegan}`),
};
