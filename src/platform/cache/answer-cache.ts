import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { LRUCache } from 'lru-cache';
import type { Counter } from 'prom-client';
import type { RedisClient } from '../redis/redis-clients.ts';

/** After a change that is not announced, such as an import by a command, answers are older for at most so long. */
const KEPT_SECONDS = 60;
const MOST_BYTES = 8 * 1024 * 1024;
const LARGEST_BYTES = 48 * 1024;
const REDIS_WAIT_MS = 100;

interface Options {
  name: string;
  /** Shared by all processes; without it, each keeps its own. */
  redis: RedisClient | undefined;
  /** Counted by `cache` and `outcome`: `hit`, `miss`, or `off` while Redis does not respond. */
  requests: Counter<'cache' | 'outcome'>;
}

/** The answers that were computed since the same change. */
interface Store {
  /** A text that another one replaces with each change, and what is kept under the key. */
  read(key: string): Promise<{ generation: string; kept: Buffer | undefined }>;
  write(key: string, kept: Buffer): Promise<unknown>;
  renew(): Promise<unknown>;
}

/**
 * Answers that are the same for everybody and change rarely, for a minute, within 8 MB per process or in Redis. After
 * `changed` none of before is read again: each is kept with the generation that was current before it was computed.
 */
export class AnswerCache {
  readonly #store: Store;

  constructor(private readonly options: Options) {
    this.#store = options.redis ? inRedis(options.redis, options.name) : inProcess();
  }

  /** The answer to the question, which is any JSON. Errors are not kept. */
  async read<T>(question: unknown, compute: () => Promise<T>): Promise<T> {
    const key = createHash('sha256').update(JSON.stringify(question)).digest('base64url');
    const found = await this.#store.read(key).catch(() => null);
    const kept = found?.kept && answerOf<T>(found.kept, found.generation);
    this.options.requests.inc({
      cache: this.options.name,
      outcome: found === null ? 'off' : kept ? 'hit' : 'miss',
    });
    if (kept) return kept.answer;
    const answer = await compute();
    const bytes = found && serialize({ generation: found.generation, answer });
    if (bytes && bytes.length <= LARGEST_BYTES) void this.#store.write(key, bytes).catch(() => undefined);
    return answer;
  }

  /** Call it after the commit. */
  async changed(): Promise<void> {
    await this.#store.renew().catch(() => undefined);
  }
}

/** Undefined for one of before a change, or that another version of Node wrote otherwise. */
function answerOf<T>(bytes: Buffer, generation: string): { answer: T } | undefined {
  try {
    const kept = deserialize(bytes) as { generation: string; answer: T };
    return kept.generation === generation ? kept : undefined;
  } catch {
    return undefined;
  }
}

function inProcess(): Store {
  const kept = new LRUCache<string, Buffer>({
    ...{ maxSize: MOST_BYTES, sizeCalculation: (bytes) => bytes.length, ttl: KEPT_SECONDS * 1000 },
  });
  let generation = 0;
  return {
    read: async (key) => ({ generation: String(generation), kept: kept.get(key) }),
    write: async (key, bytes) => kept.set(key, bytes),
    renew: async () => {
      generation += 1;
      kept.clear();
    },
  };
}

/** Keys of one cache are in one slot of a cluster. */
function inRedis(redis: RedisClient, name: string): Store {
  const current = `{cache:${name}}:generation`;
  const keyOf = (key: string) => `{cache:${name}}:${key}`;
  return {
    async read(key) {
      const [generation, kept] = await soon(redis.mgetBuffer(current, keyOf(key)), redis);
      return { generation: String(generation ?? ''), kept: kept ?? undefined };
    },
    write: (key, bytes) => soon(redis.set(keyOf(key), bytes, 'EX', KEPT_SECONDS), redis),
    renew: () => soon(redis.incr(current), redis),
  };
}

/** While Redis is unreachable, its client queues commands. */
async function soon<T>(work: Promise<T>, redis: RedisClient): Promise<T> {
  work.catch(() => undefined);
  if (redis.status !== 'ready') throw new Error('Redis is unreachable.');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Redis does not answer.')), REDIS_WAIT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
