import { and, asc, desc, eq, gt, or, sql } from 'drizzle-orm';
import { alignTo } from '../../platform/database/align.ts';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import type { Database } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors.ts';
import type { Events } from '../../platform/events/events.ts';
import { followRows } from '../../platform/events/follow-rows.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { accessFor, statusIn } from './consultation-access.ts';
import type { ConsultationAudit, Reader } from './consultation-audit.ts';
import { UNANSWERED } from './consultation-states.ts';
import { type Consultation, consultations } from './consultations.table.ts';

/** After a gap in the events, this many of the day’s latest changes are sent again. */
const CATCH_UP = 50;

/** Reads consultations as their viewer may see them. What a dermatologist sees is noted for the patient. */
export class ConsultationsService {
  readonly #statements = atFirstUse(() => prepareStatements(this.db));

  constructor(
    private readonly db: Database,
    private readonly events: Events,
    private readonly audit: ConsultationAudit,
  ) {}

  /** Throws NOT_FOUND. */
  async get(reader: Reader, id: string): Promise<Consultation> {
    const [row] = await this.getMany(reader, [id], 'CASE');
    if (!row) throw notFound('consultation');
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

  /** Own ones without an answer that were asked about the analysis: they keep a copy of it. */
  copiesOf(viewer: Viewer, analysisId: string): Promise<Consultation[]> {
    return this.#statements().copies.execute({ userId: viewer.userId, analysisId });
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
      readLastChanged: () => this.#statements().lastChanged.execute({ viewerId: viewer.userId }),
      onDeliver: (rows) => this.audit.read(this.db, reader, rows, 'LIVE'),
    });
  }

  async #first(viewer: Viewer, id: string): Promise<void> {
    const [row] = await this.#visibleOf(viewer, [id]);
    if (!row) throw notFound('consultation');
  }

  #visibleOf(viewer: Viewer, ids: readonly string[]): Promise<Consultation[]> {
    return this.#statements().byIds.execute({ viewerId: viewer.userId, ids: `{${ids.join(',')}}` });
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
