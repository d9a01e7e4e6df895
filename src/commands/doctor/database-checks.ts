import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { z } from 'zod';
import { checkPooler } from '../../platform/database/database.ts';
import { assertKeepsSession, poolingOf } from '../../platform/database/pooler.ts';
import { createClient } from '../../platform/database/postgres-client.ts';
import { findRunningPostgres } from '../../platform/embedded-postgres/running-postgres.ts';
import type { Environment } from '../../platform/env.ts';
import { shippedFile } from '../../platform/shipped-files.ts';
import { type Finding, failed, lineOf, ok, warning } from './finding.ts';

const LEAST_POSTGRES = 14;
const CLOCK_WARNING_MS = 1000;
const CLOCK_FAILED_MS = 30_000;

const journalSchema = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });

export async function checkPostgres(env: Environment): Promise<Finding> {
  try {
    return await withPostgres(env, async (client) => {
      if (env.DATABASE_URL) await assertKeepsSession(client);
      if (env.DATABASE_DIRECT_URL) await checkPooler(env.DATABASE_URL!, poolingOf(env));
      const [{ version }] = await client.unsafe<[{ version: string }]>(
        `select current_setting('server_version') as version`,
      );
      return Number.parseInt(version, 10) >= LEAST_POSTGRES
        ? ok(`PostgreSQL ${version}`)
        : failed(`PostgreSQL ${version}`, `Update to PostgreSQL ${LEAST_POSTGRES} or newer.`);
    });
  } catch (error) {
    const names = env.DATABASE_DIRECT_URL ? 'DATABASE_URL and DATABASE_DIRECT_URL' : 'DATABASE_URL';
    return failed(lineOf(error), `Check ${names}, and that PostgreSQL runs and is reachable from here.`);
  }
}

export async function checkMigrations(env: Environment): Promise<Finding> {
  const path = shippedFile('drizzle/meta/_journal.json');
  const { entries } = journalSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  try {
    const last = await withPostgres(env, lastMigration);
    const missing = entries.filter(({ when }) => when > last);
    if (missing.length > 0) {
      return failed(
        `${missing.length} of ${entries.length} are missing, first ${missing[0]!.tag}`,
        'Start this version of the server: it migrates the database.',
      );
    }
    if (entries.every(({ when }) => when < last)) {
      return warning(
        'a newer version of the server has migrated the database',
        'Update this installation to that version.',
      );
    }
    return ok(`all ${entries.length} are there`);
  } catch (error) {
    return failed(`could not be read: ${lineOf(error)}`, 'Make PostgreSQL available first.');
  }
}

export async function checkClock(env: Environment): Promise<Finding> {
  try {
    const apart = await withPostgres(env, measureClock);
    const detail = `${(Math.abs(apart) / 1000).toFixed(3)} s from the clock of PostgreSQL`;
    const advice = 'Synchronize the clocks of both machines, as with chrony.';
    if (Math.abs(apart) >= CLOCK_FAILED_MS) return failed(detail, advice);
    return Math.abs(apart) >= CLOCK_WARNING_MS ? warning(detail, advice) : ok(detail);
  } catch (error) {
    return failed(`could not be compared: ${lineOf(error)}`, 'Make PostgreSQL available first.');
  }
}

/** 0 if none has run. */
async function lastMigration(client: Sql): Promise<number> {
  const [found] = await client.unsafe<[{ there: boolean }]>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  if (!found.there) return 0;
  const [row] = await client.unsafe<[{ last: string | null }]>(
    'select max(created_at) as last from drizzle.__drizzle_migrations',
  );
  return Number(row.last ?? 0);
}

async function measureClock(client: Sql): Promise<number> {
  await client.unsafe('select 1'); // opening the connection does not count
  const before = Date.now();
  const [row] = await client.unsafe<[{ now: string }]>(
    'select (extract(epoch from clock_timestamp()) * 1000)::text as now',
  );
  return Number(row.now) - (before + Date.now()) / 2;
}

async function withPostgres<T>(env: Environment, work: (client: Sql) => Promise<T>): Promise<T> {
  const url =
    env.DATABASE_DIRECT_URL ?? env.DATABASE_URL ?? findRunningPostgres(join(env.DATA_DIR, 'postgres'));
  if (!url) throw new Error('no server runs on DATA_DIR, and DATABASE_URL is not set');
  const client = createClient({
    url,
    poolSize: 1,
    statementTimeoutSeconds: 5,
    lockTimeout: 5000,
    applicationName: 'skincare-doctor',
  });
  try {
    return await work(client);
  } finally {
    await client.end({ timeout: 1 });
  }
}
