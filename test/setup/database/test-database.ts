import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { referenceLoaders } from '../../../src/app/reference-data.ts';
import { migrateDatabase } from '../../../src/platform/database/database.ts';
import { TEMPLATE } from '../global-setup.ts';

const STOCKED = 'skincare_stocked';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A migrated, empty database of one's own, in about 0.1 s; for a test file's `beforeAll`. */
export const createTestDatabase = (): Promise<TestDatabase> => createDatabase(TEMPLATE);

/** One with the whole inventory, which is loaded once per run. */
export async function createStockedDatabase(): Promise<TestDatabase> {
  await administrate(async (client) => {
    await client`select pg_advisory_lock(1)`;
    const [there] = await client`select 1 from pg_database where datname = ${STOCKED}`;
    if (there) return;
    const { name, url } = await createDatabase(TEMPLATE);
    await forgetInventory(url);
    await migrateDatabase(url, referenceLoaders);
    await client.unsafe(`alter database ${name} rename to ${STOCKED}`);
  });
  return createDatabase(STOCKED);
}

/** One without tables. */
export const createEmptyDatabase = (): Promise<TestDatabase> => createDatabase('template1');

async function createDatabase(template: string): Promise<TestDatabase & { name: string }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administrate((client) =>
    client.unsafe(`create database ${name} template ${template} strategy file_copy`),
  );
  const url = new URL(inject('clusterUrl'));
  url.pathname = name;
  const drop = () => administrate((client) => client.unsafe(`drop database if exists ${name} with (force)`));
  return { name, url: url.href, drop };
}

/** So that the next migration loads it, as into a database that has none. */
async function forgetInventory(url: string): Promise<void> {
  const client = postgres(url, { max: 1 });
  await client`update ingredient_data set fingerprint = 'older' where name = 'inventory'`;
  await client.end();
}

async function administrate(work: (client: postgres.Sql) => Promise<unknown>): Promise<void> {
  const client = postgres(inject('clusterUrl'), { max: 1, onnotice: () => {} });
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
