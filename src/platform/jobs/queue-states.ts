import { MOST_COUNTED } from '../database/count-rows.ts';

/** Numbers of jobs, of which at most `MOST_COUNTED` are counted. */
export interface QueueState {
  queue: string;
  /** Jobs that could run now. */
  due: number;
  active: number;
  /** Jobs that failed at their last attempt, of the last three days. */
  failed: number;
  /** Seconds that the oldest job has been due; 0 if none is. */
  oldest: number;
}

const some = (state: string) =>
  `(select count(*)::int from
    (select from pgboss.job where job.name = queue.name and state = '${state}' limit ${MOST_COUNTED}) as counted)`;

/** The state of every queue. */
export const QUEUE_STATES = `
  select name as queue, due, ${some('active')} as active, ${some('failed')} as failed, oldest
  from pgboss.queue, lateral (
    select count(*)::int as due, coalesce(extract(epoch from now() - min(start_after)), 0)::float8 as oldest from
      (select start_after from pgboss.job where job.name = queue.name and state < 'active' and start_after <= now()
      order by start_after limit ${MOST_COUNTED}) as counted) as waiting`;
