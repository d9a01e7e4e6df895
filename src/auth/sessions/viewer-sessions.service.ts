import { and, eq } from 'drizzle-orm';
import type { AuditService, Origin } from '../../audit/audit.service.ts';
import type { Database } from '../../platform/database/database.ts';
import { OwnRows } from '../../platform/database/own-rows.ts';
import { notFound } from '../../platform/errors.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { alive, sessions } from '../auth.table.ts';
import type { AccessEndings } from './access-endings.ts';

/** Lists and ends a person's own sessions. */
export class ViewerSessionsService {
  /** Active ones. */
  readonly rows: OwnRows<typeof sessions>;

  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly endings: AccessEndings,
  ) {
    this.rows = new OwnRows(db, sessions, 'session', { only: alive() });
  }

  /** Ending another device's session revokes the links to exports that it may have copied. Idempotent. Throws NOT_FOUND if it is not the viewer's. */
  async revoke(viewer: Viewer, id: string, origin: Origin): Promise<string> {
    const mine = and(eq(sessions.id, id), eq(sessions.userId, viewer.userId));
    await this.db.transaction(async (tx) => {
      const [ended] = await tx
        .update(sessions)
        .set({ endedAt: new Date() })
        .where(and(mine, alive()))
        .returning({ id: sessions.id });
      if (ended) {
        const subject = { subjectId: viewer.userId, actorId: viewer.userId };
        await this.audit.append(tx, { action: 'SESSION_REVOKED', ...subject, objectId: id, origin });
        if (id !== viewer.sessionId) await this.endings.run(tx, viewer.userId);
        return;
      }
      const [known] = await tx.select({ id: sessions.id }).from(sessions).where(mine);
      if (!known) throw notFound('session');
    });
    return id;
  }
}
