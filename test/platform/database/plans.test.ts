import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { getOperationAST, parse } from 'graphql';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AnalysesService } from '../../../src/analyses/analyses.service.ts';
import type {
  AnalysesAsked,
  AnalysisOrder,
  ScoreCursor,
} from '../../../src/analyses/lists/analysis-lists.ts';
import {
  ConsultationLists,
  type ConsultationsAsked,
} from '../../../src/consultations/case/consultation-lists.ts';
import { planOf } from '../../../src/graphql/planner/plan.ts';
import { dataOf } from '../../../src/graphql/planner/statement.ts';
import { NotificationsService } from '../../../src/notifications/notifications.service.ts';
import type { Database } from '../../../src/platform/database/database.ts';
import type { CreationCursor, TimeOrder } from '../../../src/platform/database/keyset.ts';
import { createClient } from '../../../src/platform/database/postgres-client.ts';
import { createLocalEvents } from '../../../src/platform/events/events.ts';
import { createLog } from '../../../src/platform/logging/log.ts';
import type { DayRange } from '../../../src/platform/time/day-range.ts';
import { JournalService } from '../../../src/progress/journal/journal.service.ts';
import { apiSchema } from '../../setup/api-schema.ts';
import { blocksOf as blocksIn, explained } from '../../setup/database/explained.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database/test-database.ts';

const ROWS = 200_000;
/** Blocks of 8 KB; the tables have thousands. */
const FEW = 60;

let database: TestDatabase;
let client: Sql;
const userId = randomUUID();
const viewer = { userId } as never;

beforeAll(async () => {
  database = await createTestDatabase();
  client = createClient({
    ...{ url: database.url, poolSize: 2, statementTimeoutSeconds: 60, applicationName: 'test' },
  });
  await client.unsafe(
    `insert into users (id, email, password_hash) values ('${userId}', 'a@test.example', 'none')`,
  );
  await client.unsafe(`
    insert into analyses (id, user_id, client_request_id, status, photo_folder, photo_width, photo_height, capture,
      kind, skin_score, created_at, updated_at)
    select gen_random_uuid(), '${userId}', n::text, 'COMPLETED', gen_random_uuid(), 1, 1, '{}', 'FACE', n % 1000 / 20.0,
      now() - n * interval '1 minute', now() - n * interval '1 minute' from generate_series(1, ${ROWS}) n`);
  await client.unsafe(`
    insert into consultations (id, user_id, client_request_id, question, red_flags, snapshot, tier, created_at)
    select gen_random_uuid(), '${userId}', n::text, '', '{}', '{}', 'ROUTINE', now() - n * interval '1 minute'
    from generate_series(1, ${ROWS}) n`);
  await client.unsafe(`
    insert into journal_entries (id, user_id, client_request_id, day)
    select gen_random_uuid(), '${userId}', n::text, date '2025-01-01' - n / 100 from generate_series(1, ${ROWS}) n`);
  for (const table of ['analyses', 'consultations', 'journal_entries'])
    await client.unsafe(`vacuum analyze ${table}`);
}, 120_000);
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** The blocks that the statements of `work` read. */
const blocksOf = (work: (analyses: AnalysesService) => Promise<unknown>): Promise<number[]> =>
  blocksIn(client, (db) =>
    work(new AnalysesService(db, events, undefined as never, undefined as never, undefined as never)),
  );

const events = createLocalEvents(createLog({ level: 'silent', readable: true }));

const page = { first: 20, after: null };
const longAgo = new Date(Date.now() - 100 * 86_400_000);
const week = {
  since: longAgo.toISOString(),
  until: new Date(longAgo.getTime() + 7 * 86_400_000).toISOString(),
};
const nobody = { createdAt: longAgo, id: randomUUID() };
const asked: [string, AnalysesAsked, AnalysisOrder, CreationCursor | ScoreCursor | null, 'backward'?][] = [
  ['all, from the end', {}, 'NEWEST', null, 'backward'],
  ['all, backward, deep', {}, 'NEWEST', nobody, 'backward'],
  ['a week, from its end', { taken: week }, 'NEWEST', null, 'backward'],
  ['the highest scores, backward', {}, 'HIGHEST_SCORE', { score: 20, id: randomUUID() }, 'backward'],
  ['all', {}, 'NEWEST', null],
  ['the oldest', {}, 'OLDEST', null],
  ['the oldest, deep', {}, 'OLDEST', nobody],
  ['a status that nothing has', { status: 'FAILED' }, 'NEWEST', null],
  ['a frequent status', { status: 'COMPLETED' }, 'OLDEST', null],
  ['a kind that nothing has', { kind: 'CLOSE_UP' }, 'NEWEST', null],
  ['a frequent kind', { kind: 'FACE' }, 'OLDEST', null],
  ['a week', { taken: week }, 'NEWEST', null],
  ['a week, the oldest', { taken: week }, 'OLDEST', null],
  ['a week in the future', { taken: { since: '2990-01-01', until: '2990-01-08' } }, 'NEWEST', null],
  ['scores that nothing has', { minSkinScore: 99 }, 'NEWEST', null],
  ['frequent scores', { minSkinScore: 20, maxSkinScore: 80 }, 'NEWEST', null],
  ['the highest scores', {}, 'HIGHEST_SCORE', null],
  ['the lowest scores', { minSkinScore: 10 }, 'LOWEST_SCORE', null],
  ['the highest scores, deep', { status: 'COMPLETED' }, 'HIGHEST_SCORE', { score: 20, id: randomUUID() }],
];

