import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { TEMPLATE } from '../global-setup.ts';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A migrated, empty database of one's own, in about 0.1 s; for a test file's `beforeAll`. */
export const createTestDatabase = (): Promise<TestDatabase> => createDatabase(TEMPLATE);

/** One without tables. */
export const createEmptyDatabase = (): Promise<TestDatabase> => createDatabase('template1');

async function createDatabase(template: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administrate(`create database ${name} template ${template} strategy file_copy`);
  const url = new URL(inject('clusterUrl'));
  url.pathname = name;
  return { url: url.href, drop: () => administrate(`drop database if exists ${name} with (force)`) };
}

async function administrate(statement: string): Promise<void> {
  const client = postgres(inject('clusterUrl'), { max: 1, onnotice: () => {} });
  try {
    await client.unsafe(statement);
  } finally {
    await client.end();
  }
}
