import { type SQL, sql } from 'drizzle-orm';
import PgBoss from 'pg-boss';
import type { Sql } from 'postgres';
import { v5 as uuidv5 } from 'uuid';
import { LOCKS } from '../database/advisory-locks.ts';
import type { Database, Transaction } from '../database/database.ts';
import { executeOver, jsonAsText } from '../database/job-schema.ts';
import type { Pooling } from '../database/pooler.ts';
import { createClient } from '../database/postgres-client.ts';
import type { Log } from '../logging/log.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { JobLookout } from './job-lookout.ts';
import { JobUpkeep } from './job-upkeep.ts';
import { JobWorker, type QueueSettings } from './job-worker.ts';
import { QUEUE_STATES, type QueueState } from './queue-states.ts';

/** A kind of job. `T` is its payload: ids only, as payloads are kept for days. */
export interface Queue<T extends object> extends QueueSettings {
  /** For `typeof queue.data` only; it has no value. */
  readonly data: T;
}

export const defineQueue = <T extends object>(settings: QueueSettings): Queue<T> => settings as Queue<T>;

export interface EnqueueOptions {
  startAfterSeconds?: number;
  /** A job is not added if one with the same key is queued or running, or has ended within the last hour. */
  singletonKey?: string;
  /** Higher ones first; 0 by default. */
  priority?: number;
}

const KEYED_JOBS = 'f2f4a1f0-5a3e-4c39-9d37-0c1f3b1a7f10';
const DAY = 86_400;

/** How long jobs are kept: first beside those that wait, then in the archive until they are deleted. */
export const KEPT = {
  archiveCompletedAfterSeconds: 3600,
  archiveFailedAfterSeconds: 3 * DAY,
  deleteAfterSeconds: 3 * DAY,
  retentionDays: 30,
};

interface ConnectOptions extends Pooling {
  databaseUrl: string;
  /** Of PostgreSQL itself, where `databaseUrl` leads to a pooler; without it, queues are polled. */
  directUrl?: string | undefined;
  log: Log;
  /** How often jobs that ended long ago are removed. */
  upkeepSeconds?: number;
  tracing?: Tracing | undefined;
}

/** A durable queue in PostgreSQL: every committed job is retried until it succeeds or its attempts are used up. */
export class Jobs {
  readonly #client: Sql;
  readonly #boss: PgBoss;
  readonly #log: Log;
  readonly #tracing: Tracing | undefined;
  readonly #declared = new Map<string, Promise<void>>();
  readonly #workers: JobWorker[] = [];
  readonly #lookout: JobLookout | undefined;
  readonly #upkeep: JobUpkeep;
  #reachable = true;