test.each(asked)('a page of %s reads few blocks', async (_name, filter, order, after, way) => {
  const part = { first: 20, after, isBackward: way === 'backward' };
  const list = (analyses: AnalysesService) => analyses.list(viewer, part, filter, order);
  expect(await blocksOf(list)).toEqual([expect.toSatisfy(isFew)]);
});

test.each<[string, ConsultationsAsked, TimeOrder]>([
  ['all', {}, 'OLDEST'],
  ['a status that nothing has', { status: 'IN_REVIEW' }, 'NEWEST'],
  ['a frequent status', { status: 'PENDING' }, 'OLDEST'],
  ['a week', { created: week }, 'NEWEST'],
  ['a status within a week', { status: 'PENDING', created: week }, 'OLDEST'],
])('a page of consultations of %s reads few blocks', async (_name, filter, order) => {
  const lists = (db: Database) => new ConsultationLists(db).list(viewer, page, filter, order);
  expect(await blocksIn(client, lists)).toEqual([expect.toSatisfy(isFew)]);
});

test.each<[string, DayRange, TimeOrder]>([
  ['all', {}, 'NEWEST'],
  ['all, the oldest', {}, 'OLDEST'],
  ['some days', { from: '2024-01-01', to: '2024-01-20' }, 'NEWEST'],
  ['some days, the oldest', { from: '2024-01-01', to: '2024-01-20' }, 'OLDEST'],
  ['the last days of all', { from: '2990-01-01' }, 'NEWEST'],
])('a page of a journal, %s, reads few blocks', async (_name, days, order) => {
  const list = (db: Database) =>
    new JournalService(db, undefined as never, undefined as never).list(viewer, page, days, order);
  expect(await blocksIn(client, list)).toEqual([expect.toSatisfy(isFew)]);
});

test('what changed last is found in few blocks', async () => {
  expect(await blocksOf((analyses) => analyses.updates(viewer, null))).toEqual([expect.toSatisfy(isFew)]);
});

const isFew = (blocks: number) => blocks > 0 && blocks < FEW;

test('a page of a kind of notifications that nobody has, or of a frequent one, reads few blocks', async () => {
  await client.unsafe(`
    insert into notifications (id, user_id, kind, sequence, code, cause, in_app)
    select gen_random_uuid(), '${userId}', 'ANALYSIS_COMPLETED', n, 'analysis.completed', n::text, true
    from generate_series(1, ${ROWS / 4}) n`);
  await client.unsafe('vacuum analyze notifications');
  const blocks = await blocksIn(client, async (db) => {
    const notifications = new NotificationsService({ db, events } as never);
    for (const kind of ['GOAL_REACHED', 'ANALYSIS_COMPLETED', null] as const)
      for (const isBackward of [false, true])
        await notifications.list(viewer, { ...page, isBackward }, { unreadOnly: false, kind });
  });
  expect(blocks).toEqual(Array.from({ length: 6 }, () => expect.toSatisfy(isFew)));
});

test('so does the statement of a document', async () => {
  const document = parse(`{ viewer {
    latestAnalysis(filter: { status: COMPLETED }) { id }
    analyses(first: 20) { nodes { id skinScore } pageInfo { hasNextPage endCursor } }
    failed: analyses(first: 20, orderBy: NEWEST, filter: { status: FAILED, kind: FACE }) { nodes { id } }
    unreadNotificationCount notifications(first: 20, filter: { kind: SYSTEM }) { nodes { id title analysis { id } } }
    activeRoutine { id steps { id name } }
    consultations(first: 20) { nodes { id answer dermatologist { displayName } photos { id } history { id } } }
  } }`);
  const walked = { schema: apiSchema, fragments: {}, variables: {} };
  const plan = planOf(walked, getOperationAST(document)!, (name) => name)!;
  expect(plan.covered).toBe(true);
  const query = sql`select ${dataOf(plan, sql`users.id`)} from users where id = ${userId}`;
  const { sql: text, params } = new PgDialect({ casing: 'snake_case' }).sqlToQuery(query);
  expect(await explained(client, text, params)).toBeLessThan(4 * FEW);
});
