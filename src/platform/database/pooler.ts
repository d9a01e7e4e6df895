import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import type { Environment } from '../env.ts';

/** What is between this process and PostgreSQL. */
export interface Pooling {
  /** A pooler that lends a connection for one transaction, such as PgBouncer: nothing may outlast a transaction. */
  pooled?: boolean;
  /** False if the pooler does not keep prepared statements. */
  prepare?: boolean;
}

/** Only behind a pooler is there another way to the database. */
export const poolingOf = (env: Environment): Required<Pooling> => ({
  pooled: env.DATABASE_DIRECT_URL !== undefined,
  prepare: env.DATABASE_PREPARE,
});

/** A pooler cannot do what was asked of it; `message` is one line for the operator. */
export class UnfitPooler extends Error {
  override readonly name = 'UnfitPooler';
}

/** The time that `client` sets in `lock_timeout` when it connects. Rejects with UnfitPooler if a pooler drops it. */
export async function assertKeepsSession(client: Sql): Promise<void> {
  const unfit = () =>
    new UnfitPooler(
      'A pooler such as PgBouncer answered where PostgreSQL itself is needed: set DATABASE_DIRECT_URL to the address of PostgreSQL.',
    );
  const [row] = await client
    .unsafe<[{ limited: boolean }]>(`select current_setting('lock_timeout') <> '0' as limited`)
    .catch((error: Error) => Promise.reject(isRefusedParameter(error) ? unfit() : error));
  if (!row.limited) throw unfit();
}

/** PgBouncer ends a connection that brings a parameter which it does not know. */
const isRefusedParameter = ({ message }: Error) => /unsupported startup parameter/.test(message);

/**
 * Rejects with UnfitPooler if `client`, which prepares statements, gets them mixed up with those of others: a pooler that
 * keeps them gives each a name of its own on the server.
 */
export async function assertKeepsStatements(client: Sql): Promise<void> {
  const marker = randomUUID();
  const rows = await client.unsafe<{ name: string; pid: number }[]>(
    `select name, pg_backend_pid() as pid from pg_prepared_statements where statement like '%${marker}%' and name <> $1`,
    [''], // a statement without parameters would go out as plain text
    { prepare: true },
  );
  // A pooler answers with a process number of its own.
  const isDirect = rows[0]?.pid === rows.state.pid;
  if (isDirect || rows[0]?.name !== rows.statement.name) return;
  throw new UnfitPooler(
    'The pooler of DATABASE_URL does not keep prepared statements: use PgBouncer 1.21 or newer with max_prepared_statements above 0, or set DATABASE_PREPARE=false.',
  );
}
