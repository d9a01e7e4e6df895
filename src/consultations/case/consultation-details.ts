import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { anyOf } from '../../platform/database/any-of.ts';
import type { Database } from '../../platform/database/database.ts';
import { activeAccounts } from '../../users/accounts.ts';
import { dermatologists } from '../dermatologists/dermatologists.table.ts';
import { type Consultation, consultations } from './consultations.table.ts';
import { medianMinutes } from './dermatologist-figures.ts';
import { estimateResponse } from './response-estimate.ts';

/** A longer queue is not counted. */
const MOST_AHEAD = 1000;

/** What an estimate rests on. */
export type AwaitedCase = Pick<Consultation, 'id' | 'status' | 'tier' | 'createdAt' | 'claimedAt'>;

/** What hangs on cases that were read for their viewer. Each method is one statement for all of them. */
export class ConsultationDetails {
  constructor(private readonly db: Database) {}

  /** When to expect the answers; null for a case that waits for none. */
  async estimates(cases: readonly AwaitedCase[], now = new Date()): Promise<(Date | null)[]> {
    const waiting = cases.filter(({ status }) => isAwaited(status));
    if (waiting.length === 0) return cases.map(() => null);
    const ids = waiting.map(({ id }) => id);
    const ahead = sql<number>`(row_number() over (order by ${consultations.tier}, ${consultations.id}) - 1)::int`;
    const queue = this.db
      .select({ id: consultations.id, ahead: ahead.as('ahead') })
      .from(consultations)
      .where(sql`${consultations.status} = 'PENDING'`)
      .orderBy(consultations.tier, consultations.id)
      .limit(MOST_AHEAD)
      .as('queue');
    const rows = await this.db
      .select({
        id: consultations.id,
        ahead: sql<number>`case when ${consultations.status} = 'PENDING' then coalesce(${queue.ahead}, ${MOST_AHEAD}) else 0 end`,
        own: dermatologists.medianResponseMinutes,
        general: sql<number | null>`(${medianMinutes()})`,
        ofEmergencies: medianOf('EMERGENCY'),
        ofUrgent: medianOf('URGENT'),
        ofSoon: medianOf('SOON'),
        dermatologists: sql<number>`(${this.#accepting()})`,
      })
      .from(consultations)
      .leftJoin(queue, eq(queue.id, consultations.id))
      .leftJoin(dermatologists, eq(dermatologists.userId, consultations.dermatologistId))
      .where(anyOf(consultations.id, ids));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return cases.map((row) => {
      const found = byId.get(row.id);
      if (!found || !isAwaited(row.status)) return null;
      const { tier } = row;
      const medianMinutes = {
        EMERGENCY: found.ofEmergencies,
        URGENT: found.ofUrgent,
        SOON: found.ofSoon,
        ROUTINE: found.own ?? found.general,
      }[tier];
      return estimateResponse({ ...found, tier, since: row.claimedAt ?? row.createdAt, medianMinutes }, now);
    });
  }

  #accepting() {
    const account = activeAccounts(this.db);
    return this.db
      .select({ count: sql<number>`count(*)::int` })
      .from(dermatologists)
      .innerJoin(account, and(eq(account.id, dermatologists.userId), eq(account.role, 'DERMATOLOGIST')))
      .where(and(eq(dermatologists.acceptingCases, true), isNotNull(account.emailVerifiedAt)));
  }
}

const medianOf = (tier: Consultation['tier']) =>
  sql<number | null>`(${medianMinutes(eq(consultations.tier, tier))})`;

const isAwaited = (status: Consultation['status']) =>
  status === 'PENDING' || status === 'ASSIGNED' || status === 'IN_REVIEW';
