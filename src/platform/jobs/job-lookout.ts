import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { loggable } from '../database/database.ts';
import { JOB_CHANNEL } from '../database/job-schema.ts';
import { createClient } from '../database/postgres-client.ts';
import type { Log } from '../logging/log.ts';

/** How often the queues are looked at besides. */
const LOOK_MS = 10_000;
const RECONNECT_MS = 500;

interface Options {
  /** Of PostgreSQL itself: a pooler does not pass on notifications. */
  url: string;
  /** A queue may have a job to start. */
  onDue: (queue: string) => void;
  log: Log;
}

/**
 * Learns from PostgreSQL when jobs are due: those that are committed by any process, at once by NOTIFY; later ones by a
 * timer. Every 10 s it looks at the queues, on the same connection, so that a notification that was lost only delays.
 */
export class JobLookout {
  readonly #client: Sql;
  readonly #queues = new Set<string>();
  readonly #timers = new Map<string, { at: number; timer: NodeJS.Timeout }>();
  #lost = () => {};
  #listens = false;
  #isReported = false;
  #stopping = new AbortController();
  #loop: Promise<void> | undefined;

  constructor(private readonly options: Options) {
    this.#client = createClient({
      url: options.url,
      poolSize: 1,
      statementTimeoutSeconds: 5,
      idleSeconds: 0,
      lifetimeSeconds: 0,
      applicationName: 'skincare-lookout',
      onNotify: (_, text) => this.#hear(text),
      onClose: () => this.#lost(),
    });
  }

  /** False while jobs may be added unnoticed; `onDue` is called for every queue when it changes. */
  get listens(): boolean {
    return this.#listens;
  }

  watch(queue: string): void {
    this.#queues.add(queue);
    this.#loop ??= this.#run();
    if (this.#listens) this.#lookSoon(queue);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#lost();
    await this.#client.end({ timeout: 1 });
    await this.#loop;
    for (const { timer } of this.#timers.values()) clearTimeout(timer);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const connection = new AbortController();
      this.#lost = () => connection.abort();
      const ended = AbortSignal.any([signal, connection.signal]);
      try {
        await this.#client.unsafe(`listen ${JOB_CHANNEL}`);
        if (!ended.aborted) this.#change(true);
        if (this.#isReported) this.options.log.info('PostgreSQL notifies of jobs again.');
        this.#isReported = false;
        while (!ended.aborted) {
          await this.#look([...this.#queues]);
          await sleep(LOOK_MS, undefined, { signal: ended, ref: false }).catch(() => undefined);
        }
      } catch (error) {
        if (!signal.aborted) this.#report(error);
      }
      if (!signal.aborted) this.#change(false);
      await sleep(RECONNECT_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Once per outage. */
  #report(error: unknown): void {
    if (this.#isReported) return;
    this.#isReported = true;
    const text = 'PostgreSQL does not notify of jobs, so the queues are asked twice a second.';
    this.options.log.warn({ err: loggable(error) }, text);
  }

  #change(listens: boolean): void {
    if (this.#listens === listens) return;
    this.#listens = listens;
    for (const queue of this.#queues) this.options.onDue(queue);
  }

  /** Queues with a job that is due, and when the next one is. */
  async #look(queues: readonly string[]): Promise<void> {
    const rows = await this.#client<{ queue: string; due: boolean; next: number | null }[]>`
      select queue,
        exists (select from pgboss.job where name = queue and state < 'active' and start_after <= now()) as due,
        (select ceil(extract(epoch from start_after - now()) * 1000)::float8 from pgboss.job
          where name = queue and state < 'active' and start_after > now() order by start_after limit 1) as next
      from unnest(${[...queues]}::text[]) queue`;
    for (const { queue, due, next } of rows) {
      if (due) this.options.onDue(queue);
      if (next !== null) this.#expect(queue, next);
    }
  }

  /** The name of a queue and the milliseconds until its new job is due. */
  #hear(text: string): void {
    const [queue = '', wait] = text.split(' ');
    if (!this.#queues.has(queue)) return;
    if (Number(wait) > 0) this.#expect(queue, Number(wait));
    else this.options.onDue(queue);
  }

  #expect(queue: string, milliseconds: number): void {
    if (milliseconds > LOOK_MS) return;
    const at = performance.now() + milliseconds;
    const known = this.#timers.get(queue);
    if (known && known.at <= at) return;
    clearTimeout(known?.timer);
    const timer = setTimeout(() => {
      this.#timers.delete(queue);
      this.options.onDue(queue);
      this.#lookSoon(queue);
    }, milliseconds + 1).unref();
    this.#timers.set(queue, { at, timer });
  }

  #lookSoon(queue: string): void {
    this.#look([queue]).catch(() => this.#lost());
  }
}
