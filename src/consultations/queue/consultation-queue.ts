import { and, asc, desc, type SQL, sql } from 'drizzle-orm';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import { countRows } from '../../platform/database/count-rows.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Page } from '../../platform/database/keyset.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { TRIAGE_TIERS, type TriageTier } from '../../rules/triage/red-flags.ts';
import { accessFor, statusIn } from '../case/consultation-access.ts';
import type { ConsultationAudit, Reader } from '../case/consultation-audit.ts';
import { IN_WORK } from '../case/consultation-states.ts';
import { type Consultation, consultations } from '../case/consultations.table.ts';

export type QueueScope = 'UNCLAIMED' | 'OWN_OPEN' | 'OWN_DONE';

/** Ids grow with time, so they order cases by age. */
export interface QueueCursor {
  /** Index of the tier. */
  rank: number;
  id: string;
}

const LOWEST = '00000000-0000-0000-0000-000000000000';
const HIGHEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const START: Readonly<Record<QueueScope, QueueCursor>> = {
  UNCLAIMED: { rank: 0, id: LOWEST },
  OWN_OPEN: { rank: 0, id: LOWEST },
  OWN_DONE: { rank: 0, id: HIGHEST },
};

export const queueRank = ({ tier }: Pick<Consultation, 'tier'>): number => TRIAGE_TIERS.indexOf(tier);

/** Reverse of `queueRank`. */
export const tierOfRank = ({ rank }: QueueCursor): TriageTier => TRIAGE_TIERS[rank] ?? 'ROUTINE';

/** Cases as a dermatologist finds them. */
export class ConsultationQueue {
  readonly #list = atFirstUse(() => prepareLists(this.db));

  constructor(
    private readonly db: Database,
    private readonly audit: ConsultationAudit,
  ) {}

  /**
   * The soonest tier first, then the oldest; of those that are done the newest first. Reads one more than asked for, and
   * notes only those that are shown.
   */
  async list(reader: Reader, scope: QueueScope, page: Page<QueueCursor>): Promise<Consultation[]> {
    const after = page.after ?? START[scope];
    const values = {
      viewerId: reader.viewer.userId,
      tier: tierOfRank(after),
      id: after.id,
      limit: page.first + 1,
    };
    const rows = await this.#list()[scope].execute(values);
    await this.audit.read(this.db, reader, rows.slice(0, page.first), 'QUEUE');
    return rows;
  }

  count(viewer: Viewer, scope: QueueScope): Promise<number> {
    return countRows(this.db, consultations, queueCondition(this.db, sql`${viewer.userId}`, scope));
  }
}

/** Whether a case is in a queue of the viewer. */
export function queueCondition(
  db: Database,
  viewerId: SQL | ReturnType<typeof sql.placeholder>,
  scope: QueueScope,
): SQL {
  const { unclaimed, assigned } = accessFor(db, viewerId);
  if (scope === 'UNCLAIMED') return unclaimed;
  const open = statusIn(IN_WORK);
  return and(assigned, scope === 'OWN_OPEN' ? open : sql`not ${open}`)!;
}

function prepareLists(db: Database) {
  const { tier } = consultations;
  const cursorTier = sql`${sql.placeholder('tier')}::triage_tier`;
  const cursorId = sql`${sql.placeholder('id')}::uuid`;
  const list = (scope: QueueScope, behind: SQL, order: SQL[]) =>
    db
      .select()
      .from(consultations)
      .where(and(queueCondition(db, sql.placeholder('viewerId'), scope), behind))
      .orderBy(...order)
      .limit(sql.placeholder('limit'))
      .prepare(`consultation_queue_${scope.toLowerCase()}`);
  const later = sql`(${tier}, ${consultations.id}) > (${cursorTier}, ${cursorId})`;
  return {
    UNCLAIMED: list('UNCLAIMED', later, [asc(tier), asc(consultations.id)]),
    OWN_OPEN: list('OWN_OPEN', later, [asc(tier), asc(consultations.id)]),
    OWN_DONE: list('OWN_DONE', sql`${consultations.id} < ${cursorId}`, [desc(consultations.id)]),
  };
}
