import { and, eq, inArray } from 'drizzle-orm';
import type { ConsentsService } from '../consents/consents.service.ts';
import type { InferencePool } from '../inference/inference-pool.ts';
import type { NotificationsService } from '../notifications/notifications.service.ts';
import { PHOTO_FILE } from '../photos/photo-intake.ts';
import { sweepPhotoFolder } from '../photos/photos.queues.ts';
import type { Database } from '../platform/database/database.ts';
import type { Events } from '../platform/events/events.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Log } from '../platform/logging/log.ts';
import { type FileStorage, StorageUnavailable } from '../platform/storage/file-storage.ts';
import { analyzePhoto, completedAnalyses, failedAnalyses, STORAGE_AWAY } from './analyses.queues.ts';
import { type Analysis, analyses, nextRevision } from './analyses.table.ts';
import { ANALYSIS_PHOTOS, saveOverlays } from './analysis-files.ts';
import { analysisNotification } from './analysis-notification.ts';
import { type Outcome, outcomeOf } from './analysis-outcome.ts';

interface Dependencies {
  db: Database;
  events: Events;
  jobs: Jobs;
  inference: InferencePool;
  storage: FileStorage;
  consents: ConsentsService;
  notifications: NotificationsService;
  log: Log;
  /** How many photos are analyzed at once. */
  concurrency: number;
}

interface Task {
  analysisId: string;
  attempt: number;
}

/** Runs the model on photos. Each attempt of an analysis ends once, with one notification. */
export class AnalysesWorker {
  constructor(private readonly deps: Dependencies) {}

  async start(): Promise<void> {
    const { jobs, concurrency } = this.deps;
    await jobs.work(analyzePhoto, { concurrency }, (task) => this.#analyzeOnceStored(task));
    await jobs.work(failedAnalyses, { concurrency: 1 }, (task) => this.#fail(task));
  }

  /** An outage of the storage is no attempt: the job is queued again until it is over. */
  async #analyzeOnceStored(task: Task): Promise<void> {
    const { db, jobs, log } = this.deps;
    try {
      await this.#analyze(task);
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error;
      log.warn(
        { analysisId: task.analysisId, err: error.cause },
        'An analysis waits, as the photo storage is unavailable',
      );
      await jobs.enqueue(db, analyzePhoto, task, STORAGE_AWAY);
    }
  }

  async #analyze(task: Task): Promise<void> {
    const { consents, inference, storage, log } = this.deps;
    const analysis = await this.#claim(task);
    if (!analysis) return;
    const missing = await consents.missingForPhotos(analysis.userId);
    if (missing.length > 0) {
      const code = missing.includes('PHOTO_PROCESSING') ? 'CONSENT_WITHDRAWN' : 'AGE_NOT_CONFIRMED';
      await this.#end(task, { status: 'REJECTED', problems: [{ code }] }, analysis.photoFolder);
      return;
    }
    const photo = await storage.read(analysis.photoFolder, PHOTO_FILE);
    if (!photo) throw new Error(`The photo of analysis ${analysis.id} is missing`);
    const started = performance.now();
    const result = await inference.analyze(photo, analysis.capture);
    await saveOverlays(storage, analysis.photoFolder, result);
    await this.#end(task, outcomeOf(result, inference.manifest), analysis.photoFolder);
    log.info(
      { analysisId: analysis.id, status: result.status, ms: Math.round(performance.now() - started) },
      'Analysis done',
    );
  }

  async #claim({ analysisId, attempt }: Task): Promise<Analysis | undefined> {
    const [row] = await this.deps.db
      .update(analyses)
      .set({ status: 'PROCESSING', revision: nextRevision })
      .where(unfinished(analysisId, attempt))
      .returning();
    if (row) this.deps.events.publish(row.userId, { type: 'ANALYSIS', id: row.id });
    return row;
  }

  async #fail(task: Task): Promise<void> {
    this.deps.log.error({ analysisId: task.analysisId }, 'An analysis failed at every attempt');
    await this.#end(task, { status: 'FAILED' }, null);
  }

  async #end(task: Task, outcome: Outcome, photoFolder: string | null): Promise<void> {
    const { db, events, jobs, notifications } = this.deps;
    const ended = await db.transaction(async (tx) => {
      const [row] = await tx
        .update(analyses)
        .set({ ...outcome, completedAt: new Date(), revision: nextRevision })
        .where(unfinished(task.analysisId, task.attempt))
        .returning();
      if (row) {
        const { id: analysisId, userId, status } = row;
        if (status === 'COMPLETED') await jobs.enqueue(tx, completedAnalyses, { analysisId, userId });
        return { row, notification: await notifications.create(tx, analysisNotification(row)) };
      }
      if (photoFolder)
        await jobs.enqueue(tx, sweepPhotoFolder, { owner: ANALYSIS_PHOTOS, folder: photoFolder });
      return null;
    });
    if (!ended) return;
    jobs.wake(completedAnalyses);
    events.publish(ended.row.userId, { type: 'ANALYSIS', id: ended.row.id });
    if (ended.notification) notifications.announce(ended.notification);
  }
}

const unfinished = (id: string, attempt: number) =>
  and(
    eq(analyses.id, id),
    eq(analyses.attempt, attempt),
    inArray(analyses.status, ['PENDING', 'PROCESSING']),
  );
