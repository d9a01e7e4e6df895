import { setTimeout } from 'node:timers/promises';
import { and, eq } from 'drizzle-orm';
import type { ConsentsService } from '../consents/consents.service.ts';
import type { InferencePool } from '../inference/inference-pool.ts';
import { PHOTO_FILE } from '../photos/photo-intake.ts';
import { sweepPhotoFolder } from '../photos/photos.queues.ts';
import type { Database } from '../platform/database/database.ts';
import type { Events } from '../platform/events/events.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Log } from '../platform/logging/log.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
import { reanalyzePhoto } from './analyses.queues.ts';
import { type Analysis, analyses, formerResults, nextRevision } from './analyses.table.ts';
import { ANALYSIS_PHOTOS, saveOverlays } from './analysis-files.ts';
import { NO_RESULT, type Outcome, outcomeOf } from './analysis-outcome.ts';

interface Dependencies {
  db: Database;
  events: Events;
  jobs: Jobs;
  inference: InferencePool;
  storage: FileStorage;
  consents: ConsentsService;
  log: Log;
}

/** How long it yields to uploads and live analyses of this process before it runs anyway. */
const MAX_YIELD_MS = 20_000;
const YIELD_MS = 50;

/** Reanalyzes old photos with the current model, one at a time. Earlier results are kept; no one is notified. */
export class ReanalysisWorker {
  constructor(private readonly deps: Dependencies) {}

  async start(): Promise<void> {
    await this.deps.jobs.work(reanalyzePhoto, { concurrency: 1 }, (task, { signal }) =>
      this.#reanalyze(task, signal),
    );
  }

  async #reanalyze(task: { analysisId: string; modelVersion: string }, signal: AbortSignal): Promise<void> {
    const { db, inference, storage, consents, log } = this.deps;
    const { name, version } = inference.manifest;
    if (version !== task.modelVersion) {
      throw new Error(`This worker has model version ${version}; the job is for ${task.modelVersion}`);
    }
    const [analysis] = await db.select().from(analyses).where(eq(analyses.id, task.analysisId));
    const ended = analysis?.status === 'COMPLETED' || analysis?.status === 'REJECTED';
    if (!analysis?.modelVersion || !ended) return;
    if (analysis.modelName === name && analysis.modelVersion === version) return;

    await this.#giveWay(signal);
    if ((await consents.missingForPhotos(analysis.userId)).length > 0) return;
    const photo = await storage.read(analysis.photoFolder, PHOTO_FILE);
    if (!photo) throw new Error(`The photo of analysis ${analysis.id} is missing`);
    const result = await inference.analyze(photo, analysis.capture);
    await saveOverlays(storage, analysis.photoFolder, result);
    await this.#replace(analysis, outcomeOf(result, inference.manifest));
    log.info({ analysisId: analysis.id, status: result.status, model: version }, 'Analyzed again');
  }

  async #giveWay(signal: AbortSignal): Promise<void> {
    const { inference } = this.deps;
    for (const end = performance.now() + MAX_YIELD_MS; inference.busy > 0 && performance.now() < end; ) {
      await setTimeout(YIELD_MS, undefined, { signal });
    }
  }

  /** No effect if the analysis changed in the meantime; if it was deleted, its new overlays are deleted too. */
  async #replace(analysis: Analysis, outcome: Outcome): Promise<void> {
    const { db, events, jobs } = this.deps;
    const { id, photoFolder, revision } = analysis;
    const replaced = await db.transaction(async (tx) => {
      const [row] = await tx
        .update(analyses)
        .set({ ...NO_RESULT, ...outcome, completedAt: new Date(), revision: nextRevision })
        .where(and(eq(analyses.id, id), eq(analyses.revision, revision)))
        .returning({ id: analyses.id });
      if (row) await tx.insert(formerResults).values(resultOf(analysis)).onConflictDoNothing();
      else await jobs.enqueue(tx, sweepPhotoFolder, { owner: ANALYSIS_PHOTOS, folder: photoFolder });
      return row;
    });
    if (replaced) events.publish(analysis.userId, { type: 'ANALYSIS', id });
  }
}

const resultOf = ({ id, ...row }: Analysis): typeof formerResults.$inferInsert => ({
  analysisId: id,
  modelName: row.modelName!,
  modelVersion: row.modelVersion!,
  status: row.status,
  kind: row.kind,
  problems: row.problems,
  metrics: row.metrics,
  tone: row.tone,
  confidence: row.confidence,
  completedAt: row.completedAt,
});
