import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AccountsDocument,
  type AccountsQueryVariables,
  DiscardFailedJobsDocument,
  FailedJobsDocument,
  type FailedJobsInput,
  RetryFailedJobsDocument,
  UnansweredConsultationsDocument,
} from '../../operations/generated.ts';
import { sendAuthMail } from '../../src/auth/mail/auth.queues.ts';
import { encodeId } from '../../src/platform/ids/global-id.ts';
import { TYPE_CODES } from '../../src/platform/ids/type-codes.ts';
import { users } from '../../src/users/users.table.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { idOf } from '../setup/ids.ts';
import { queueDone } from '../setup/queues.ts';
import { insertCase } from '../setup/rows/consultation-rows.ts';
import { createDermatologist } from '../setup/rows/consultations.ts';

let api: TestApi;
let admin: TestUser;
beforeAll(async () => {
  api = await TestApi.start();
  admin = await api.createUser({ role: 'ADMIN', consents: false });
});
afterAll(() => api.close());

const auditOf = async (subjectId: string, action: string) => [
  ...(await api.db.execute(
    sql`select actor_id, details from audit_log where subject_id = ${subjectId} and action = ${action} order by id`,
  )),
];

describe('accounts', () => {
  const DAY = 86_400_000;
  const insert = async (name: string, changes: Partial<typeof users.$inferInsert> = {}) => {
    const [row] = await api.db
      .insert(users)
      .values({ email: name, passwordHash: 'none', emailVerifiedAt: new Date(), ...changes })
      .returning({ id: users.id });
    return row!.id;
  };
  const accounts = async (variables: AccountsQueryVariables) =>
    (await admin.client.request(AccountsDocument, variables)).accounts;
  const found = async (filter: AccountsQueryVariables['filter']) => {
    const { nodes, totalCount } = await accounts({ filter: { emailStartsWith: 'list-', ...filter } });
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ email }) => email.slice('list-'.length, email.indexOf('@')));
  };
  let first: string;
  beforeAll(async () => {
    first = await insert('list-a@test.example', { createdAt: new Date('2020-02-29T23:59:59.999Z') });
    await insert('list-b@test.example', { emailVerifiedAt: null, role: 'DERMATOLOGIST' });
    await insert('list-c@test.example', { deactivatedAt: new Date(Date.now() - DAY) });
    await insert('list-d@test.example', { deactivatedAt: new Date(Date.now() - 31 * DAY) });
    await insert('list_e@test.example');
  });

  it('are found by role, state, verification, day and the beginning of the address', async () => {
    expect(await found({})).toEqual(['a', 'b', 'c', 'd']);
    expect(await found({ role: 'DERMATOLOGIST' })).toEqual(['b']);
    expect(await found({ role: 'USER' })).toEqual(['a', 'c', 'd']);
    expect(await found({ verified: false })).toEqual(['b']);
    expect(await found({ verified: true, state: 'OPEN' })).toEqual(['a']);
    expect(await found({ state: 'CLOSED' })).toEqual(['c']);
    expect(await found({ state: 'PURGE_DUE' })).toEqual(['d']);
    expect(await found({ createdFrom: '2020-02-29', createdTo: '2020-02-29' })).toEqual(['a']);
    expect(await found({ createdTo: '2020-02-28' })).toEqual([]);
    expect(await found({ createdFrom: '2020-03-01' })).toEqual(['b', 'c', 'd']);
    expect(await found({ emailStartsWith: ' LIST-C@Test.' })).toEqual(['c']);
    for (const emailStartsWith of ['list%', 'list-\\', "list'", '🧴'])
      expect(await found({ emailStartsWith }), emailStartsWith).toEqual([]);
  });

  it('come page by page, newest first or in the order of addresses, each once', async () => {
    const walk = async (filter: AccountsQueryVariables['filter']) => {
      const emails: string[] = [];
      for (let after: string | null = null; ; ) {
        const { nodes, pageInfo } = await accounts({ filter, first: 2, after });
        emails.push(...nodes.map(({ email }) => email));
        if (!pageInfo.hasNextPage) return emails;
        after = pageInfo.endCursor ?? null;
      }
    };
    expect((await walk({ emailStartsWith: 'list' })).map((email) => email[5])).toEqual([...'abcde']);
    const all = await walk({ emailStartsWith: ' ' });
    expect(all).toEqual([...new Set(all)]);
    expect(all.at(-1)).toBe('list-a@test.example');
    expect(all).toHaveLength((await accounts({})).totalCount);
  });

  it('show what an administrator needs, and the person can see that they were shown', async () => {
    const before = await auditOf(first, 'ACCOUNT_LISTED');
    const { nodes } = await accounts({ filter: { emailStartsWith: 'list-' }, first: 3 });
    expect(nodes[2]).toMatchObject({ state: 'CLOSED', purgeAt: expect.any(String), role: 'USER' });
    expect(nodes[0]).toMatchObject({ id: idOf('Account', first), state: 'OPEN', purgeAt: null });
    const after = await auditOf(first, 'ACCOUNT_LISTED');
    expect(after.slice(before.length)).toEqual([{ actor_id: admin.id, details: null }]);
    await accounts({ filter: { emailStartsWith: admin.email } });
    expect(await auditOf(admin.id, 'ACCOUNT_LISTED')).toEqual([]);
  });

  it('take as many statements for many as for few', async () => {
    const statements = (size: number) => api.statements(() => accounts({ first: size }));
    expect(await statements(6)).toHaveLength((await statements(2)).length);
  });

  it('refuse a cursor and days that are none', async () => {
    const { errors } = await admin.client.send(AccountsDocument, { first: 2, after: 'nonsense' });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    const filter = { createdFrom: '2026-02-30' };
    const answer = await admin.client.send(AccountsDocument, { filter, first: 2 });
    expect(answer.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});

describe('failed jobs', () => {
  const MAILS = sendAuthMail.name;
  /** Of an account that is not there, so that it succeeds and does nothing. */
  const fail = async (count: number, changes: { queue?: string; output?: object } = {}) => {
    const { queue = MAILS, output = { error: 'PostgresError', message: 'secret@test.example' } } = changes;
    const rows = await api.db.execute<{ id: string }>(sql`
      insert into pgboss.job (name, data, state, retry_limit, retry_count, started_on, completed_on, output, policy)
      select ${queue}, ${JSON.stringify({ userId: randomUUID(), reason: 'PASSWORD_CHANGED' })}::jsonb, 'failed', 12, 12,
        now(), now(), ${JSON.stringify(output)}::jsonb, 'standard' from generate_series(1, ${count}) returning id`);
    return rows.map(({ id }) => encodeId(TYPE_CODES.FailedJob, `${id}/${queue}`));
  };
  const list = async (
    variables: { filter?: { queue?: string }; first?: number; after?: string | null } = {},
  ) => (await admin.client.request(FailedJobsDocument, { first: 20, ...variables })).failedJobs;
  const retry = async (input: FailedJobsInput) =>
    (await admin.client.request(RetryFailedJobsDocument, { input })).retryFailedJobs;
  const discard = async (input: FailedJobsInput) =>
    (await admin.client.request(DiscardFailedJobsDocument, { input })).discardFailedJobs;

  it('are listed by queue without their data, and run again once', async () => {
    const ids = await fail(3);
    const [timeout] = await fail(1, {
      queue: 'failed-exports',
      output: { value: { message: 'job failed by timeout in active state' } },
    });
    const mails = await list({ filter: { queue: MAILS } });
    expect(mails.nodes.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(mails).toMatchObject({
      totalCount: 3,
      nodes: [{ queue: MAILS, attemptCount: 13, error: 'PostgresError' }, {}, {}],
    });
    expect(JSON.stringify(mails)).not.toContain('secret');
    expect((await list()).nodes[0]).toMatchObject({ id: timeout, error: 'Timeout', deadLetter: null });

    expect(await retry({ ids: ids.slice(0, 2) })).toMatchObject({ retriedCount: 2, userErrors: [] });
    await queueDone(api.db, sendAuthMail);
    expect(await list({ filter: { queue: MAILS } })).toMatchObject({
      nodes: [{ id: ids[2] }],
      totalCount: 1,
    });
    expect(await retry({ ids })).toMatchObject({ retriedCount: 1 });
    expect(await retry({ ids })).toMatchObject({ retriedCount: 0, userErrors: [] });
    await queueDone(api.db, sendAuthMail);
    expect(await discard({ queue: 'failed-exports' })).toMatchObject({ discardedCount: 1 });
    expect(await discard({ ids: [timeout!] })).toMatchObject({ discardedCount: 0, userErrors: [] });
    expect((await list()).totalCount).toBe(0);
    expect(await auditOf(admin.id, 'FAILED_JOBS_RETRIED')).toEqual([
      { actor_id: admin.id, details: { queue: MAILS, count: 2 } },
      { actor_id: admin.id, details: { queue: MAILS, count: 1 } },
    ]);
    expect(await auditOf(admin.id, 'FAILED_JOBS_DISCARDED')).toHaveLength(1);
  });

  it('of a queue are changed a thousand at a time, and listed each once', async () => {
    await fail(1002);
    const [a, b] = [await list({ first: 100 }), await list({ first: 1 })];
    expect(a.nodes[0]!.id).toBe(b.nodes[0]!.id);
    const next = await list({ first: 100, after: a.pageInfo.endCursor });
    expect(new Set([...a.nodes, ...next.nodes].map(({ id }) => id)).size).toBe(200);
    const statements = (first: number) => api.statements(() => list({ first }));
    expect(await statements(100)).toHaveLength((await statements(1)).length);
    expect(await discard({ queue: MAILS })).toMatchObject({ discardedCount: 1000 });
    expect(await discard({ queue: MAILS })).toMatchObject({ discardedCount: 2 });
  });

  it('must be named, by ids or by a queue that is there', async () => {
    for (const [input, code, field] of [
      [{ ids: [] }, 'REQUIRED', 'ids'],
      [{ queue: 'nonsense' }, 'UNKNOWN', 'queue'],
      [{ ids: Array<string>(101).fill('x') }, 'TOO_MANY', 'ids'],
      [{ ids: ['nonsense'] }, 'UNKNOWN', 'ids'],
      [{ ids: [encodeId('fj', randomUUID())] }, 'UNKNOWN', 'ids'],
    ] as const) {
      const refused = { userErrors: [{ code, field: ['input', field] }] };
      expect(await retry(input as never)).toMatchObject(refused);
      expect(await discard(input as never)).toMatchObject(refused);
    }
    expect(await retry({ ids: [encodeId('fj', `${randomUUID()}/${MAILS}`)] })).toMatchObject({
      retriedCount: 0,
    });
    for (const input of [{ ids: [idOf('User', admin.id)] }, {}, { ids: ['x'], queue: MAILS }]) {
      const { errors } = await admin.client.send(RetryFailedJobsDocument, { input: input as never });
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('unanswered consultations', () => {
  const list = async (variables: object = {}) =>
    (await admin.client.request(UnansweredConsultationsDocument, { first: 20, ...variables }))
      .unansweredConsultations;

  it('are listed by tier, status and deadline, without the patient and the case', async () => {
    const patient = await api.createUser({ consents: false });
    const doctor = await createDermatologist(api, 'Dr. Busy');
    const past = new Date(Date.now() - 1000);
    await insertCase(api.db, patient.id);
    await insertCase(api.db, patient.id, { tier: 'SOON', answerDueAt: new Date(Date.now() + 60_000) });
    const claimed = { status: 'IN_REVIEW', dermatologistId: doctor.id } as const;
    await insertCase(api.db, patient.id, { tier: 'EMERGENCY', answerDueAt: past, ...claimed });
    await insertCase(api.db, patient.id, { tier: 'EMERGENCY', answerDueAt: past, status: 'CANCELLED' });

    const all = await list();
    expect(all).toMatchObject({
      totalCount: 3,
      nodes: [
        { tier: 'EMERGENCY', status: 'IN_REVIEW', dermatologist: { displayName: 'Dr. Busy' } },
        { tier: 'SOON', status: 'PENDING', dermatologist: null },
        { tier: 'ROUTINE', answerDueAt: null },
      ],
    });
    const tiers = async (filter: object) => (await list({ filter })).nodes.map(({ tier }) => tier);
    expect(await tiers({ overdue: true })).toEqual(['EMERGENCY']);
    expect(await tiers({ overdue: false })).toEqual(['SOON', 'ROUTINE']);
    expect(await tiers({ status: 'PENDING', tier: 'SOON' })).toEqual(['SOON']);
    expect(await tiers({ status: 'ANSWERED' })).toEqual([]);
    const first = await list({ first: 2 });
    expect((await list({ first: 2, after: first.pageInfo.endCursor })).nodes).toEqual(all.nodes.slice(2));
  });

  it('take as many statements for many as for few', async () => {
    const { id: patient } = await api.createUser({ consents: false });
    const { id: dermatologistId } = await createDermatologist(api);
    const claimed = { status: 'ASSIGNED', dermatologistId, tier: 'EMERGENCY' } as const;
    for (let n = 0; n < 4; n += 1) await insertCase(api.db, patient, claimed);
    const statements = (first: number) => api.statements(() => list({ first }));
    expect(await statements(4)).toHaveLength((await statements(1)).length);
  });
});

it.each([
  ['accounts', AccountsDocument, { first: 1 }],
  ['failedJobs', FailedJobsDocument, { first: 1 }],
  ['unansweredConsultations', UnansweredConsultationsDocument, { first: 1 }],
  ['retryFailedJobs', RetryFailedJobsDocument, { input: { queue: sendAuthMail.name } }],
  ['discardFailedJobs', DiscardFailedJobsDocument, { input: { queue: sendAuthMail.name } }],
] as const)('%s is for administrators only', async (_name, document, variables) => {
  const person = await api.createUser({ consents: false });
  const doctor = await api.createUser({ role: 'DERMATOLOGIST', consents: false });
  const codes = [];
  for (const client of [api.stranger(), person.client, doctor.client])
    codes.push((await client.sendText(String(document), variables)).errors?.[0]?.extensions?.code);
  expect(codes).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN']);
});
