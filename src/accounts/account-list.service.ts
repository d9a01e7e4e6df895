import type { AuditService } from '../audit/audit.service.ts';
import type { Database } from '../platform/database/database.ts';
import type { CreationCursor, Page } from '../platform/database/keyset.ts';
import { canonicalAddress } from '../platform/mail/address.ts';
import { startOfDay } from '../platform/time/calendar-days.ts';
import type { AccountFilter, AccountList, ListedAccount } from '../users/listing/account-list.ts';
import type { AccountFilterInput } from './account-list.types.ts';
import { type Administrator, actor } from './roles.service.ts';

const DAY_MS = 86_400_000;

interface Dependencies {
  db: Database;
  accounts: AccountList;
  audit: AuditService;
}

/** Accounts as administrators find them; each that is shown to one is noted in the person's audit log. */
export class AccountListService {
  constructor(private readonly deps: Dependencies) {}

  /** Reads one more than asked for. */
  async list(
    by: Administrator,
    page: Page<CreationCursor>,
    filter: AccountFilterInput,
  ): Promise<ListedAccount[]> {
    const { db, accounts, audit } = this.deps;
    const rows = await accounts.list(page, read(filter));
    const records = rows
      .slice(0, page.first)
      .filter(({ id }) => id !== by.viewer.userId)
      .map(({ id: subjectId }) => ({ action: 'ACCOUNT_LISTED' as const, subjectId, ...actor(by) }));
    await audit.appendAll(db, records);
    return rows;
  }

  count(_by: Administrator, filter: AccountFilterInput): Promise<number> {
    return this.deps.accounts.count(read(filter));
  }
}

function read(filter: AccountFilterInput): AccountFilter {
  const { role = null, state = null, verified = null, emailStartsWith, createdFrom, createdTo } = filter;
  const start = emailStartsWith?.trim() ? canonicalAddress(emailStartsWith) : null;
  return {
    ...{ role, state, isVerified: verified, addressPrefix: start },
    created: {
      from: createdFrom ? startOfDay(createdFrom, 'UTC') : null,
      before: createdTo ? new Date(startOfDay(createdTo, 'UTC').getTime() + DAY_MS) : null,
    },
  };
}
