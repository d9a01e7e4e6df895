import { type SQL, sql } from 'drizzle-orm';
import { expect, vi } from 'vitest';
import type { Database } from '../../src/platform/database/database.ts';
import { JOB_CHANNEL } from '../../src/platform/database/job-schema.ts';

/** Lets jobs that wait for their time or for their next try run now; resolves to the number of them. */
export async function makeDue(db: Database, which: SQL): Promise<number> {
  const rows = await db.execute(sql`with due as (
      update pgboss.job set start_after = now()
      where state in ('created', 'retry') and start_after > now() and ${which} returning name)
    select pg_notify(${JOB_CHANNEL}, name || ' 0') from due`);
  return rows.length;
}

/** Waits until no job of the queue is due or running. */
export async function queueDone(db: Database, queue: { name: string }): Promise<void> {
  const open = sql`select 1 from pgboss.job where name = ${queue.name}
    and state in ('created', 'retry', 'active') limit 1`;
  await vi.waitFor(async () => expect(await db.execute(open)).toHaveLength(0), {
    timeout: 180_000,
    interval: 50,
  });
}
