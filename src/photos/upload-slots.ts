import { Fault, unavailable } from '../platform/errors.ts';
import { message } from '../platform/language/text.ts';

const UPLOADS_PER_USER = 3;
const PHOTOS_IN_ALL = 32;
const RETRY_AFTER_SECONDS = 5;

/** Bounds the memory of uploads in this process: 3 uploads per person, of one or more photos each; 32 photos in total. */
export class UploadSlots {
  readonly #uploads = new Map<string, number>();
  #photos = 0;

  /** Runs `work` in a slot. Throws RATE_LIMITED if the person has none left, SERVICE_UNAVAILABLE if the process has none. */
  async run<T>(userId: string, photos: number, work: () => Promise<T>): Promise<T> {
    const mine = this.#uploads.get(userId) ?? 0;
    if (mine >= UPLOADS_PER_USER) {
      const retryAfterSeconds = RETRY_AFTER_SECONDS;
      const text = message('photos.too-many-uploads', { maximum: UPLOADS_PER_USER });
      throw new Fault('RATE_LIMITED', text, { retryAfterSeconds });
    }
    if (this.#photos + photos > PHOTOS_IN_ALL) throw unavailable(message('photos.busy'));
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
