import PgBoss from 'pg-boss';
import type { Sql } from 'postgres';

/**
 * The database adapter of pg-boss. The client must have one connection: pg-boss sends BEGIN to COMMIT as one text, which
 * postgres.js rejects on a pool.
 */
export function executeOver(client: Pick<Sql, 'unsafe'>): PgBoss.Db['executeSql'] {
  return async (text, values = []) => {
    try {
      const rows = await client.unsafe(text, values.map(serialise) as never[]);
      return { rows: [...rows] };
    } catch (error) {
      // A text that failed between its BEGIN and COMMIT leaves the connection inside the failed transaction.
      if (values.length === 0) await client.unsafe('rollback').catch(() => {});
      throw error;
    }
  };
}

const serialise = (value: unknown) => {
  if (value === undefined) return null;
  const plain = typeof value === 'object' && value !== null && !Array.isArray(value);
  return plain ? JSON.stringify(value) : value;
};

/** JSON that is already text is passed through. */
export const jsonAsText = {
  json: { to: 114, from: [114], serialize: (value: unknown) => value, parse: JSON.parse },
  jsonb: { to: 3802, from: [3802], serialize: (value: unknown) => value, parse: JSON.parse },
};

/** Has the name of a queue and the milliseconds until its new job is due. */
export const JOB_CHANNEL = 'skincare_jobs';

/** pg-boss deletes and inserts a job that is retried, so that this covers new, retried and buried ones. */
const ANNOUNCE = `
  create or replace function pgboss.announce_jobs() returns trigger language plpgsql as $$
  begin
    perform pg_notify('${JOB_CHANNEL}',
      name || ' ' || greatest(0, ceil(extract(epoch from min(start_after) - now()) * 1000))::text)
    from added where state < 'active' group by name;
    return null;
  end $$;
  do $$ begin
    if not exists (select from pg_trigger where tgname = 'announce_jobs' and tgrelid = 'pgboss.job'::regclass) then
      create trigger announce_jobs after insert on pgboss.job referencing new table as added
        for each statement execute function pgboss.announce_jobs();
    end if;
  end $$`;

const INDEXES = [
  // In the order of fetching: pg-boss' own index makes it sort all that wait.
  ['job_fetch', `job (name, priority desc, created_on, id) where state < 'active'`],
  ['job_failed', `job ((completed_on::timestamptz(3)), id) where state = 'failed'`],
  ['job_active', `job (started_on) where state = 'active'`],
  // For what pg-boss archives every minute; it would read all jobs.
  ['job_ended', 'job (completed_on) where completed_on is not null'],
  ['job_kept', `job (keep_until) where state < 'active'`],
  ['job_user', `job ((data ->> 'userId')) where data ->> 'userId' is not null`],
  ['archive_user', `archive ((data ->> 'userId')) where data ->> 'userId' is not null`],
] as const;

/** Creates or updates the tables of the job queue. */
export async function installJobSchema(client: Sql): Promise<void> {
  const boss = new PgBoss({ db: { executeSql: executeOver(client) }, supervise: false, schedule: false });
  await boss.start();
  await boss.stop({ graceful: false });
  for (const [name, definition] of INDEXES)
    await client.unsafe(`create index if not exists ${name} on pgboss.${definition}`);
  // Dead letters are inserted with the default of this column, which is 15 minutes.
  await client.unsafe(`alter table pgboss.job alter expire_in set default interval '30 seconds'`);
  await client.unsafe(ANNOUNCE);
}
