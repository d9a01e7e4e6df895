import { and, eq, gt, inArray, isNull, ne, type Query, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { AuditService, Origin } from '../../audit/audit.service.ts';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { MAX_PREPARED_LENGTH } from '../../platform/database/prepare-statements.ts';
import { readColumns } from '../../platform/database/read-columns.ts';
import { unauthenticated } from '../../platform/errors.ts';
import type { Background } from '../../platform/jobs/background.ts';
import { message } from '../../platform/language/text.ts';
import type { SessionAccount, Viewer } from '../../platform/viewer.ts';
import { activeAccounts } from '../../users/accounts.ts';
import { alive, refreshTokens, sessions } from '../auth.table.ts';
import { hashToken, newToken } from '../opaque-token.ts';
import type { AccessEndings } from './access-endings.ts';
import type { AccessClaims, AccessTokens } from './access-tokens.ts';

/** The tokens of a client. The refresh token is not stored anywhere else. */
export interface SessionTokens {
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken: string;
  refreshTokenExpiresAt: Date;
}

interface LiveSession {
  userId: string;
  sessionId: string;
  /** Expiry of the session and of its current refresh token. */
  expiresAt: Date;
}

type LiveColumns = [
  role: SessionAccount['role'],
  locale: string,
  timeZone: string,
  isUsedAgain: boolean,
  data: string,
];
type ReadForSession = (
  accessToken: string,
  values: Record<string, unknown>,
) => Promise<{ viewer: Viewer; data: string }>;

interface Dependencies {
  db: Database;
  accessTokens: AccessTokens;
  audit: AuditService;
  endings: AccessEndings;
  background: Background;
  refreshTokenSeconds: number;
}

export class SessionsService {
  readonly #accounts: ReturnType<typeof activeAccounts>;
  readonly #statements = atFirstUse(() => prepareStatements(this.deps.db, this.#accounts));

  constructor(private readonly deps: Dependencies) {
    this.#accounts = activeAccounts(this.deps.db);
  }

  /** The viewer of an access token whose session and account are active. Throws UNAUTHENTICATED. */
  async authenticate(accessToken: string): Promise<Viewer> {
    const claims = await this.deps.accessTokens.verify(accessToken);
    return this.#viewerOf(claims, await readColumns(this.deps.db, this.#statements().live, { ...claims }));
  }

  /**
   * Prepares a statement that reads JSON for the user of a session along with it, and so nothing once it has ended; null
   * for one that is too long to be prepared. The returned function throws UNAUTHENTICATED.
   */
  reading(dataOf: (viewer: SQLWrapper) => SQL): ReadForSession | null {
    const data = sql<string>`(${dataOf(sessions.userId)})::text`;
    const { db, accessTokens } = this.deps;
    const query = liveSession(db, this.#accounts, data);
    if (query.sql.length > MAX_PREPARED_LENGTH) return null;
    return async (accessToken, values) => {
      const claims = accessTokens.known(accessToken) ?? (await accessTokens.verify(accessToken));
      const rows = await readColumns<LiveColumns>(db, query, { ...values, ...claims });
      return { viewer: this.#viewerOf(claims, rows), data: rows[0]![4] };
    };
  }

  /** The id of the account of an access token that is still valid, though its session may have ended; null for others. */
  ownerOfToken(accessToken: string): Promise<string | null> {
    return this.deps.accessTokens.verify(accessToken).then(
      ({ userId }) => userId,
      () => null,
    );
  }

  #viewerOf({ userId, sessionId, expiresAt }: AccessClaims, [row]: LiveColumns[]): Viewer {
    if (!row) throw unauthenticated(message('auth.session.ended'));
    const [role, locale, timeZone, isUsedAgain] = row;
    if (isUsedAgain) this.#used(sessionId);
    return { userId, sessionId, role, locale, timeZone, expiresAt };
  }

  /** The sessions among the ids that are still active, with their accounts. */
  async liveSessions(ids: readonly string[]): Promise<Map<string, SessionAccount>> {
    const rows = await this.#statements().liveAmong.execute({ ids: `{${ids.join(',')}}` });
    return new Map(rows.map(({ id, ...account }) => [id, account]));
  }

  /** A new session within the caller's transaction. */
  async open(
    tx: Transaction,
    session: { userId: string; device: string | null; origin: Origin },
  ): Promise<{ sessionId: string; tokens: SessionTokens }> {
    const { userId, device, origin } = session;
    const expiresAt = this.#refreshTokenExpiry();
    const [row] = await tx
      .insert(sessions)
      .values({ userId, device, ip: origin.ip, expiresAt })
      .returning({ id: sessions.id });
    const sessionId = row!.id;
    return { sessionId, tokens: await this.#issue(tx, { userId, sessionId, expiresAt }, newToken()) };
  }

  /** Whether the person has had a session on a device of this name. */
  async knowsDevice(tx: Transaction, userId: string, device: string | null): Promise<boolean> {
    const same = sql`${sessions.device} is not distinct from ${device}`;
    const [row] = await tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.userId, userId), same))
      .limit(1);
    return row !== undefined;
  }

  /** Number of distinct device names used to sign in within the last hour. */
  async devicesLately(tx: Transaction, userId: string): Promise<number> {
    const [row] = await tx
      .select({ count: sql<number>`count(distinct ${sessions.device})::int` })
      .from(sessions)
      .where(and(eq(sessions.userId, userId), gt(sessions.createdAt, sql`now() - interval '1 hour'`)));
    return row!.count;
  }

  /** Rotates an active session to its next refresh token; undefined if it is no longer active. */
  async prolong(
    tx: Transaction,
    sessionId: string,
    refreshToken: string,
    origin: Origin,
  ): Promise<SessionTokens | undefined> {
    const session = await this.#use(tx, sessionId, { ip: origin.ip, expiresAt: this.#refreshTokenExpiry() });
    return session && this.#issue(tx, session, refreshToken);
  }

  /** The same with the current refresh token, for a client that did not receive it. */
  async resume(
    tx: Transaction,
    sessionId: string,
    refreshToken: string,
    origin: Origin,
  ): Promise<SessionTokens | undefined> {
    const session = await this.#use(tx, sessionId, { ip: origin.ip });
    return session && this.#tokens(session, refreshToken);
  }

  /** Ends the viewer's session: its tokens are rejected from now on. */
  async logout(viewer: Viewer, origin: Origin): Promise<void> {
    await this.deps.db.transaction(async (tx) => {
      const userId = await this.end(tx, viewer.sessionId);
      if (!userId) return;
      await this.deps.audit.append(tx, {
        action: 'LOGOUT',
        ...by(viewer),
        objectId: viewer.sessionId,
        origin,
      });
    });
  }

  /** Ends all sessions of the viewer; returns how many there were. */
  async logoutEverywhere(viewer: Viewer, origin: Origin): Promise<number> {
    return this.deps.db.transaction(async (tx) => {
      const ended = await this.endAll(tx, viewer.userId);
      const details = { sessions: ended };
      await this.deps.audit.append(tx, { action: 'LOGOUT_EVERYWHERE', ...by(viewer), origin, details });
      return ended;
    });
  }

  /**
   * Ends the sessions of a person, except `exceptId`, and revokes the links to their exports; returns the number of
   * sessions.
   */
  async endAll(tx: Transaction, userId: string, exceptId?: string): Promise<number> {
    const ended = await tx
      .update(sessions)
      .set({ endedAt: new Date() })
      .where(and(eq(sessions.userId, userId), alive(), exceptId ? ne(sessions.id, exceptId) : undefined))
      .returning({ id: sessions.id });
    await this.deps.endings.run(tx, userId);
    return ended.length;
  }

  /** Ends a session and returns its owner; undefined if it had already ended. */
  async end(tx: Transaction, sessionId: string): Promise<string | undefined> {
    const [row] = await tx
      .update(sessions)
      .set({ endedAt: new Date() })
      .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)))
      .returning({ userId: sessions.userId });
    return row?.userId;
  }

  /** Updates a session that is active and whose account is open; undefined otherwise. */
  async #use(
    tx: Transaction,
    sessionId: string,
    changes: { ip: string; expiresAt?: Date },
  ): Promise<LiveSession | undefined> {
    const [row] = await tx
      .update(sessions)
      .set({ ...changes, lastUsedAt: new Date() })
      .where(
        and(
          eq(sessions.id, sessionId),
          alive(),
          inArray(sessions.userId, tx.select({ id: this.#accounts.id }).from(this.#accounts)),
        ),
      )
      .returning({ userId: sessions.userId, sessionId: sessions.id, expiresAt: sessions.expiresAt });
    return row;
  }

  async #issue(tx: Transaction, session: LiveSession, refreshToken: string): Promise<SessionTokens> {
    const { sessionId, expiresAt } = session;
    await tx.insert(refreshTokens).values({ hash: hashToken(refreshToken), sessionId, expiresAt });
    return this.#tokens(session, refreshToken);
  }

  async #tokens({ userId, sessionId, expiresAt }: LiveSession, refreshToken: string): Promise<SessionTokens> {
    const access = await this.deps.accessTokens.sign({ userId, sessionId });
    return {
      accessToken: access.token,
      accessTokenExpiresAt: access.expiresAt,
      refreshToken,
      refreshTokenExpiresAt: expiresAt,
    };
  }

  #refreshTokenExpiry(): Date {
    return new Date(Date.now() + this.deps.refreshTokenSeconds * 1000);
  }

  #used(sessionId: string): void {
    this.deps.background.run('record the last use of a session', () =>
      this.deps.db
        .update(sessions)
        .set({ lastUsedAt: new Date() })
        .where(and(eq(sessions.id, sessionId), isUsedAgain)),
    );
  }
}

