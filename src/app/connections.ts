import { join } from 'node:path';
import { InferencePool } from '../inference/inference-pool.ts';
import { connectDatabase } from '../platform/database/database.ts';
import type { Environment } from '../platform/env.ts';
import { createLocalEvents, createRedisEvents } from '../platform/events/events.ts';
import { connectRedis, pingRedis } from '../platform/events/redis.ts';
import { Background } from '../platform/jobs/background.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import type { Log } from '../platform/log.ts';
import { OutboxMailer, SmtpMailer } from '../platform/mail/mail.ts';
import { FolderStorage } from '../platform/photo-storage.ts';

export interface ConnectionOptions {
  env: Environment;
  log: Log;
  databaseUrl: string;
  onStatement: ((sql: string) => void) | undefined;
  /** Keeps what was opened until the process ends. */
  opened: <T>(thing: T, close: (thing: T) => unknown) => T;
}

/** What a process holds open: database, queue, events, mail, files and inference. */
export type Connections = Awaited<ReturnType<typeof openConnections>>;

export async function openConnections(options: ConnectionOptions) {
  const { env, log, databaseUrl, onStatement, opened } = options;
  const serves = env.ROLE !== 'worker';
  const works = env.ROLE !== 'api';
  const { db, ping: pingDatabase } = opened(
    connectDatabase({
      url: databaseUrl,
      poolSize: env.DATABASE_POOL_SIZE,
      statementTimeoutSeconds: env.DATABASE_STATEMENT_TIMEOUT,
      onStatement,
    }),
    (connection) => connection.close(),
  );
  const redis = (name: string) =>
    env.REDIS_URL
      ? opened(connectRedis(env.REDIS_URL, name, log), (client) => client.disconnect())
      : undefined;
  const [publisher, subscriber] = [redis('publisher'), redis('subscriber')];
  const events =
    publisher && subscriber ? createRedisEvents({ publisher, subscriber }, log) : createLocalEvents(log);
  const background = opened(new Background(log), (tasks) => tasks.settled());
  const mailer = opened(
    env.SMTP_URL
      ? new SmtpMailer({ url: env.SMTP_URL, from: env.MAIL_FROM })
      : new OutboxMailer({ folder: join(env.DATA_DIR, 'outbox'), from: env.MAIL_FROM }),
    (transport) => transport.close(),
  );
  const storage = new FolderStorage(join(env.DATA_DIR, 'photos'));
  const inference = opened(
    await InferencePool.start({
      modelDirectory: env.MODEL_DIR,
      // One process more than analyses run at once, so that an upload never waits behind them.
      concurrency: (works ? env.INFERENCE_CONCURRENCY : 0) + (serves ? 1 : 0),
      withModel: works,
      log,
    }),
    (pool) => pool.close(),
  );
  const jobs = opened(await Jobs.connect({ databaseUrl, log }), (queues) => queues.stop());
  const checks = {
    database: pingDatabase,
    queue: () => jobs.ping(),
    photos: () => storage.ping(),
    model: async () => {
      if (inference.pids.length === 0) throw new Error('no inference process runs');
    },
    ...(publisher ? { events: () => pingRedis(publisher) } : {}),
  };
  return { db, publisher, events, background, mailer, storage, inference, jobs, checks };
}
