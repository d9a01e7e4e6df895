import { Fault, unavailable } from '../platform/errors.ts';

const PER_USER = 3;
const IN_ALL = 32;
const RETRY_AFTER_SECONDS = 5;

/** Bounds the uploads that this process holds in memory: 3 of one person, 32 in total by default. */
export class UploadSlots {
  readonly #held = new Map<string, number>();
  readonly #most: number;
  #inAll = 0;

  constructor(most = IN_ALL) {
    this.#most = most;
  }

  /** Runs `work` in a slot. Throws RATE_LIMITED when the person has too many, SERVICE_UNAVAILABLE when all have. */
  async run<T>(userId: string, work: () => Promise<T>): Promise<T> {
    const mine = this.#held.get(userId) ?? 0;
    if (mine >= PER_USER) {
      const retryAfterSeconds = RETRY_AFTER_SECONDS;
      throw new Fault('RATE_LIMITED', `At most ${PER_USER} photos can be sent at once.`, {
        retryAfterSeconds,
      });
    }
    if (this.#inAll >= this.#most)
      throw unavailable('Too many photos arrive at once. Please try again shortly.');
    this.#held.set(userId, mine + 1);
    this.#inAll += 1;
    try {
      return await work();
    } finally {
      this.#inAll -= 1;
      const left = this.#held.get(userId)! - 1;
      if (left > 0) this.#held.set(userId, left);
      else this.#held.delete(userId);
    }
  }
}
