import { eq, sql } from 'drizzle-orm';
import { alignTo } from '../platform/database/align.ts';
import { countRows } from '../platform/database/count-rows.ts';
import type { Database } from '../platform/database/database.ts';
import {
  behindCursor,
  type CreationCursor,
  inBothOrders,
  inTimeOrder,
  type Page,
  readPage,
  type TimeOrder,
} from '../platform/database/keyset.ts';
import { type AuditEntry, auditLog } from './audit.table.ts';

/** The audit log as shown to the person it concerns. */
export class AuditLogService {
  readonly #list: Record<TimeOrder, ReturnType<typeof prepareList>>;
  readonly #byIds: ReturnType<typeof prepareByIds>;

  constructor(private readonly db: Database) {
    this.#list = inBothOrders((order) => prepareList(db, order));
    this.#byIds = prepareByIds(db);
  }

  /** In the order of the ids; null for those about somebody else. */
  async getMany(subjectId: string, ids: readonly string[]): Promise<(AuditEntry | null)[]> {
    const rows = await this.#byIds.execute({ subjectId, ids: `{${ids.join(',')}}` });
    return alignTo(ids, rows, ({ id }) => id);
  }

  /** Newest first. Reads one more than asked for. */
  list(subjectId: string, page: Page<CreationCursor>): Promise<AuditEntry[]> {
    return readPage(this.#list, { subjectId }, page);
  }

  async count(subjectId: string): Promise<number> {
    return countRows(this.db, auditLog, eq(auditLog.subjectId, subjectId));
  }
}

/** Whether the actor is the person, someone else, or unknown. */
export const actorOf = ({ actorId, subjectId }: AuditEntry): 'SELF' | 'OTHER' | 'UNKNOWN' =>
  actorId === null ? 'UNKNOWN' : actorId === subjectId ? 'SELF' : 'OTHER';

const prepareList = (db: Database, order: TimeOrder) =>
  db
    .select()
    .from(auditLog)
    .where(
      sql`${auditLog.subjectId} = ${sql.placeholder('subjectId')} and ${behindCursor(order, auditLog.createdAt, auditLog.id)}`,
    )
    .orderBy(...inTimeOrder(order, auditLog.createdAt, auditLog.id))
    .limit(sql.placeholder('limit'))
    .prepare(`audit_log_list_${order.toLowerCase()}`);

const prepareByIds = (db: Database) =>
  db
    .select()
    .from(auditLog)
    .where(
      sql`${auditLog.id} = any(${sql.placeholder('ids')}::uuid[]) and ${auditLog.subjectId} = ${sql.placeholder('subjectId')}`,
    )
    .prepare('audit_log_by_ids');
