import { and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { AuditService, Origin } from '../../audit/audit.service.ts';
import type { NotificationsService } from '../../notifications/notifications.service.ts';
import type { Notification } from '../../notifications/notifications.table.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { userError } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import { refreshTokens, sessions as sessionRows } from '../auth.table.ts';
import { hashToken } from '../opaque-token.ts';
import { securityNotification } from '../security-notifications.ts';
import type { AccessEndings } from './access-endings.ts';
import type { SessionsService, SessionTokens } from './sessions.service.ts';
import type { SuccessorTokens } from './successor-tokens.ts';

interface Dependencies {
  db: Database;
  sessions: SessionsService;
  successors: SuccessorTokens;
  endings: AccessEndings;
  audit: AuditService;
  notifications: NotificationsService;
  /** 0 allows no reuse. */
  reuseIntervalSeconds: number;
}

interface Outcome {
  tokens?: SessionTokens | undefined;
  alarm?: Notification | null;
}

/** How often a used token may be presented again within the reuse interval. */
const MAX_REUSES = 20;
/** Maximum number of rotations of a session to follow within one reuse interval. */
const MAX_STEPS = 100;

/** Exchanges refresh tokens for new ones (RFC 9700, section 4.14). */
export class RefreshSessionService {
  constructor(private readonly deps: Dependencies) {}

  /**
   * Within the reuse interval a used token yields the same successor again: the response was lost, or tabs share it. After
   * that, reuse revokes the session, as one of the two users may be a thief. Throws TOKEN_INVALID.
   */
  async refresh(refreshToken: string, origin: Origin): Promise<SessionTokens> {
    const { db, notifications } = this.deps;
    const { tokens, alarm } = await db.transaction((tx) => this.#redeem(tx, refreshToken, origin));
    if (alarm) notifications.announce(alarm);
    if (tokens) return tokens;
    throw userError('TOKEN_INVALID', message('auth.session.not-refreshed'), 'refreshToken');
  }

  async #redeem(tx: Transaction, given: string, origin: Origin): Promise<Outcome> {
    const row = await this.#lock(tx, given);
    if (!row) return {};
    const { sessionId } = row;
    if (!row.usedAt) return row.expired ? {} : { tokens: await this.#rotate(tx, sessionId, given, origin) };
    if (this.deps.reuseIntervalSeconds > 0 && row.usedLately && row.reuses < MAX_REUSES)
      return { tokens: await this.#repeat(tx, sessionId, given, origin) };
    return { alarm: await this.#revoke(tx, sessionId, origin) };
  }

  /** The token with its session, which has not been ended. Locks both, so that refreshes of a session are serialized. */
  async #lock(tx: Transaction, given: string) {
    const [row] = await tx
      .select({
        sessionId: sessionRows.id,
        usedAt: refreshTokens.usedAt,
        reuses: refreshTokens.reuses,
        expired: sql<boolean>`${refreshTokens.expiresAt} <= now()`,
        usedLately: sql<boolean>`${refreshTokens.usedAt} > ${this.#intervalStart()}`,
      })
      .from(sessionRows)
      .innerJoin(refreshTokens, eq(refreshTokens.sessionId, sessionRows.id))
      .where(and(eq(refreshTokens.hash, hashToken(given)), isNull(sessionRows.endedAt)))
      .for('update');
    return row;
  }

  async #rotate(tx: Transaction, sessionId: string, given: string, origin: Origin) {
    const { sessions, successors } = this.deps;
    const tokens = await sessions.prolong(tx, sessionId, successors.next(given), origin);
    if (tokens) await tx.update(refreshTokens).set({ usedAt: sql`now()` }).where(hasToken(given));
    return tokens;
  }

  /** If the successor was used as well, the token currently in use; never a second one. */
  async #repeat(tx: Transaction, sessionId: string, given: string, origin: Origin) {
    const { sessions, successors } = this.deps;
    const lately = or(isNull(refreshTokens.usedAt), gt(refreshTokens.usedAt, this.#intervalStart()));
    const known = await tx
      .select({ hash: refreshTokens.hash, usedAt: refreshTokens.usedAt })
      .from(refreshTokens)
      .where(and(eq(refreshTokens.sessionId, sessionId), lately))
      .orderBy(desc(refreshTokens.usedAt)) // PostgreSQL sorts the unused one first
      .limit(MAX_STEPS);
    const unused = successors.findUnused(given, known);
    if (!unused) return undefined; // its secret is no longer known, so this is no sign of theft
    await tx
      .update(refreshTokens)
      .set({ reuses: sql`${refreshTokens.reuses} + 1` })
      .where(hasToken(given));
    return sessions.resume(tx, sessionId, unused, origin);
  }

  async #revoke(tx: Transaction, sessionId: string, origin: Origin): Promise<Notification | null> {
    const { sessions, endings, audit, notifications } = this.deps;
    const userId = await sessions.end(tx, sessionId);
    if (!userId) return null;
    await endings.run(tx, userId);
    const auditId = await audit.append(tx, {
      action: 'REFRESH_TOKEN_REUSED',
      subjectId: userId,
      actorId: null,
      objectId: sessionId,
      origin,
    });
    const draft = securityNotification({ type: 'REFRESH_TOKEN_REUSED', userId, auditId, sessionId });
    return notifications.create(tx, draft);
  }

  #intervalStart() {
    return sql`now() - make_interval(secs => ${this.deps.reuseIntervalSeconds})`;
  }
}

const hasToken = (token: string) => eq(refreshTokens.hash, hashToken(token));
