import { createHash, randomUUID } from 'node:crypto';
import {
  type CaptureMeasures,
  type PhotoCheck,
  PhotoRefused,
  type PictureSide,
} from '../inference/inference.types.ts';
import type { InferencePool } from '../inference/inference-pool.ts';
import type { Database } from '../platform/database/database.ts';
import { userError } from '../platform/errors.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
import { SWEEP_LATER, sweepPhotoFolder } from './photos.queues.ts';
import { UploadSlots } from './upload-slots.ts';

/** Reads an uploaded file; called once it is clear that it may be accepted. */
export type ReadPhoto = () => Promise<Buffer>;

export interface Upload {
  /** Name of the `PhotoOwner`. */
  owner: string;
  /** The uploader. */
  userId: string;
  /** Input field for a UserError. */
  field: string;
}

export interface StoredPhoto {
  folder: string;
  /** SHA-256 of the file as it was uploaded. */
  digest: string;
  /** Pixels. */
  width: number;
  height: number;
  capture: CaptureMeasures;
}

/** File name of a photo in its storage folder. */
export const PHOTO_FILE = 'photo.jpg';
/** File name of a profile picture in its storage folder. */
export const pictureFile = (side: PictureSide) => `${side}.jpg`;

interface Dependencies {
  db: Database;
  jobs: Jobs;
  inference: Pick<InferencePool, 'checkPhoto' | 'preparePhoto' | 'preparePicture'>;
  storage: FileStorage;
}

/**
 * Checks, cleans and stores uploads. A folder is removed unless a row of the owner refers to it soon after. Throws
 * UNSUPPORTED_IMAGE, PHOTO_TOO_SMALL and PHOTO_TOO_LARGE as UserErrors, RATE_LIMITED and SERVICE_UNAVAILABLE.
 */
export class PhotoIntake {
  readonly #slots = new UploadSlots();

  constructor(private readonly deps: Dependencies) {}

  photo(upload: Upload, read: ReadPhoto): Promise<StoredPhoto> {
    return this.#slots.run(upload.userId, 1, () => this.#photo(upload.owner, read, [upload.field]));
  }

  /**
   * One upload of several photos, in the given order. All are read concurrently, since a request may contain its files
   * in any order. A UserError names the field and the index of the photo.
   */
  async photos(upload: Upload, reads: readonly ReadPhoto[]): Promise<StoredPhoto[]> {
    if (reads.length === 0) return [];
    const { owner, userId, field } = upload;
    return this.#slots.run(userId, reads.length, async () => {
      const settled = await Promise.allSettled(
        reads.map((read, place) => this.#photo(owner, read, [field, String(place)])),
      );
      return settled.map((photo) => {
        if (photo.status === 'rejected') throw photo.reason;
        return photo.value;
      });
    });
  }

  /** The digests of an upload that is not stored. */
  digests({ userId }: Pick<Upload, 'userId'>, reads: readonly ReadPhoto[]): Promise<string[]> {
    if (reads.length === 0) return Promise.resolve([]);
    return this.#slots.run(userId, reads.length, () =>
      Promise.all(reads.map(async (read) => digestOf(await read()))),
    );
  }

  /** Only looks at an upload: nothing of it is stored. */
  check({ userId, field }: Omit<Upload, 'owner'>, read: ReadPhoto): Promise<PhotoCheck> {
    return this.#slots.run(userId, 1, async () =>
      accepted(this.deps.inference.checkPhoto(await read()), [field]),
    );
  }

  /** A profile picture in all its sizes; returns the folder. */
  picture({ owner, userId, field }: Upload, read: ReadPhoto): Promise<string> {
    return this.#slots.run(userId, 1, async () => {
      const bytes = await read();
      const sizes = await accepted(this.deps.inference.preparePicture(bytes), [field]);
      return this.#save(
        owner,
        sizes.map(({ side, jpeg }) => [pictureFile(side), jpeg]),
      );
    });
  }

  /** Copies a stored photo to a new folder; returns the folder. */
  copy(owner: string, jpeg: Buffer): Promise<string> {
    return this.#save(owner, [[PHOTO_FILE, jpeg]]);
  }

  async #photo(owner: string, read: ReadPhoto, field: string[]): Promise<StoredPhoto> {
    const bytes = await read();
    const { jpeg, ...photo } = await accepted(this.deps.inference.preparePhoto(bytes), field);
    return { ...photo, digest: digestOf(bytes), folder: await this.copy(owner, jpeg) };
  }

  async #save(owner: string, files: [name: string, bytes: Buffer][]): Promise<string> {
    const { db, jobs, storage } = this.deps;
    const folder = randomUUID();
    await jobs.enqueue(db, sweepPhotoFolder, { owner, folder }, SWEEP_LATER);
    for (const [name, bytes] of files) await storage.save(folder, name, bytes);
    return folder;
  }
}

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const accepted = <T>(prepared: Promise<T>, field: string[]): Promise<T> =>
  prepared.catch((error: unknown) => {
    if (error instanceof PhotoRefused) throw userError(error.code, error.text, ...field);
    throw error;
  });
