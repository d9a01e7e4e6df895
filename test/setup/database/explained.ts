import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import type { Database } from '../../../src/platform/database/database.ts';

/** The blocks of 8 KB that each statement of `work` reads, by EXPLAIN. */
export async function blocksOf(client: Sql, work: (db: Database) => Promise<unknown>): Promise<number[]> {
  const sent: { text: string; values: unknown[] }[] = [];
  const logQuery = (text: string, values: unknown[]) => void sent.push({ text, values });
  await work(drizzle(client, { casing: 'snake_case', logger: { logQuery } }));
  return Promise.all(sent.map(({ text, values }) => explained(client, text, values)));
}

/** The blocks that a statement reads. */
export async function explained(client: Sql, text: string, values: readonly unknown[]): Promise<number> {
  const [row] = await client.unsafe(`explain (analyze, buffers, format json) ${text}`, values as never[]);
  const { Plan: plan } = row!['QUERY PLAN'][0];
  return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
}
