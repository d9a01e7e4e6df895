import { setTimeout as sleep } from 'node:timers/promises';
import type PgBoss from 'pg-boss';
import type { Sql } from 'postgres';
import { loggable } from '../database/database.ts';
import type { Log } from '../logging/log.ts';
import { inLogContext } from '../logging/log-context.ts';
import { type Span, type Tracing, typeOf } from '../tracing/tracing.ts';

const POLL_MILLISECONDS = 500;
/** A timer of its own costs little, and a wake that was lost by a fault only delays. */
const REST_MILLISECONDS = 30_000;
const LONGEST_DELAY = '15 minutes';

export interface QueueSettings {
  name: string;
  /** Retries after the first attempt. */
  retryLimit: number;
  /** Delay before the first retry; doubled for each further one, up to 15 minutes. */
  retryDelaySeconds: number;
  /** Time limit of one attempt; an attempt whose process died is retried after this time. */
  expireInSeconds: number;
  /** Name of the dead-letter queue for jobs whose last attempt failed. */
  deadLetter?: string;
}

interface WorkerOptions {
  boss: PgBoss;
  client: Sql;
  queue: QueueSettings;
  concurrency: number;
  log: Log;
  /** Whether `wake` is called for every job that becomes due. */
  isWoken: () => boolean;
  tracing: Tracing | undefined;
  handle: (data: object, job: { id: string; signal: AbortSignal }) => Promise<void>;
  /** Called with the name of a queue when a job was added to it. */
  onDeadLetter: (queueName: string) => void;
}

/** With the `traceparent` of what enqueued it, if that was traced. */
type Job = PgBoss.JobWithMetadata<{ traceparent?: string }>;

/** Runs the jobs of one queue and settles each; pg-boss’ own worker drops failures while the database is down. */
export class JobWorker {
  readonly #running = new Set<Promise<void>>();
  readonly #aborts = new Set<AbortController>();
  #loop: Promise<void> = Promise.resolve();
  #stopping = false;
  #woken = false;
  #ring = () => {};

  constructor(private readonly options: WorkerOptions) {}

  get queueName(): string {
    return this.options.queue.name;
  }

  start(): void {
    this.#loop = this.#take();
  }

  wake(): void {
    this.#woken = true;
    this.#ring();
  }

  /** Waits for running jobs; after `milliseconds` their signals are aborted and they return to the queue. */
  async stop(milliseconds: number): Promise<void> {
    this.#stopping = true;
    this.wake();
    await this.#loop;
    const finished = Promise.allSettled(this.#running);
    await Promise.race([finished, sleep(milliseconds, undefined, { ref: false })]);
    for (const abort of this.#aborts) abort.abort(new Error('The process is stopping.'));
    await Promise.race([finished, sleep(2000, undefined, { ref: false })]);
  }

  async #take(): Promise<void> {
    const { boss, queue, concurrency } = this.options;
    while (!this.#stopping) {
      this.#woken = false;
      const free = concurrency - this.#running.size;
      // Returns nothing when the database does not respond.
      const jobs =
        free > 0 ? await boss.fetch<Job['data']>(queue.name, { batchSize: free, includeMetadata: true }) : [];
      for (const job of jobs) this.#start(job);
      if (jobs.length === 0 || this.#running.size >= concurrency) await this.#pause();
    }
  }

  /** Resolves when a job ends, `wake` is called, or the next poll is due. */
  #pause(): Promise<void> {
    if (this.#woken) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.options.isWoken() ? REST_MILLISECONDS : POLL_MILLISECONDS);
      this.#ring = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #start(job: Job): void {
    const running = this.#inSpan(job, (span) => this.#run(job, span)).finally(() => {
      this.#running.delete(running);
      this.wake();
    });
    this.#running.add(running);
  }

  /** The job goes on with the trace of what enqueued it. */
  #inSpan(job: Job, work: (span?: Span) => Promise<void>): Promise<void> {
    const { queue, tracing } = this.options;
    if (!tracing) return work();
    const attributes = { 'messaging.destination.name': queue.name, 'skincare.job.try': job.retryCount + 1 };
    const start = { name: `job ${queue.name}`, kind: 'CONSUMER', attributes } as const;
    const span = tracing.begin(start, job.data.traceparent);
    return inLogContext({ traceId: span.traceId }, () =>
      span.run(() => work(span)).finally(() => span.end()),
    );
  }

  async #run(job: Job, span?: Span): Promise<void> {
    const { boss, queue, handle } = this.options;
    const expiry = performance.now() + queue.expireInSeconds * 1000;
    const abort = new AbortController();
    this.#aborts.add(abort);
    const timer = setTimeout(
      () => abort.abort(new Error('This attempt has run out of time.')),
      expiry - performance.now(),
    );
    try {
      await this.#adopt(job);
      const aborted = new Promise<never>((_, reject) => {
        abort.signal.addEventListener('abort', () => reject(abort.signal.reason));
      });
      const { traceparent: _, ...data } = job.data;
      await Promise.race([handle(data, { id: job.id, signal: abort.signal }), aborted]);
      await this.#settle(() => boss.complete(queue.name, job.id), expiry);
    } catch (error) {
      span?.fail(typeOf(error));
      await this.#fail(job, error, expiry);
    } finally {
      clearTimeout(timer);
      this.#aborts.delete(abort);
    }
  }

  /**
   * A dead letter keeps the retry limit of its original queue, without a delay between retries; a job of a release before has
   * no dead letter that its queue was given since.
   */
  async #adopt(job: Job): Promise<void> {
    const { client, queue } = this.options;
    const delay = Math.max(1, queue.retryDelaySeconds); // pg-boss doubles it, so it must not be 0
    const isOfQueue = job.retryLimit === queue.retryLimit && job.retryDelay === delay;
    if (isOfQueue && (job.deadLetter ?? undefined) === queue.deadLetter) return;
    job.retryLimit = queue.retryLimit;
    await client`update pgboss.job set retry_limit = ${queue.retryLimit}, retry_backoff = true,
      retry_delay = ${delay}, expire_in = ${`${queue.expireInSeconds} seconds`}::interval,
      dead_letter = ${queue.deadLetter ?? null}
      where name = ${queue.name} and id = ${job.id}`;
  }

  async #fail(job: Job, error: unknown, expiry: number): Promise<void> {
    const { boss, client, queue, log } = this.options;
    const isLast = job.retryCount >= job.retryLimit;
    const err = loggable(error);
    const details = { queue: queue.name, job: job.id, try: job.retryCount + 1, err };
    if (isLast) log.error(details, 'A job failed at its last attempt.');
    else log.warn(details, 'A job failed and will be retried.');
    await this.#settle(async () => {
      await boss.fail(queue.name, job.id, { error: err instanceof Error ? err.name : 'unknown' });
      await client`update pgboss.job set start_after = least(start_after, now() + ${LONGEST_DELAY}::interval)
        where name = ${queue.name} and id = ${job.id} and state = 'retry'`;
    }, expiry);
    if (isLast && queue.deadLetter) this.options.onDeadLetter(queue.deadLetter);
  }

  /** Retries until the job expires; after that another worker may have it. */
  async #settle(work: () => Promise<unknown>, expiry: number): Promise<void> {
    for (;;) {
      try {
        await work();
        return;
      } catch {
        if (this.#stopping || performance.now() > expiry) return;
        await sleep(POLL_MILLISECONDS);
      }
    }
  }
}
