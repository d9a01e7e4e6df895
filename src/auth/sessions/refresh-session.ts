import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { AuditService, Origin } from '../../audit/audit.service.ts';
import type { NotificationsService } from '../../notifications/notifications.service.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { userError } from '../../platform/errors.ts';
import { refreshTokens } from '../auth.table.ts';
import { hashToken } from '../opaque-token.ts';
import { securityNotification } from '../security-notifications.ts';
import type { SessionsService, SessionTokens } from './sessions.service.ts';

interface Dependencies {
  db: Database;
  sessions: SessionsService;
  audit: AuditService;
  notifications: NotificationsService;
}

/** Trades refresh tokens for new ones (RFC 9700, section 4.14). */
export class RefreshSessionService {
  readonly #with: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /** Throws TOKEN_INVALID. A token that was used before ends its session: one of its two users is a thief. */
  async refresh(refreshToken: string, origin: Origin): Promise<SessionTokens> {
    const hash = hashToken(refreshToken);
    const tokens = await this.#with.db.transaction((tx) => this.#rotate(tx, hash, origin));
    if (tokens) return tokens;
    await this.#endIfReused(hash, origin);
    throw userError('TOKEN_INVALID', 'The session cannot be refreshed; log in again.', 'refreshToken');
  }

  async #rotate(tx: Transaction, hash: string, origin: Origin): Promise<SessionTokens | undefined> {
    const [row] = await tx
      .update(refreshTokens)
      .set({ usedAt: new Date() })
      .where(
        and(
          eq(refreshTokens.hash, hash),
          isNull(refreshTokens.usedAt),
          gt(refreshTokens.expiresAt, sql`now()`),
        ),
      )
      .returning({ sessionId: refreshTokens.sessionId });
    return row && this.#with.sessions.prolong(tx, row.sessionId, origin);
  }

  async #endIfReused(hash: string, origin: Origin): Promise<void> {
    const { db, sessions, audit, notifications } = this.#with;
    const notification = await db.transaction(async (tx) => {
      const [row] = await tx
        .select({ sessionId: refreshTokens.sessionId })
        .from(refreshTokens)
        .where(and(eq(refreshTokens.hash, hash), isNotNull(refreshTokens.usedAt)));
      const userId = row && (await sessions.end(tx, row.sessionId));
      if (!userId) return null;
      const { sessionId } = row;
      const auditId = await audit.append(tx, {
        action: 'REFRESH_TOKEN_REUSED',
        subjectId: userId,
        actorId: null,
        objectId: sessionId,
        origin,
      });
      const draft = securityNotification({ type: 'REFRESH_TOKEN_REUSED', userId, auditId, sessionId });
      return notifications.create(tx, draft);
    });
    if (notification) notifications.announce(notification);
  }
}
