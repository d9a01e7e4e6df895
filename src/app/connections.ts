import { join } from 'node:path';
import { InferencePool } from '../inference/inference-pool.ts';
import { AnswerCache } from '../platform/cache/answer-cache.ts';
import {
  connectDatabase,
  type DatabaseConnection,
  type DatabaseOptions,
} from '../platform/database/database.ts';
import { poolingOf } from '../platform/database/pooler.ts';
import type { Environment } from '../platform/env.ts';
import { createLocalEvents } from '../platform/events/events.ts';
import { Background } from '../platform/jobs/background.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { reportQueues } from '../platform/jobs/queue-metrics.ts';
import type { Log } from '../platform/logging/log.ts';
import { CountedMailer } from '../platform/mail/counted-mailer.ts';
import { OutboxMailer, SmtpMailer } from '../platform/mail/mail.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { Platform } from '../platform/platform.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import { SignedLinks } from '../platform/signed-links.ts';
import { openStorage } from '../platform/storage/open-storage.ts';
import { type Tracing, traced } from '../platform/tracing/tracing.ts';

interface ConnectionOptions {
  env: Environment;
  log: Log;
  databaseUrl: string;
  onStatement: ((sql: string) => void) | undefined;
  onUnprepared: ((sql: string) => void) | undefined;
  metrics: Metrics;
  tracing: Tracing | undefined;
  /** An open pool to use; it is not closed here. */
  inference: InferencePool | undefined;
  /** Where clients reach the API; known once the server listens. */
  publicUrl: () => string;
  /** Registers something to close when the process ends. */
  opened: <T>(thing: T, close: (thing: T) => unknown) => T;
}

/** Opens the long-lived connections of a process: database, queue, events, mail, files and inference, which is `ready` later. */
export async function openConnections(options: ConnectionOptions) {
  const { env, log, databaseUrl, metrics, tracing, onStatement, onUnprepared, publicUrl, opened } = options;
  const serves = env.ROLE !== 'worker';
  const works = env.ROLE !== 'api';
  const pooling = poolingOf(env);
  const database = (options: Pick<DatabaseOptions, 'poolSize' | 'onStatement'>) =>
    opened(
      connectDatabase({
        ...{ ...options, ...pooling, onUnprepared, tracing },
        url: databaseUrl,
        statementTimeoutSeconds: env.DATABASE_STATEMENT_TIMEOUT,
      }),
      (connection) => connection.close(),
    );
  const { db, places, ping: pingDatabase } = database({ poolSize: env.DATABASE_POOL_SIZE, onStatement });
  const redis = env.REDIS_URL ? await openRedis(env.REDIS_URL, options) : undefined;
  const publisher = redis?.publisher;
  const events = redis?.events ?? createLocalEvents(log);
  const background = opened(new Background(log), (tasks) => tasks.settled());
  const mailer = opened(
    new CountedMailer(
      env.SMTP_URL
        ? new SmtpMailer({ url: env.SMTP_URL, from: env.MAIL_FROM })
        : new OutboxMailer({ folder: join(env.DATA_DIR, 'outbox'), from: env.MAIL_FROM }),
      metrics,
    ),
    (transport) => transport.close(),
  );
  const storage = opened(await openStorage(env), (files) => files.close?.());
  const inference =
    options.inference ??
    opened(
      InferencePool.open({
        modelDirectory: env.MODEL_DIR,
        // One process more than concurrent analyses, so that uploads never wait for them.
        concurrency: (works ? env.INFERENCE_CONCURRENCY : 0) + (serves ? 1 : 0),
        withModel: true,
        onEnd: ({ seconds, ...labels }) => metrics.inferenceSeconds.observe(labels, seconds),
        log,
        ...(tracing && {
          around: (kind, work) => traced(tracing.below({ name: `inference ${kind}` }), work),
        }),
      }),
      (pool) => pool.close(),
    );
  const jobs = opened(
    await Jobs.connect({ databaseUrl, directUrl: env.DATABASE_DIRECT_URL, log, tracing, ...pooling }),
    (queues) => queues.stop(),
  );
  reportQueues(metrics, () => jobs.states());
  reportUse(metrics, places, inference);
  const checks = {
    database: pingDatabase,
    queue: () => jobs.ping(),
    photos: () => storage.ping(),
    model: async () => {
      if (inference.pids.length === 0) throw new Error('no inference process runs');
    },
    ...(redis ? { events: () => redis.ping() } : {}),
  };
  const platform: Platform = {
    ...{ env, log, db, events, jobs, background, mailer, storage, publisher },
    links: new SignedLinks(publicUrl, env.JWT_SECRET),
    limitOf: (name, points, seconds) => new RateLimit({ name, points, seconds }, publisher),
    cacheOf: (name) => new AnswerCache({ name, redis: publisher, requests: metrics.cacheRequests }),
    openDatabase: ({ poolSize }) => database({ poolSize }).db,
  };
  return { platform, inference, checks };
}

async function openRedis(url: string, { env, log, tracing, opened }: ConnectionOptions) {
  const { openRedis } = await import('../platform/redis/open-redis.ts');
  return openRedis({ url, sentinelPassword: env.REDIS_SENTINEL_PASSWORD, log, tracing, opened });
}

function reportUse(
  { watch }: Metrics,
  places: DatabaseConnection['places'],
  inference: Pick<InferencePool, 'busy' | 'queued'>,
): void {
  watch('database_pool_size', 'Connections to the database that this process may use.', () => places.size);
  watch('database_pool_busy', 'Connections in use.', () => places.busy);
  watch('database_pool_waiting', 'Statements and transactions that wait for one.', () => places.waiting);
  watch('inference_busy', 'Processes that decode or measure a photo.', () => inference.busy);
  watch('inference_waiting', 'Photos that wait for one.', () => inference.queued);
}
