import { and, asc, desc, eq, gt, or, sql } from 'drizzle-orm';
import { alignTo } from '../../platform/database/align.ts';
import type { Database } from '../../platform/database/database.ts';
import type { CreationCursor, Page, TimeOrder } from '../../platform/database/keyset.ts';
import { notFound } from '../../platform/errors.ts';
import type { Events } from '../../platform/events/events.ts';
import { followRows } from '../../platform/events/follow-rows.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { accessFor, statusIn } from './consultation-access.ts';
import type { ConsultationAudit, Reader } from './consultation-audit.ts';
import { ConsultationLists, type ConsultationsAsked } from './consultation-lists.ts';
import { UNANSWERED } from './consultation-states.ts';
import { type Consultation, consultations } from './consultations.table.ts';

/** After a gap in the events, this many of the day’s latest changes are sent again. */
const CATCH_UP = 50;

/** Reads consultations as their viewer may see them. What a dermatologist sees is noted for the patient. */
export class ConsultationsService {
  readonly #statements: ReturnType<typeof prepareStatements>;
  readonly #lists: ConsultationLists;

  constructor(
    private readonly db: Database,
    private readonly events: Events,
    private readonly audit: ConsultationAudit,
  ) {
    this.#statements = prepareStatements(db);
    this.#lists = new ConsultationLists(db);
  }

  /** Throws NOT_FOUND. */
  async get(reader: Reader, id: string): Promise<Consultation> {
    const [row] = await this.#visible(reader.viewer, id);
    if (!row) throw notFound('consultation');
    await this.audit.read(this.db, reader, [row], 'CASE');
    return row;
  }

  /** Those among the ids that the viewer may see, in their order; null for the others. */
  async getMany(
    reader: Reader,
    ids: readonly string[],
    by: 'CASE' | 'NOTIFICATION',
  ): Promise<(Consultation | null)[]> {
    const rows = await this.#visibleOf(reader.viewer, ids);
    await this.audit.read(this.db, reader, rows, by);
    return alignTo(ids, rows, ({ id }) => id);
  }

  /** What the viewer has asked. Reads one more than asked for. */
  list(
    viewer: Viewer,
    page: Page<CreationCursor>,
    asked: ConsultationsAsked,
    order: TimeOrder,
  ): Promise<Consultation[]> {
    return this.#lists.list(viewer, page, asked, order);
  }

  count(viewer: Viewer, asked: ConsultationsAsked): Promise<number> {
    return this.#lists.count(viewer, asked);
  }

  /** Own ones without an answer that were asked about the analysis: they keep a copy of it. */
  copiesOf(viewer: Viewer, analysisId: string): Promise<Consultation[]> {
    return this.#statements.copies.execute({ userId: viewer.userId, analysisId });
  }

  /**
   * The current state of one consultation, then its changes until the viewer can no longer see it; without an id, changes
   * from now on of all that the viewer requested or has claimed. Changes in quick succession may be merged.
   */
  async updates(reader: Reader, id: string | null): Promise<AsyncIterableIterator<Consultation>> {
    const { viewer } = reader;
    if (id) await this.#first(viewer, id);
    return followRows({
      events: this.events,
      audience: viewer.userId,
      type: 'CONSULTATION',
      id,
      read: (ids) => this.#visibleOf(viewer, ids),
      readLastChanged: () => this.#statements.lastChanged.execute({ viewerId: viewer.userId }),
      onDeliver: (rows) => this.audit.read(this.db, reader, rows, 'LIVE'),
    });
  }

  async #first(viewer: Viewer, id: string): Promise<void> {
    const [row] = await this.#visible(viewer, id);
    if (!row) throw notFound('consultation');
  }

  #visible(viewer: Viewer, id: string): Promise<Consultation[]> {
    return this.#statements.byId.execute({ viewerId: viewer.userId, id });
  }

  #visibleOf(viewer: Viewer, ids: readonly string[]): Promise<Consultation[]> {
    return this.#statements.byIds.execute({ viewerId: viewer.userId, ids: `{${ids.join(',')}}` });
  }
}

function prepareStatements(db: Database) {
  const access = accessFor(db, sql.placeholder('viewerId'));
  const mine = eq(consultations.userId, sql.placeholder('userId'));
  return {
    byIds: db
      .select()
      .from(consultations)
      .where(and(sql`${consultations.id} = any(${sql.placeholder('ids')}::uuid[])`, access.visible))
      .prepare('consultations_by_ids'),
    byId: db
      .select()
      .from(consultations)
      .where(and(eq(consultations.id, sql.placeholder('id')), access.visible))
      .prepare('consultations_by_id'),
    copies: db
      .select()
      .from(consultations)
      .where(
        and(
          mine,
          eq(consultations.analysisId, sql.placeholder('analysisId')),
          statusIn([...UNANSWERED, 'ANSWERED']),
        ),
      )
      .orderBy(asc(consultations.id))
      .limit(CATCH_UP)
      .prepare('consultations_with_analysis'),
    lastChanged: db
      .select()
      .from(consultations)
      .where(and(or(access.own, access.assigned), gt(consultations.updatedAt, sql`now() - interval '1 day'`)))
      .orderBy(desc(consultations.updatedAt))
      .limit(CATCH_UP)
      .prepare('consultations_last_changed'),
  };
}