  private constructor(options: ConnectOptions) {
    const { databaseUrl, directUrl, log, tracing, upkeepSeconds = 60, ...pooling } = options;
    this.#log = log;
    this.#tracing = tracing;
    this.#client = createClient({
      ...{ url: databaseUrl, ...pooling },
      poolSize: 1, // pg-boss sends transactions as one text
      statementTimeoutSeconds: 10,
      applicationName: 'skincare-jobs',
      types: jsonAsText,
    });
    this.#boss = new PgBoss({
      db: { executeSql: this.#execute(executeOver(this.#client)) },
      migrate: false,
      schedule: false,
      maintenanceIntervalSeconds: upkeepSeconds,
      ...KEPT,
    });
    this.#boss.on('error', () => {}); // logged by #execute
    const listenUrl = directUrl ?? (pooling.pooled ? undefined : databaseUrl);
    if (listenUrl)
      this.#lookout = new JobLookout({ url: listenUrl, onDue: (name) => this.wake({ name }), log });
    this.#upkeep = new JobUpkeep(this.#boss, this.#client);
  }

  /** Rejects when the database cannot be reached or `migrateDatabase` has not run. */
  static async connect(options: ConnectOptions): Promise<Jobs> {
    const jobs = new Jobs(options);
    try {
      await jobs.#boss.start();
      return jobs;
    } catch (error) {
      await jobs.#client.end({ timeout: 1 });
      throw error;
    }
  }

  /** Adds a job in the caller's transaction; it exists once that is committed. */
  async enqueue<T extends object>(
    tx: Database | Transaction,
    queue: Queue<T>,
    data: T,
    options: EnqueueOptions = {},
  ): Promise<void> {
    await this.enqueueAll(tx, queue, [{ data, ...options }]);
  }

  /** The same for up to a few thousand jobs, in one statement. */
  async enqueueAll<T extends object>(
    tx: Database | Transaction,
    queue: Queue<T>,
    jobs: readonly ({ data: T } & EnqueueOptions)[],
  ): Promise<void> {
    await this.#declare(queue);
    const traceparent = this.#tracing?.traceparent();
    await this.#boss.insert(
      jobs.map(({ data, startAfterSeconds, singletonKey, priority }) => ({
        name: queue.name,
        data: traceparent ? { ...data, traceparent } : data,
        priority,
        ...(startAfterSeconds !== undefined && { startAfter: `${startAfterSeconds} seconds` }),
        ...(singletonKey !== undefined && { id: uuidv5(`${queue.name}/${singletonKey}`, KEYED_JOBS) }),
      })),
      {
        db: {
          executeSql: async (text, values) => ({ rows: [...(await tx.execute(numbered(text, values)))] }),
        },
      },
    );
  }

  /**
   * Hands jobs to `handle`, `concurrency` at a time. A job may run twice, so handlers must be idempotent.
   * `signal` is aborted when the attempt times out or the process stops.
   */
  async work<T extends object>(
    queue: Queue<T>,
    options: { concurrency: number },
    handle: (data: T, job: { id: string; signal: AbortSignal }) => Promise<void>,
  ): Promise<void> {
    await this.#declare(queue);
    const worker = new JobWorker({
      boss: this.#boss,
      client: this.#client,
      queue,
      concurrency: options.concurrency,
      log: this.#log,
      isWoken: () => this.#reachable && this.#lookout?.listens === true,
      tracing: this.#tracing,
      handle: handle as ConstructorParameters<typeof JobWorker>[0]['handle'],
      onDeadLetter: (name) => this.wake({ name }),
    });
    this.#workers.push(worker);
    worker.start();
    this.#lookout?.watch(queue.name);
    this.#upkeep.start();
  }

  /** Removes every job of a person, whose id payloads name `userId`, including completed ones. */
  async forget(tx: Transaction, userId: string): Promise<void> {
    for (const table of ['job', 'archive'])
      await tx.execute(sql`delete from pgboss.${sql.identifier(table)} where data ->> 'userId' = ${userId}`);
  }

  /** How many jobs are queued, running or waiting for their next attempt. */
  async countOpen(queue: Queue<object>): Promise<number> {
    const [row] = await this.#client<{ count: number }[]>`
      select count(*)::int as count from pgboss.job where name = ${queue.name} and state < 'completed'`;
    return row!.count;
  }

  /** Of every queue. */
  async states(): Promise<QueueState[]> {
    return this.#client.unsafe<QueueState[]>(QUEUE_STATES, [], { prepare: true });
  }

  /** Makes this process' workers poll at once, before the notification of the commit arrives. */
  wake(queue: Pick<Queue<object>, 'name'>): void {
    for (const worker of this.#workers) if (worker.queueName === queue.name) worker.wake();
  }

  /** Rejects if the queue's database does not respond. */
  async ping(): Promise<void> {
    await this.#client`select 1`;
  }

  /** Creates the queues, so that no transaction has to. */
  async declare(...queues: Queue<object>[]): Promise<void> {
    for (const queue of queues) await this.#declare(queue);
  }

  /** Stops taking jobs and gives running ones 10 s to finish; the rest are retried later. */
  async drain(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.stop(10_000)));
  }

  /** Drains, then ends the connection. */
  async stop(): Promise<void> {
    await this.drain();
    this.#upkeep.stop();
    await this.#lookout?.stop();
    await this.#boss.stop({ graceful: false });
    await this.#client.end({ timeout: 2 });
  }

  /** Creates the queue or updates its settings, once per process. */
  #declare(queue: Queue<object>): Promise<void> {
    const known = this.#declared.get(queue.name);
    if (known) return known;
    const declaring = this.#create(queue).catch((error) => {
      this.#declared.delete(queue.name);
      throw error;
    });
    this.#declared.set(queue.name, declaring);
    return declaring;
  }

  /** Otherwise processes that start together could deadlock over the queue tables. */
  async #create(queue: Queue<object>): Promise<void> {
    await this.#client.begin(async (transaction) => {
      await transaction`select pg_advisory_xact_lock(${LOCKS.QUEUES})`;
      const execute = this.#execute(executeOver(transaction));
      await create(queue, new PgBoss({ db: { executeSql: execute }, migrate: false }));
    });
  }

  /** One log line when the database becomes unreachable and one when it is back, instead of one per poll. */
  #execute(execute: PgBoss.Db['executeSql']): PgBoss.Db['executeSql'] {
    return async (text, values) => {
      try {
        const result = await execute(text, values);
        if (!this.#reachable) this.#log.info('The job queue is working again.');
        this.#reachable = true;
        return result;
      } catch (error) {
        if (this.#reachable)
          this.#log.warn({ reason: String(error) }, 'The job queue cannot reach its database.');
        this.#reachable = false;
        throw error;
      }
    };
  }
}

/** Converts a text with `$1`, `$2` ... to a Drizzle statement, which numbers its parameters itself. */
function numbered(text: string, values: unknown[]): SQL {
  const parts = text.split(/\$(\d+)/).map((part, at) => {
    if (at % 2 === 0) return sql.raw(part);
    return sql`${values[Number(part) - 1] ?? null}`;
  });
  return sql.join(parts);
}

async function create(queue: Queue<object>, boss: PgBoss): Promise<void> {
  const { name, retryLimit, retryDelaySeconds: retryDelay, expireInSeconds, deadLetter } = queue;
  const settings = { name, retryLimit, retryDelay, retryBackoff: true, expireInSeconds, deadLetter };
  if (deadLetter) await boss.createQueue(deadLetter);
  else delete settings.deadLetter;
  await boss.createQueue(name, settings);
  await boss.updateQueue(name, settings);
}
