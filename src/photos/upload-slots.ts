import { Fault, unavailable } from '../platform/errors.ts';

const UPLOADS_PER_USER = 3;
const PHOTOS_IN_ALL = 32;
const RETRY_AFTER_SECONDS = 5;

/** Bounds what this process holds in memory: 3 uploads of one person, of one or more photos; 32 photos in all. */
export class UploadSlots {
  readonly #uploads = new Map<string, number>();
  #photos = 0;

  /** Runs `work` in a slot. Throws RATE_LIMITED when the person has too many, SERVICE_UNAVAILABLE when all have. */
  async run<T>(userId: string, photos: number, work: () => Promise<T>): Promise<T> {
    const mine = this.#uploads.get(userId) ?? 0;
    if (mine >= UPLOADS_PER_USER) {
      const retryAfterSeconds = RETRY_AFTER_SECONDS;
      throw new Fault('RATE_LIMITED', `At most ${UPLOADS_PER_USER} uploads may run at the same time.`, {
        retryAfterSeconds,
      });
    }
    if (this.#photos + photos > PHOTOS_IN_ALL)
      throw unavailable('Too many photos are being uploaded. Please try again shortly.');
    this.#uploads.set(userId, mine + 1);
    this.#photos += photos;
    try {
      return await work();
    } finally {
      this.#photos -= photos;
      const left = this.#uploads.get(userId)! - 1;
      if (left > 0) this.#uploads.set(userId, left);
      else this.#uploads.delete(userId);
    }
  }
}