/** Whether the last use that is written down is so old that the next one is as well. */
const isUsedAgain = sql<boolean>`${sessions.lastUsedAt} < now() - interval '1 minute'`;
const by = (viewer: Viewer) => ({ subjectId: viewer.userId, actorId: viewer.userId });

const isSession = and(
  eq(sessions.id, sql.placeholder('sessionId')),
  eq(sessions.userId, sql.placeholder('userId')),
  alive(),
);

/** Reads `LiveColumns`. */
function liveSession(
  db: Database,
  account: ReturnType<typeof activeAccounts>,
  data = sql<string>`''`,
): Query {
  const { role, locale, timeZone } = account;
  return db
    .select({ role, locale, timeZone, isUsedAgain, data })
    .from(sessions)
    .innerJoin(account, eq(account.id, sessions.userId))
    .where(isSession)
    .toSQL();
}

function prepareStatements(db: Database, account: ReturnType<typeof activeAccounts>) {
  const ofAccount = { role: account.role, locale: account.locale, timeZone: account.timeZone };
  return {
    live: liveSession(db, account),
    liveAmong: db
      .select({ id: sessions.id, ...ofAccount })
      .from(sessions)
      .innerJoin(account, eq(account.id, sessions.userId))
      .where(and(sql`${sessions.id} = any(${sql.placeholder('ids')}::uuid[])`, alive()))
      .prepare('sessions_live_among'),
  };
}
