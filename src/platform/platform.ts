import type { AnswerCache } from './cache/answer-cache.ts';
import type { Database } from './database/database.ts';
import type { Environment } from './env.ts';
import type { Events } from './events/events.ts';
import type { Background } from './jobs/background.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Log } from './logging/log.ts';
import type { Mailer } from './mail/mail.ts';
import type { RateLimit } from './rate-limit.ts';
import type { RedisClient } from './redis/redis-clients.ts';
import type { SignedLinks } from './signed-links.ts';
import type { FileStorage } from './storage/file-storage.ts';

/** Shared services for all modules; each module names what it uses. */
export interface Platform {
  env: Environment;
  log: Log;
  db: Database;
  events: Events;
  jobs: Jobs;
  background: Background;
  mailer: Mailer;
  storage: FileStorage;
  links: SignedLinks;
  /** Redis for counters, if configured. */
  publisher: RedisClient | undefined;
  /** At most `points` per key in `seconds`, counted across processes through Redis. */
  limitOf(name: string, points: number, seconds: number): RateLimit;
  /** A cache of answers that are the same for everybody. */
  cacheOf(name: string): AnswerCache;
  /** Opens a separate pool, which is closed with the process. */
  openDatabase(options: { poolSize: number }): Database;
}
