import { and, eq, sql } from 'drizzle-orm';
import type { AuditService, Origin } from '../../audit/audit.service.ts';
import { alignTo } from '../../platform/database/align.ts';
import type { Database } from '../../platform/database/database.ts';
import {
  behindCursor,
  type CreationCursor,
  inBothOrders,
  inTimeOrder,
  type Page,
  readPage,
  type TimeOrder,
} from '../../platform/database/keyset.ts';
import { notFound } from '../../platform/errors.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { type Session, sessions } from '../auth.table.ts';
import type { AccessEndings } from './access-endings.ts';
import { alive } from './sessions.service.ts';

/** Lists and ends a person's own sessions. */
export class ViewerSessionsService {
  readonly #list: Record<TimeOrder, ReturnType<typeof prepareList>>;
  readonly #byIds: ReturnType<typeof prepareByIds>;

  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly endings: AccessEndings,
  ) {
    this.#list = inBothOrders((order) => prepareList(db, order));
    this.#byIds = prepareByIds(db);
  }

  /** Active sessions, newest first. Reads one more than requested. */
  list(userId: string, page: Page<CreationCursor>): Promise<Session[]> {
    return readPage(this.#list, { userId }, page);
  }

  /** Active ones, in the order of the ids; null for others, and for those of somebody else. */
  async getMany({ userId }: Viewer, ids: readonly string[]): Promise<(Session | null)[]> {
    const rows = await this.#byIds.execute({ userId, ids: `{${ids.join(',')}}` });
    return alignTo(ids, rows, ({ id }) => id);
  }

  async count(userId: string): Promise<number> {
    return this.db.$count(sessions, and(eq(sessions.userId, userId), alive));
  }

  /** Ending another device's session revokes the links to exports that it may have copied. Idempotent. Throws NOT_FOUND if it is not the viewer's. */
  async revoke(viewer: Viewer, id: string, origin: Origin): Promise<string> {
    const mine = and(eq(sessions.id, id), eq(sessions.userId, viewer.userId));
    await this.db.transaction(async (tx) => {
      const [ended] = await tx
        .update(sessions)
        .set({ endedAt: new Date() })
        .where(and(mine, alive))
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

const prepareList = (db: Database, order: TimeOrder) =>
  db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, sql.placeholder('userId')),
        alive,
        behindCursor(order, sessions.createdAt, sessions.id),
      ),
    )
    .orderBy(...inTimeOrder(order, sessions.createdAt, sessions.id))
    .limit(sql.placeholder('limit'))
    .prepare(`sessions_list_${order.toLowerCase()}`);

const prepareByIds = (db: Database) =>
  db
    .select()
    .from(sessions)
    .where(
      and(
        sql`${sessions.id} = any(${sql.placeholder('ids')}::uuid[])`,
        eq(sessions.userId, sql.placeholder('userId')),
        alive,
      ),
    )
    .prepare('sessions_by_ids');
