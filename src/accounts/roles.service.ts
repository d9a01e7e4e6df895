import { randomUUID } from 'node:crypto';
import type { AuditRecord, AuditService, Origin } from '../audit/audit.service.ts';
import type { NotificationsService } from '../notifications/notifications.service.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import { Fault, notFound, userError } from '../platform/errors.ts';
import { message } from '../platform/language/text.ts';
import { canonicalAddress } from '../platform/mail/address.ts';
import type { Role, Viewer } from '../platform/viewer.ts';
import type { Accounts } from '../users/accounts.ts';
import type { User } from '../users/users.table.ts';
import type { RoleDuties } from './role-duties.ts';

/** An administrator and the network address of the request. */
export interface Administrator {
  viewer: Viewer;
  origin: Origin;
}

/** Null if the operator acts on the machine itself. */
type Actor = Pick<AuditRecord, 'actorId' | 'origin'>;

interface Dependencies {
  db: Database;
  accounts: Accounts;
  audit: AuditService;
  notifications: NotificationsService;
  duties: RoleDuties;
}

const CODES = {
  USER: 'role.user',
  DERMATOLOGIST: 'role.dermatologist',
  ADMIN: 'role.admin',
} as const satisfies Record<Role, string>;

/** Assigns roles. A change takes effect on commit, since roles are read with every request. */
export class RolesService {
  constructor(private readonly deps: Dependencies) {}

  /** Assigning the same role again changes nothing, but the access is audited. Throws INVALID_STATE, FORBIDDEN and NOT_FOUND. */
  async setRole(by: Administrator, input: { id: string; role: Role }): Promise<User> {
    const { db, accounts } = this.deps;
    const { user, after } = await db.transaction(async (tx) => {
      const admins = await this.administrators(tx, by);
      const account = await accounts.locked(tx, input.id);
      if (!account || account.deactivatedAt) throw notFound('account');
      if (account.role === 'ADMIN' && input.role !== 'ADMIN' && admins.length === 1)
        throw userError('INVALID_STATE', message('accounts.last-administrator.role'), 'role');
      if (input.role !== 'USER' && !account.emailVerifiedAt)
        throw userError('NOT_VERIFIED', message('accounts.email-not-verified'), 'id');
      if (account.role === input.role) await this.#audit(tx, by, account);
      return this.change(tx, actor(by), account, input.role);
    });
    after();
    return user;
  }

  /** For the operator: makes an open, verified account without a role an administrator. */
  async appoint(email: string): Promise<void> {
    const { db, accounts } = this.deps;
    const known = await accounts.byEmail(canonicalAddress(email));
    await db.transaction(async (tx) => {
      await accounts.admins(tx);
      const account = known && (await accounts.locked(tx, known.id));
      if (!account?.emailVerifiedAt || account.deactivatedAt || account.role !== 'USER')
        throw userError('INVALID_STATE', message('accounts.nobody-to-appoint'));
      await this.change(tx, { actorId: null, origin: null }, account, 'ADMIN');
    });
  }

  /**
   * Part of the caller's transaction, which has first locked the administrators and then the account. Call `after` once
   * it is committed.
   */
  async change(
    tx: Transaction,
    by: Actor,
    account: User,
    role: Role,
  ): Promise<{ user: User; after: () => void }> {
    const { accounts, audit, notifications, duties } = this.deps;
    const { id: userId, role: from } = account;
    if (from === role) return { user: account, after: () => undefined };
    const ended = await duties.end(tx, userId, from);
    await duties.begin(tx, userId, role);
    const user = await accounts.setRole(tx, userId, role);
    await audit.append(tx, {
      action: 'ROLE_CHANGED',
      subjectId: userId,
      ...by,
      details: { from, to: role },
    });
    const notification = await notifications.create(tx, {
      userId,
      kind: 'SECURITY',
      code: CODES[role],
      objectId: null,
      cause: `role:${randomUUID()}`,
    });
    const after = () => {
      ended();
      if (notification) notifications.announce(notification);
    };
    return { user, after };
  }

  /** All administrators, locked. Throws FORBIDDEN if the viewer is no longer one of them. */
  async administrators(tx: Transaction, { viewer }: Administrator): Promise<string[]> {
    const admins = await this.deps.accounts.admins(tx);
    if (!admins.includes(viewer.userId)) throw new Fault('FORBIDDEN', message('faults.role-missing'));
    return admins;
  }

  /** The account with exactly this address, a closed one too. Throws NOT_FOUND. */
  async find(by: Administrator, email: string): Promise<User> {
    const { db, accounts } = this.deps;
    const user = await accounts.byAddress(canonicalAddress(email));
    if (!user) throw notFound('account');
    await this.#audit(db, by, user);
    return user;
  }

  async #audit(db: Database | Transaction, by: Administrator, { id: subjectId }: User): Promise<void> {
    await this.deps.audit.append(db, { action: 'ACCOUNT_LOOKED_UP', subjectId, ...actor(by) });
  }
}

export const actor = ({ viewer, origin }: Administrator): Actor => ({ actorId: viewer.userId, origin });
