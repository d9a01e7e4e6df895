import { and, desc, eq, gte, sql } from 'drizzle-orm';
import type { ConsentsService } from '../consents/consents.service.ts';
import { SWEEP_LATER, sweepPhotoFolder } from '../photos/photos.queues.ts';
import { atFirstUse } from '../platform/database/at-first-use.ts';
import type { Database } from '../platform/database/database.ts';
import { OwnRows } from '../platform/database/own-rows.ts';
import { notFound, userError } from '../platform/errors.ts';
import type { Events } from '../platform/events/events.ts';
import { followRows } from '../platform/events/follow-rows.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import { message } from '../platform/language/text.ts';
import type { RateLimit } from '../platform/rate-limit.ts';
import type { Viewer } from '../platform/viewer.ts';
import { analyzePhoto } from './analyses.queues.ts';
import { type Analysis, analyses, nextRevision } from './analyses.table.ts';
import { ANALYSIS_PHOTOS } from './analysis-files.ts';
import { MIN_ADVICE_CONFIDENCE } from './comparison/metric-change.ts';

/** Number of latest changes that are replayed after a gap in the events. */
const CATCH_UP = 50;

export class AnalysesService {
  readonly rows: OwnRows<typeof analyses>;
  readonly #statements = atFirstUse(() => prepareStatements(this.db));

  /** `limit` counts submissions and retries per user. */
  constructor(
    private readonly db: Database,
    private readonly events: Events,
    private readonly jobs: Jobs,
    private readonly consents: ConsentsService,
    private readonly limit: RateLimit,
  ) {
    this.rows = new OwnRows(db, analyses, 'analysis');
  }

  /** Null if no photo has scores that are sure enough for advice. */
  async latestForAdvice({ userId }: Pick<Viewer, 'userId'>): Promise<Analysis | null> {
    const [row] = await this.#statements().latestForAdvice.execute({ userId });
    return row ?? null;
  }

  /** Only a FAILED analysis can be retried: the failure was ours, and the photo still exists. */
  async retry(viewer: Viewer, id: string): Promise<Analysis> {
    await this.consents.requirePhotos(viewer.userId);
    await this.limit.take(viewer.userId);
    const row = await this.db.transaction(async (tx) => {
      const [updated] = await tx
        .update(analyses)
        .set({
          status: 'PENDING',
          completedAt: null,
          attempt: sql`${analyses.attempt} + 1`,
          revision: nextRevision,
        })
        .where(and(eq(analyses.id, id), eq(analyses.userId, viewer.userId), eq(analyses.status, 'FAILED')))
        .returning();
      if (updated) await this.jobs.enqueue(tx, analyzePhoto, { analysisId: id, attempt: updated.attempt });
      return updated;
    });
    if (!row) {
      const { status } = await this.rows.get(viewer, id);
      throw userError('INVALID_STATE', message('analyses.retry.not-failed', { status }), 'id');
    }
    this.jobs.wake(analyzePhoto);
    this.events.publish(viewer.userId, { type: 'ANALYSIS', id });
    return row;
  }

  /** Deletes the row; a job enqueued in the same transaction deletes the photo and its overlays within seconds. */
  async remove(viewer: Viewer, id: string): Promise<string> {
    await this.db.transaction(async (tx) => {
      const [row] = await tx
        .delete(analyses)
        .where(and(eq(analyses.id, id), eq(analyses.userId, viewer.userId)))
        .returning({ photoFolder: analyses.photoFolder });
      if (!row) throw notFound('analysis');
      const swept = { owner: ANALYSIS_PHOTOS, folder: row.photoFolder };
      await this.jobs.enqueue(tx, sweepPhotoFolder, swept);
      // Once more later, for overlays that a worker may be about to save.
      await this.jobs.enqueue(tx, sweepPhotoFolder, swept, SWEEP_LATER);
    });
    this.jobs.wake(sweepPhotoFolder);
    this.events.publish(viewer.userId, { type: 'ANALYSIS', id });
    return id;
  }

  /**
   * The current state of one analysis, then its changes until it is deleted; without an id, the changes of any from
   * now on. Changes in quick succession may be merged.
   */
  async updates(viewer: Viewer, id: string | null): Promise<AsyncIterableIterator<Analysis>> {
    if (id) await this.rows.get(viewer, id);
    return followRows({
      events: this.events,
      audience: viewer.userId,
      type: 'ANALYSIS',
      id,
      read: async (ids) => (await this.rows.getMany(viewer, ids)).filter((row) => row !== null),
      readLastChanged: () => this.#statements().lastChanged.execute({ ...mine(viewer), limit: CATCH_UP }),
    });
  }
}

const mine = (viewer: Viewer) => ({ userId: viewer.userId });

function prepareStatements(db: Database) {
  const owned = eq(analyses.userId, sql.placeholder('userId'));
  return {
    latestForAdvice: db
      .select()
      .from(analyses)
      .where(
        and(
          owned,
          eq(analyses.status, sql`'COMPLETED'`),
          gte(analyses.confidence, sql`${sql.raw(String(MIN_ADVICE_CONFIDENCE))}`),
        ),
      )
      .orderBy(desc(analyses.takenAt), desc(analyses.id))
      .limit(1)
      .prepare('analyses_latest_for_advice'),
    lastChanged: db
      .select()
      .from(analyses)
      .where(owned)
      .orderBy(desc(analyses.updatedAt))
      .limit(sql.placeholder('limit'))
      .prepare('analyses_last_changed'),
  };
}
