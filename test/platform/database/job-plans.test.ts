import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MOST_COUNTED } from '../../../src/platform/database/count-rows.ts';
import { createClient } from '../../../src/platform/database/postgres-client.ts';
import { Jobs, KEPT } from '../../../src/platform/jobs/jobs.ts';
import { QUEUE_STATES } from '../../../src/platform/jobs/queue-states.ts';
import { createLog } from '../../../src/platform/logging/log.ts';
import { blocksOf, explained } from '../../setup/database/explained.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database/test-database.ts';

const { archive } = createRequire(import.meta.url)('pg-boss/src/plans.js') as {
  archive(schema: string, completed: string, failed: string): string;
};

const JOBS = 50_000;
/** Blocks of 8 KB; the table has thousands. */
const FEW = 60;
const isFew = (blocks: number) => blocks > 0 && blocks < FEW;

let database: TestDatabase;
let client: Sql;
let jobs: Jobs;
const userId = randomUUID();

beforeAll(async () => {
  database = await createTestDatabase();
  client = createClient({
    ...{ url: database.url, poolSize: 1, statementTimeoutSeconds: 60, applicationName: 'test' },
  });
  jobs = await Jobs.connect({
    databaseUrl: database.url,
    log: createLog({ level: 'silent', readable: false }),
  });
  await client.unsafe(`select pgboss.create_queue('plans', '{"policy": "standard"}'::json)`);
  for (const ended of [null, 'failed', 'completed'])
    await client.unsafe(`
      insert into pgboss.job (name, priority, state, start_after, completed_on, created_on, data)
      select 'plans', n % 3, '${ended ?? 'created'}', now() - interval '1 hour', ${ended ? 'now()' : 'null'},
        now() - n * interval '1 second', json_build_object('userId', case n when 9 then '${userId}' else n::text end)
      from generate_series(1, ${JOBS}) n`);
  await client.unsafe(`insert into pgboss.archive select * from pgboss.job where state = 'completed'`);
  await client.unsafe('vacuum analyze pgboss.job, pgboss.archive');
}, 120_000);
afterAll(async () => {
  await jobs.stop();
  await client.end();
  await database.drop();
});

test('the next jobs of a long queue are found in few blocks', async () => {
  const next = `select id from pgboss.job where name = 'plans' and state < 'active' and start_after < now()
    order by priority desc, created_on, id limit 5 for update skip locked`;
  expect(await explained(client, next, [])).toSatisfy(isFew);
});

test('the state of the queues is counted up to a limit', async () => {
  const states = await jobs.states();
  expect(states.find(({ queue }) => queue === 'plans')).toEqual({
    ...{ queue: 'plans', due: MOST_COUNTED, active: 0, failed: MOST_COUNTED },
    oldest: expect.toSatisfy((seconds: number) => seconds >= 3600 && seconds < 7200),
  });
  const all = await client.unsafe<[{ pages: number }]>(`
    select sum(relpages)::int as pages from pg_partition_tree('pgboss.job') join pg_class on oid = relid`);
  expect(await explained(client, QUEUE_STATES, [])).toBeLessThan(all[0].pages / 4);
});

test('what pg-boss archives every minute is found in few blocks', async () => {
  const { archiveCompletedAfterSeconds: completed, archiveFailedAfterSeconds: failed } = KEPT;
  const statement = archive('pgboss', `${completed} seconds`, `${failed} seconds`);
  expect(await explained(client, statement, [])).toSatisfy(isFew);
});

test('the jobs of a person are removed without reading the others', async () => {
  const of = async () => {
    const [row] =
      await client`select (select count(*)::int from pgboss.job where data ->> 'userId' = ${userId}) as open,
      (select count(*)::int from pgboss.archive where data ->> 'userId' = ${userId}) as archived`;
    return row;
  };
  expect(await of()).toEqual({ open: 3, archived: 1 });
  const blocks = await blocksOf(client, (db) => db.transaction((tx) => jobs.forget(tx, userId)));
  expect(blocks).toEqual([expect.toSatisfy(isFew), expect.toSatisfy(isFew)]);
  expect(await of()).toEqual({ open: 0, archived: 0 });
});
