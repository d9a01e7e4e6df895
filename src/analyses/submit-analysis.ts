import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { ConsentsService } from '../consents/consents.service.ts';
import { PhotoRefused, type PreparedPhoto } from '../inference/inference.types.ts';
import type { InferencePool } from '../inference/inference-pool.ts';
import type { Database } from '../platform/database/database.ts';
import { userError } from '../platform/errors.ts';
import type { Events } from '../platform/events/events.ts';
import type { FileStorage } from '../platform/file-storage.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { RateLimit } from '../platform/rate-limit.ts';
import { clientRequestIdField, parseInput } from '../platform/validation.ts';
import type { Viewer } from '../platform/viewer.ts';
import { analyzePhoto, SWEEP_AFTER_SECONDS, sweepPhotos } from './analyses.queues.ts';
import { type Analysis, analyses } from './analyses.table.ts';
import { PHOTO_FILE } from './analysis-files.ts';
import { UploadSlots } from './upload-slots.ts';

const fields = z.object({
  clientRequestId: clientRequestIdField,
  note: z.string().max(2000).nullish(),
});

export interface SubmitAnalysis {
  /** Reads the file; called once it is clear that the photo may be processed. */
  photo: () => Promise<Buffer>;
  /** The same id again returns the same analysis. */
  clientRequestId?: string | null;
  note?: string | null;
}

interface Dependencies {
  db: Database;
  events: Events;
  jobs: Jobs;
  inference: InferencePool;
  storage: FileStorage;
  consents: ConsentsService;
  limit: RateLimit;
}

/** Checks and cleans a photo, stores it, and commits the analysis together with its job. */
export class SubmitAnalysisService {
  readonly #with: Dependencies;
  readonly #slots = new UploadSlots();

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  async submit(viewer: Viewer, input: SubmitAnalysis): Promise<Analysis> {
    const { note, ...given } = parseInput(fields, input);
    const clientRequestId = given.clientRequestId ?? randomUUID();
    await this.#with.consents.requireActive(viewer.userId, ['PHOTO_PROCESSING', 'AGE_16_OR_OLDER']);
    const submitted = await this.#find(viewer, clientRequestId);
    if (submitted) return submitted;
    await this.#with.limit.take(viewer.userId);

    return this.#slots.run(viewer.userId, () => this.#store(viewer, { ...input, clientRequestId, note }));
  }

  async #store(
    viewer: Viewer,
    { photo: read, clientRequestId, note }: SubmitAnalysis & { clientRequestId: string },
  ) {
    const photo = await this.#prepare(await read());
    const photoFolder = randomUUID();
    await this.#with.jobs.enqueue(
      this.#with.db,
      sweepPhotos,
      { photoFolder },
      { startAfterSeconds: SWEEP_AFTER_SECONDS },
    );
    await this.#with.storage.save(photoFolder, PHOTO_FILE, photo.jpeg);
    const analysis = await this.#commit(viewer, { clientRequestId, note: note ?? null, photoFolder, photo });
    return analysis ?? (await this.#find(viewer, clientRequestId))!;
  }

  async #prepare(bytes: Buffer): Promise<PreparedPhoto> {
    try {
      return await this.#with.inference.preparePhoto(bytes);
    } catch (error) {
      if (error instanceof PhotoRefused) throw userError(error.code, error.message, 'photo');
      throw error;
    }
  }

  /** Null when another request with the same id was first. */
  async #commit(
    viewer: Viewer,
    {
      photo,
      ...values
    }: { clientRequestId: string; note: string | null; photoFolder: string; photo: PreparedPhoto },
  ): Promise<Analysis | null> {
    const { jobs, events, db } = this.#with;
    const row = await db.transaction(async (tx) => {
      const [inserted] = await tx
        .insert(analyses)
        .values({
          ...values,
          userId: viewer.userId,
          photoWidth: photo.width,
          photoHeight: photo.height,
          capture: photo.capture,
        })
        .onConflictDoNothing({ target: [analyses.userId, analyses.clientRequestId] })
        .returning();
      if (inserted)
        await jobs.enqueue(tx, analyzePhoto, { analysisId: inserted.id, attempt: inserted.attempt });
      return inserted;
    });
    if (!row) return null;
    jobs.wake(analyzePhoto);
    events.publish(viewer.userId, { type: 'ANALYSIS', id: row.id });
    return row;
  }

  async #find(viewer: Viewer, clientRequestId: string): Promise<Analysis | undefined> {
    const [row] = await this.#with.db
      .select()
      .from(analyses)
      .where(and(eq(analyses.userId, viewer.userId), eq(analyses.clientRequestId, clientRequestId)));
    return row;
  }
}
