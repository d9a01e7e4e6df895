import { type SQL, sql } from 'drizzle-orm';
import { LIMIT_OF_COUNT } from '../database/count-rows.ts';
import type { Database, Transaction } from '../database/database.ts';
import { type CreationCursor, cursorValues, type Page } from '../database/keyset.ts';

/** Name of a queue and id of a job in it. */
export interface JobKey {
  queue: string;
  id: string;
}

/** A job that failed at its last attempt. Without its data, and without texts of errors, which may have personal data. */
export interface FailedJob extends JobKey {
  attemptCount: number;
  /** Class of the error. */
  error: string | null;
  /** The queue whose job deals with the failure. */
  deadLetter: string | null;
  enqueuedAt: Date;
  failedAt: Date;
}

/** The most jobs that one call retries or discards. */
const MOST_AT_ONCE = 1000;

/** With the precision of a Date, so that a cursor skips no row; `job_failed` is an index on it. */
const failedOn = sql`job.completed_on::timestamptz(3)`;
const isFailed = sql`job.state = 'failed'`;
const inQueue = (queue: string | null) => (queue === null ? sql`true` : sql`job.name = ${queue}`);
const milliseconds = (instant: SQL) => sql`(extract(epoch from ${instant}) * 1000)::float8`;

/** Jobs that failed at their last attempt, which pg-boss keeps for three days. */
export class FailedJobs {
  constructor(private readonly db: Database) {}

  /** The latest failure first. Reads one more than asked for. */
  async list(page: Page<CreationCursor>, queue: string | null): Promise<FailedJob[]> {
    const { at, id } = cursorValues(page.after);
    const rows = await this.db.execute<
      Omit<FailedJob, 'enqueuedAt' | 'failedAt'> & Record<'enqueued' | 'failed', number>
    >(sql`
      select job.id, job.name as queue, job.retry_count + 1 as "attemptCount", job.dead_letter as "deadLetter",
        coalesce(job.output ->> 'error', case when job.output -> 'value' ->> 'message' like '%timeout%' then 'Timeout' end)
          as error,
        ${milliseconds(sql`job.created_on`)} as enqueued, ${milliseconds(failedOn)} as failed
      from pgboss.job job where ${isFailed} and ${inQueue(queue)}
        and (${failedOn}, job.id) < (${at}::timestamptz, ${id}::uuid)
      order by ${failedOn} desc, job.id desc limit ${page.first + 1}`);
    return rows.map(({ enqueued, failed, error, ...job }) => ({
      ...job,
      error: error && NAME.test(error) ? error : null,
      enqueuedAt: new Date(enqueued),
      failedAt: new Date(failed),
    }));
  }

  async count(queue: string | null): Promise<number> {
    const [row] = await this.db.execute<{ count: number }>(
      sql`select count(*)::int as count from (
        select from pgboss.job job where ${isFailed} and ${inQueue(queue)} limit ${sql.raw(String(LIMIT_OF_COUNT))}) counted`,
    );
    return row!.count;
  }

  async hasQueue(queue: string): Promise<boolean> {
    const rows = await this.db.execute(sql`select 1 from pgboss.queue where name = ${queue}`);
    return rows.length > 0;
  }

  /**
   * Gives each all its attempts again, from now on. Returns the queue of each that was failed. They are inserted again, as
   * workers learn of new rows.
   */
  async retry(tx: Transaction, which: readonly JobKey[] | string): Promise<string[]> {
    const columns = sql.raw(KEPT_COLUMNS.join(', '));
    const rows = await tx.execute<{ queue: string }>(sql`with ${removed(which)}, again as (
      insert into pgboss.job (${columns}, keep_until)
      select ${columns}, greatest(keep_until, now() + interval '30 days') from removed returning name
    ) select name as queue from again`);
    return rows.map(({ queue }) => queue);
  }

  /** Removes them. Returns the queue of each. */
  async discard(tx: Transaction, which: readonly JobKey[] | string): Promise<string[]> {
    const rows = await tx.execute<{ queue: string }>(
      sql`with ${removed(which)} select name as queue from removed`,
    );
    return rows.map(({ queue }) => queue);
  }
}

/** The other columns of a job begin with their defaults again. */
const KEPT_COLUMNS = [
  ...['id', 'name', 'priority', 'data', 'retry_limit', 'retry_delay', 'retry_backoff', 'singleton_key'],
  ...['singleton_on', 'expire_in', 'created_on', 'dead_letter', 'policy'],
];

/** Of a queue the longest failed first, at most 1,000. */
function removed(which: readonly JobKey[] | string): SQL {
  const chosen =
    typeof which === 'string'
      ? sql`select job.name, job.id from pgboss.job job where ${isFailed} and ${inQueue(which)}
          order by ${failedOn}, job.id limit ${MOST_AT_ONCE} for update skip locked`
      : sql`select * from unnest(${sql.param(which.map(({ queue }) => queue))}::text[],
          ${sql.param(which.map(({ id }) => id))}::uuid[]) as given (name, id)`;
  return sql`chosen as (${chosen}), removed as (
    delete from pgboss.job job using chosen
    where job.name = chosen.name and job.id = chosen.id and ${isFailed} returning job.*)`;
}

const NAME = /^[A-Za-z]{1,60}$/;
