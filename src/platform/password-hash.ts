import { randomBytes } from 'node:crypto';
import { argon2id, hash, verify } from 'argon2';
import pLimit, { type LimitFunction } from 'p-limit';
import { unavailable } from './errors.ts';
import { message } from './language/text.ts';

/** Longest password in characters; a longer one is never hashed. */
export const MAX_PASSWORD_LENGTH = 128;

const TIME_COST = 2;
const PARALLELISM = 1;
/** Queued hashes per running one: about three seconds of work. */
const MAX_WAITING_PER_WORKER = 32;

/**
 * argon2id (RFC 9106) on the thread pool, a few at a time, so that a burst of logins leaves threads for other work.
 * Callers get SERVICE_UNAVAILABLE if the queue is full.
 */
export class PasswordHasher {
  readonly #memoryKib: number;
  readonly #limit: LimitFunction;
  readonly #maxWaiting: number;
  readonly #nobody: string;

  constructor(options: { memoryKib: number; concurrency: number }) {
    this.#memoryKib = options.memoryKib;
    this.#limit = pLimit(options.concurrency);
    this.#maxWaiting = options.concurrency * MAX_WAITING_PER_WORKER;
    this.#nobody = this.unknown();
  }

  hash(password: string): Promise<string> {
    return this.#run(() =>
      hash(normalized(password), {
        type: argon2id,
        memoryCost: this.#memoryKib,
        timeCost: TIME_COST,
        parallelism: PARALLELISM,
      }),
    );
  }

  /** A hash that matches no known password. */
  unknown(): string {
    const part = (bytes: number) => randomBytes(bytes).toString('base64').replaceAll('=', '');
    return `$argon2id$v=19$m=${this.#memoryKib},t=${TIME_COST},p=${PARALLELISM}$${part(16)}$${part(32)}`;
  }

  /** Without a hash (no such account), takes the same time and returns false. */
  verify(passwordHash: string | undefined, password: string): Promise<boolean> {
    return this.#run(() => verify(passwordHash ?? this.#nobody, normalized(password)));
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#limit.pendingCount >= this.#maxWaiting) {
      throw unavailable(message('faults.too-many-logins'));
    }
    return this.#limit(work);
  }
}

/** The same password typed on different keyboards may differ in bytes. */
function normalized(password: string): string {
  if (password.length > 2 * MAX_PASSWORD_LENGTH)
    throw new Error('A password this long must be refused before hashing.');
  return password.normalize('NFKC');
}
