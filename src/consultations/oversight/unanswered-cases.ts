import { and, asc, gte, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { countRows } from '../../platform/database/count-rows.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Page } from '../../platform/database/keyset.ts';
import type { TriageTier } from '../../rules/triage/red-flags.ts';
import type { ConsultationStatus } from '../case/consultation-states.ts';
import { type Consultation, consultations } from '../case/consultations.table.ts';
import { type QueueCursor, tierOfRank } from '../queue/consultation-queue.ts';

/** All that are given must match. */
export interface UnansweredFilter {
  tier: TriageTier | null;
  status: ConsultationStatus | null;
  isOverdue: boolean | null;
}

/** Nothing of the patient, and nothing of what they wrote. */
export type UnansweredCase = Pick<
  Consultation,
  'id' | 'tier' | 'status' | 'dermatologistId' | 'createdAt' | 'claimedAt' | 'answerDueAt' | 'expiresAt'
>;

const ROW = {
  id: consultations.id,
  tier: consultations.tier,
  status: consultations.status,
  dermatologistId: consultations.dermatologistId,
  createdAt: consultations.createdAt,
  claimedAt: consultations.claimedAt,
  answerDueAt: consultations.answerDueAt,
  expiresAt: consultations.expiresAt,
};

/** Cases without an answer, as administrators see that they wait. */
export class UnansweredCases {
  constructor(private readonly db: Database) {}

  /** The soonest tier first, then the oldest. Reads one more than asked for. */
  list({ first, after }: Page<QueueCursor>, filter: UnansweredFilter): Promise<UnansweredCase[]> {
    const { tier, id } = consultations;
    const start = after ?? { rank: 0, id: LOWEST };
    return this.db
      .select(ROW)
      .from(consultations)
      .where(
        and(
          conditionOf(filter),
          sql`(${tier}, ${id}) > (${tierOfRank(start)}::triage_tier, ${start.id}::uuid)`,
        ),
      )
      .orderBy(asc(tier), asc(id))
      .limit(first + 1);
  }

  count(filter: UnansweredFilter): Promise<number> {
    return countRows(this.db, consultations, conditionOf(filter));
  }
}

const LOWEST = '00000000-0000-0000-0000-000000000000';
/** In the words of the index `consultations_unanswered`. */
const isUnanswered = sql`${consultations.status} in ('PENDING', 'ASSIGNED', 'IN_REVIEW', 'NEEDS_INFO')`;

function conditionOf({ tier, status, isOverdue }: UnansweredFilter): SQL | undefined {
  const { answerDueAt: due, status: own, tier: ownTier } = consultations;
  return and(
    isUnanswered,
    sql`${ownTier} between coalesce(${tier}::triage_tier, 'EMERGENCY') and coalesce(${tier}::triage_tier, 'ROUTINE')`,
    sql`(${status}::consultation_status is null or ${own} = ${status})`,
    isOverdue === true ? lt(due, sql`now()`) : undefined,
    isOverdue === false ? or(isNull(due), gte(due, sql`now()`)) : undefined,
  );
}
