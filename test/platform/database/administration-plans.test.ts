import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UnansweredCases } from '../../../src/consultations/oversight/unanswered-cases.ts';
import { createClient } from '../../../src/platform/database/postgres-client.ts';
import { FailedJobs } from '../../../src/platform/jobs/failed-jobs.ts';
import { type AccountFilter, AccountList } from '../../../src/users/listing/account-list.ts';
import { blocksOf } from '../../setup/database/explained.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database/test-database.ts';

const ROWS = 200_000;
/** Blocks of 8 KB; the tables have thousands. */
const FEW = 60;
const QUEUES = 25;

let database: TestDatabase;
let client: Sql;
const ID = '00000000-0000-4000-8000-000000000000';
const PAGES = [
  { first: 20, after: null },
  { first: 20, after: { createdAt: new Date(Date.now() - 60_000_000), id: ID } },
];
const isFew = (blocks: number) => blocks > 0 && blocks < FEW;

beforeAll(async () => {
  database = await createTestDatabase();
  client = createClient({
    ...{ url: database.url, poolSize: 2, statementTimeoutSeconds: 60, applicationName: 'test' },
  });
  await client.unsafe(`
    insert into users (id, email, password_hash, email_verified_at, created_at)
    select ${'md5(n::text)::uuid'}, md5(n::text) || '@test.example', 'none', now(), now() - n * interval '1 minute'
    from generate_series(1, ${ROWS}) n`);
  await client.unsafe(`update users set id = '${ID}' where email = md5('1000') || '@test.example'`);
  await client.unsafe(`
    insert into consultations (id, user_id, client_request_id, status, tier, question, red_flags, snapshot, answer_due_at)
    select gen_random_uuid(), '${ID}', n::text, case when n % 50 = 0 then 'PENDING' else 'CLOSED' end::consultation_status,
      'SOON', '', '{}', '{}', now() + interval '1 day' from generate_series(1, ${ROWS}) n`);
  for (let n = 0; n < QUEUES; n += 1)
    await client.unsafe(`select pgboss.create_queue('plans-${n}', '{"policy": "standard"}'::json)`);
  await client.unsafe(`
    insert into pgboss.job (name, state, completed_on)
    select 'plans-' || n % ${QUEUES}, case when n % 2 = 0 then 'failed' else 'completed' end::pgboss.job_state,
      now() - n * interval '1 second' from generate_series(1, ${ROWS / 4}) n`);
  for (const table of ['users', 'consultations', 'pgboss.job'])
    await client.unsafe(`vacuum analyze ${table}`);
}, 120_000);
afterAll(async () => {
  await client.end();
  await database.drop();
});

const filters = (): Record<string, Partial<AccountFilter>> => ({
  none: {},
  'a role that nobody has': { role: 'ADMIN' },
  'a role that all have': { role: 'USER', state: 'OPEN', isVerified: true },
  'closed, which none is': { state: 'CLOSED', role: 'USER', isVerified: true },
  'unverified, which none is': { isVerified: false, state: 'OPEN' },
  'to be purged, which none is': { state: 'PURGE_DUE' },
  'the beginning of many addresses': { addressPrefix: 'a', role: 'USER', state: 'OPEN' },
  'the beginning of none': { addressPrefix: 'zz' },
  'days long ago': { created: { from: null, before: new Date(0) }, role: 'USER' },
  'days between': { created: { from: new Date(Date.now() - 9e9), before: new Date(Date.now() - 8e9) } },
});

test.each(Object.entries(filters()))('accounts are listed in few blocks: %s', async (_name, given) => {
  const nothing = { role: null, state: null, isVerified: null, addressPrefix: null };
  const filter: AccountFilter = { ...nothing, created: { from: null, before: null }, ...given };
  const blocks = await blocksOf(client, async (db) => {
    for (const page of PAGES) await new AccountList(db).list(page, filter);
  });
  expect(blocks).toEqual([expect.toSatisfy(isFew), expect.toSatisfy(isFew)]);
});

test('unanswered cases are listed in few blocks, also if none is overdue', async () => {
  const blocks = await blocksOf(client, async (db) => {
    const cases = new UnansweredCases(db);
    for (const after of [null, { rank: 2, id: randomUUID() }])
      for (const isOverdue of [null, true])
        await cases.list({ first: 20, after }, { tier: null, status: null, isOverdue });
  });
  expect(blocks).toHaveLength(4);
  expect(blocks).toEqual(blocks.map(() => expect.toSatisfy(isFew)));
});

test('failed jobs are listed in few blocks, of all queues too', async () => {
  const blocks = await blocksOf(client, async (db) => {
    for (const page of PAGES)
      for (const queue of ['plans-4', 'plans-none', null]) await new FailedJobs(db).list(page, queue);
  });
  const [first, , all, second, , rest] = blocks;
  for (const one of [first, second]) expect(one).toSatisfy(isFew);
  for (const every of [all, rest]) expect(every).toBeLessThan(6 * QUEUES);
});
