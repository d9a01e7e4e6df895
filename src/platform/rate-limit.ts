import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  RLWrapperTimeouts,
} from 'rate-limiter-flexible';
import { Fault } from './errors.ts';
import { message, type Text } from './language/text.ts';
import type { RedisClient } from './redis/redis-clients.ts';

/** `points` actions per key in a window of `seconds`, which starts with the first action. */
export interface Limit {
  name: string;
  points: number;
  seconds: number;
}

/** Maximum keys of one limit in this process (11 MB); the oldest are evicted. */
const MAX_KEYS = 20_000;
const REDIS_TIMEOUT_MS = 1000;

/** Counts actions per key. With Redis the counters are shared; while it is unreachable, each process counts alone. */
export class RateLimit {
  readonly #limiter: RateLimiterAbstract;

  constructor(limit: Limit, redis?: RedisClient, maxKeys = MAX_KEYS) {
    const options = { keyPrefix: `limit:${limit.name}`, points: limit.points, duration: limit.seconds };
    const memory = new BoundedMemory(options, maxKeys);
    this.#limiter = redis ? sharedLimiter(options, redis, memory) : memory;
  }

  /** Counts one action. Throws RATE_LIMITED with `retryAfterSeconds` when the key has none left. */
  async take(key: string): Promise<void> {
    try {
      await this.#limiter.consume(hashed(key));
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      const retryAfterSeconds = Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
      throw new Fault('RATE_LIMITED', tooMany(retryAfterSeconds), { retryAfterSeconds });
    }
  }

  /** Refunds one counted action that turned out to be legitimate. */
  async giveBack(key: string): Promise<void> {
    await this.#limiter.reward(hashed(key));
  }

  /** Resets the key's count. */
  async forget(key: string): Promise<void> {
    await this.#limiter.delete(hashed(key));
  }
}

/** In the largest unit that says when, rounded up. */
function tooMany(seconds: number): Text {
  if (seconds < 120) return message('faults.too-many-attempts.seconds', { count: seconds });
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 120) return message('faults.too-many-attempts.minutes', { count: minutes });
  return message('faults.too-many-attempts.hours', { count: Math.ceil(minutes / 60) });
}

/** The network of a caller: an IPv4 address, or the /64 prefix that an IPv6 customer usually has. */
export function callerKey(ip: string): string {
  if (!isIPv6(ip)) return ip;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped) return mapped;
  const [head = '', tail] = (ip.split('%')[0] ?? '').split('::');
  const groups = head.split(':').filter((group) => group.length > 0);
  const last = tail === undefined ? [] : tail.split(':').filter((group) => group.length > 0);
  while (groups.length + last.length < 8) groups.push('0');
  return [...groups, ...last]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

type Options = ConstructorParameters<typeof RateLimiterMemory>[0];

/** While Redis is unreachable, its client queues commands, so the wait is limited here. */
function sharedLimiter(
  options: Options,
  redis: RedisClient,
  insuranceLimiter: RateLimiterMemory,
): RateLimiterAbstract {
  const limiter = new RateLimiterRedis({ ...options, storeClient: redis, rejectIfRedisNotReady: true });
  // Not in the limiter itself, or a late failure would count twice. Its types lack this option.
  const timeouts = { limiter, insuranceLimiter, timeoutMs: REDIS_TIMEOUT_MS };
  return new RLWrapperTimeouts(timeouts);
}

const hashed = (key: string) => createHash('sha256').update(key).digest('base64url').slice(0, 22);

class BoundedMemory extends RateLimiterMemory {
  readonly #keys = new Set<string>();

  constructor(
    options: Options,
    private readonly maxKeys: number,
  ) {
    super(options);
  }

  override async consume(key: string) {
    if (!this.#keys.has(key) && this.#keys.size >= this.maxKeys) await this.#forgetOldest();
    this.#keys.add(key);
    return super.consume(key);
  }

  /** A counter unknown to this process (it was counted in Redis) must not become negative. */
  override async reward(key: string, points = 1) {
    return (await this.get(key)) ? super.reward(key, points) : new RateLimiterRes();
  }

  async #forgetOldest(): Promise<void> {
    const [oldest] = this.#keys;
    if (oldest === undefined) return;
    this.#keys.delete(oldest);
    await this.delete(oldest);
  }
}
