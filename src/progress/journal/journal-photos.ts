import { randomUUID } from 'node:crypto';
import type { ConsentsService } from '../../consents/consents.service.ts';
import { PhotoRefused, type PreparedPhoto } from '../../inference/inference.types.ts';
import type { InferencePool } from '../../inference/inference-pool.ts';
import type { Database } from '../../platform/database/database.ts';
import { userError } from '../../platform/errors.ts';
import type { FileStorage } from '../../platform/file-storage.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { RateLimit } from '../../platform/rate-limit.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { sweepJournalPhotos } from '../progress.queues.ts';
import type { JournalEntry } from './journal.table.ts';

export const JOURNAL_PHOTO_FILE = 'photo.jpg';
/** A photo that no commit refers to by then is removed. */
const SWEEP_AFTER_SECONDS = 15 * 60;

type StoredPhoto = Pick<JournalEntry, 'photoFolder' | 'photoWidth' | 'photoHeight'>;

interface Dependencies {
  db: Database;
  jobs: Jobs;
  inference: InferencePool;
  storage: FileStorage;
  consents: ConsentsService;
  limit: RateLimit;
}

/** Checks, cleans and stores photos of journal entries, as those of analyses. */
export class JournalPhotos {
  readonly #with: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /** Returns the columns of the entry. Unless they are committed, the photo is removed later. */
  async store(viewer: Viewer, bytes: Buffer): Promise<StoredPhoto> {
    const { db, jobs, storage, consents, limit } = this.#with;
    await consents.requireActive(viewer.userId, ['PHOTO_PROCESSING', 'AGE_16_OR_OLDER']);
    await limit.take(viewer.userId);
    const { jpeg, width, height } = await this.#prepare(bytes);
    const photoFolder = randomUUID();
    const startAfterSeconds = SWEEP_AFTER_SECONDS;
    await jobs.enqueue(db, sweepJournalPhotos, { photoFolder }, { startAfterSeconds });
    await storage.save(photoFolder, JOURNAL_PHOTO_FILE, jpeg);
    return { photoFolder, photoWidth: width, photoHeight: height };
  }

  async #prepare(bytes: Buffer): Promise<PreparedPhoto> {
    try {
      return await this.#with.inference.preparePhoto(bytes);
    } catch (error) {
      if (error instanceof PhotoRefused) throw userError(error.code, error.message, 'photo');
      throw error;
    }
  }
}
