import { sql } from 'drizzle-orm';
import { vi } from 'vitest';
import type { TestApi } from '../api.ts';

/** Does something, begins work that must wait for it, and commits once it waits. */
export async function overtake<T>(
  api: TestApi,
  first: ReturnType<typeof sql>,
  then: () => Promise<T>,
): Promise<T> {
  const { waiting } = await api.db.transaction(async (tx) => {
    await tx.execute(first);
    const work = then();
    await lockAwaited(api);
    return { waiting: work };
  });
  return waiting;
}

/** Resolves when some work of this server waits for a lock of the database. */
export async function lockAwaited(api: TestApi): Promise<void> {
  await vi.waitFor(
    async () => {
      const waits = await api.db.execute(
        sql`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (waits.length === 0) throw new Error('Nothing waits.');
    },
    { timeout: 180_000, interval: 20 },
  );
}
