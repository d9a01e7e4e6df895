import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import type { Database } from '../../../src/platform/database/database.ts';
import { wrapStatements } from '../../../src/platform/database/wrap-statements.ts';

/** The blocks of 8 KB that each statement of `work` reads, by EXPLAIN. */
export async function blocksOf(client: Sql, work: (db: Database) => Promise<unknown>): Promise<number[]> {
  const sent: { text: string; values: unknown[] }[] = [];
  const logged = wrapStatements(client, {
    statement:
      (inner) =>
      (text, values = [], options) => {
        sent.push({ text, values });
        return inner.unsafe(text, values, options);
      },
  });
  await work(drizzle(logged, { casing: 'snake_case' }));
  return Promise.all(sent.map(({ text, values }) => explained(client, text, values)));
}

/** The blocks that a statement reads. */
export async function explained(client: Sql, text: string, values: readonly unknown[]): Promise<number> {
  const [row] = await client.unsafe(`explain (analyze, buffers, format json) ${text}`, values as never[]);
  const { Plan: plan } = row!['QUERY PLAN'][0];
  return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
}
