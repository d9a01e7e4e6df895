import { sql } from 'drizzle-orm';
import { expect, vi } from 'vitest';
import type { Database } from '../../src/platform/database/database.ts';

/** Waits until no job of the queue is due or running. */
export async function queueDone(db: Database, queue: { name: string }): Promise<void> {
  const open = sql`select 1 from pgboss.job where name = ${queue.name}
    and state in ('created', 'retry', 'active') limit 1`;
  await vi.waitFor(async () => expect(await db.execute(open)).toHaveLength(0), {
    timeout: 180_000,
    interval: 50,
  });
}
