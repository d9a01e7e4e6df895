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

/** Creates or updates the tables of the job queue. */
export async function installJobSchema(client: Sql): Promise<void> {
  const boss = new PgBoss({ db: { executeSql: executeOver(client) }, supervise: false, schedule: false });
  await boss.start();
  await boss.stop({ graceful: false });
  // In the order of fetching: pg-boss' own index makes it sort all that wait.
  await client.unsafe(`create index if not exists job_fetch on pgboss.job (name, priority desc, created_on, id)
    where state < 'active'`);
  // Dead letters are inserted with the default of this column, which is 15 minutes.
  await client.unsafe(`alter table pgboss.job alter expire_in set default interval '30 seconds'`);
}
