import { and, asc, desc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import { groupBy } from '../../platform/database/align.ts';
import { anyOf } from '../../platform/database/any-of.ts';
import type { Database } from '../../platform/database/database.ts';
import { activeAccounts } from '../../users/accounts.ts';
import { dermatologists } from '../dermatologists/dermatologists.table.ts';
import {
  type Consultation,
  type ConsultationEvent,
  type ConsultationPhoto,
  consultationEvents,
  consultationMessages,
  consultationPhotos,
  consultations,
  type MessageKind,
} from './consultations.table.ts';
import { medianMinutes } from './dermatologist-figures.ts';
import { estimateResponse } from './response-estimate.ts';

/** Steps of one case that are shown. */
export const MOST_STEPS = 100;
/** A longer queue is not counted. */
const MOST_AHEAD = 1000;

/** What an estimate rests on. */
export type AwaitedCase = Pick<Consultation, 'id' | 'status' | 'tier' | 'createdAt' | 'claimedAt'>;

/** What hangs on cases that were read for their viewer. Each method is one statement for all of them. */
export class ConsultationDetails {
  constructor(private readonly db: Database) {}

  /** Photos of the request and of the analysis, without those of messages. */
  async photos(ids: readonly string[]): Promise<ConsultationPhoto[][]> {
    const rows = await this.db
      .select()
      .from(consultationPhotos)
      .where(and(anyOf(consultationPhotos.consultationId, ids), ne(consultationPhotos.kind, 'MESSAGE')))
      .orderBy(asc(consultationPhotos.kind), asc(consultationPhotos.position));
    return groupBy(ids, rows, ({ consultationId }) => consultationId);
  }

  /** The latest 100 steps, oldest first. */
  async history(ids: readonly string[]): Promise<ConsultationEvent[][]> {
    const place = sql<number>`row_number() over (partition by ${consultationEvents.consultationId} order by ${consultationEvents.id} desc)`;
    const ranked = this.db
      .select({ id: consultationEvents.id, place: place.as('place') })
      .from(consultationEvents)
      .where(anyOf(consultationEvents.consultationId, ids))
      .as('ranked');
    const rows = await this.db
      .select({ event: consultationEvents })
      .from(consultationEvents)
      .innerJoin(ranked, eq(ranked.id, consultationEvents.id))
      .where(sql`${ranked.place} <= ${MOST_STEPS}`)
      .orderBy(asc(consultationEvents.id));
    const events = rows.map(({ event }) => event);
    return groupBy(ids, events, ({ consultationId }) => consultationId);
  }

  /** The last text of a kind in each case; null where there is none. */
  async texts(ids: readonly string[], kind: MessageKind): Promise<(string | null)[]> {
    const { consultationId } = consultationMessages;
    const rows = await this.db
      .selectDistinctOn([consultationId], { consultationId, text: consultationMessages.text })
      .from(consultationMessages)
      .where(and(anyOf(consultationId, ids), eq(consultationMessages.kind, kind)))
      .orderBy(asc(consultationId), desc(consultationMessages.sequence));
    const byId = new Map(rows.map((row) => [row.consultationId, row.text]));
    return ids.map((id) => byId.get(id) ?? null);
  }

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
