import { randomUUID } from 'node:crypto';
import { fillPlaceholders, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { type FieldNode, type GraphQLField, type GraphQLObjectType, getOperationAST, parse } from 'graphql';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AnalysesService } from '../../../src/analyses/analyses.service.ts';
import type { Context } from '../../../src/graphql/context.ts';
import { Batches } from '../../../src/graphql/planner/batch.ts';
import { valuesOfPlan } from '../../../src/graphql/planner/load.ts';
import { needOf } from '../../../src/graphql/planner/needs.ts';
import { planOf } from '../../../src/graphql/planner/plan.ts';
import { dataOf } from '../../../src/graphql/planner/statement.ts';
import { cursorIn, encodeCursor } from '../../../src/graphql/types/cursor.ts';
import type { Database } from '../../../src/platform/database/database.ts';
import { createClient } from '../../../src/platform/database/postgres-client.ts';
import { byScore, type Read } from '../../../src/platform/database/reads.ts';
import { createLocalEvents } from '../../../src/platform/events/events.ts';
import { createLog } from '../../../src/platform/logging/log.ts';
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

const longAgo = new Date(Date.now() - 100 * 86_400_000);
const dayOf = (instant: Date) => instant.toISOString().slice(0, 10);
const week = { from: dayOf(longAgo), to: dayOf(new Date(longAgo.getTime() + 6 * 86_400_000)) };
const nobody = encodeCursor({ createdAt: longAgo, id: randomUUID() });
const midJournal = encodeCursor({ createdAt: new Date('2022-06-01'), id: randomUUID() });
const score = cursorIn(byScore('skinScore'), { skinScore: 20, id: randomUUID() });

/** A page of a list of the viewer, without a plan, of 20 unless `args` say otherwise. */
function pageOf(db: Database, list: string, args: object): Promise<unknown> {
  const type = apiSchema.getType('User') as GraphQLObjectType;
  const field = type.getFields()[list]! as GraphQLField<unknown, Context>;
  const { read } = needOf(field) as { read: Read };
  const { selectionSet } = getOperationAST(parse(`{ ${list} { nodes { id } } }`))!;
  const fieldNodes = selectionSet.selections as readonly FieldNode[];
  const info = { fieldNodes, schema: apiSchema, fragments: {}, variableValues: {} };
  const context = { viewer: { userId, timeZone: 'Europe/Berlin' } } as Context;
  return new Batches(db).read({ type, field, read }, { id: userId }, { first: 20, ...args }, context, info);
}

test.each<[string, string, object]>([
  ['analyses, from the end', 'analyses', { last: 20 }],
  ['analyses, backward, deep', 'analyses', { last: 20, before: nobody }],
  ['analyses of a week, from its end', 'analyses', { last: 20, filter: week }],
  ['the highest scores, backward', 'analyses', { orderBy: 'HIGHEST_SCORE', last: 20, before: score }],
  ['analyses', 'analyses', {}],
  ['the oldest', 'analyses', { orderBy: 'OLDEST' }],
  ['the oldest, deep', 'analyses', { orderBy: 'OLDEST', after: nobody }],
  ['a week, deep', 'analyses', { filter: { ...week, to: '2990-01-01' }, after: nobody }],
  ['a status that nothing has', 'analyses', { filter: { status: 'FAILED' } }],
  ['a frequent status', 'analyses', { filter: { status: 'COMPLETED' }, orderBy: 'OLDEST' }],
  ['a kind that nothing has', 'analyses', { filter: { kind: 'CLOSE_UP' } }],
  ['a frequent kind', 'analyses', { filter: { kind: 'FACE' }, orderBy: 'OLDEST' }],
  ['a week', 'analyses', { filter: week }],
  ['a week, the oldest', 'analyses', { filter: week, orderBy: 'OLDEST' }],
  ['a week in the future', 'analyses', { filter: { from: '2990-01-01', to: '2990-01-08' } }],
  ['scores that nothing has', 'analyses', { filter: { minSkinScore: 99 } }],
  ['frequent scores', 'analyses', { filter: { minSkinScore: 20, maxSkinScore: 80 } }],
  ['the highest scores', 'analyses', { orderBy: 'HIGHEST_SCORE' }],
  ['the lowest scores', 'analyses', { filter: { minSkinScore: 10 }, orderBy: 'LOWEST_SCORE' }],
  [
    'the highest scores, deep',
    'analyses',
    { filter: { status: 'COMPLETED', maxSkinScore: 49 }, orderBy: 'HIGHEST_SCORE', after: score },
  ],
  [
    'the lowest scores, deep',
    'analyses',
    { filter: { status: 'COMPLETED', minSkinScore: 1 }, orderBy: 'LOWEST_SCORE', after: score },
  ],
  [
    'a week, the oldest, deep',
    'analyses',
    { filter: { ...week, from: '2020-01-01' }, orderBy: 'OLDEST', after: nobody },
  ],
  [
    'consultations of a span, deep',
    'consultations',
    { filter: { ...week, to: '2990-01-01' }, after: nobody },
  ],
  ['the oldest consultations', 'consultations', { orderBy: 'OLDEST' }],
  ['consultations of a status that nothing has', 'consultations', { filter: { status: 'IN_REVIEW' } }],
  [
    'consultations of a frequent status',
    'consultations',
    { filter: { status: 'PENDING' }, orderBy: 'OLDEST' },
  ],
  ['consultations of a week', 'consultations', { filter: week }],
  [
    'consultations of a status within a week',
    'consultations',
    { filter: { ...week, status: 'PENDING' }, orderBy: 'OLDEST' },
  ],
  ['the journal', 'journal', {}],
  ['the journal, the oldest', 'journal', { orderBy: 'OLDEST' }],
  ['some days of the journal', 'journal', { filter: { from: '2024-01-01', to: '2024-01-20' } }],
  [
    'some days of the journal, the oldest',
    'journal',
    { filter: { from: '2024-01-01', to: '2024-01-20' }, orderBy: 'OLDEST' },
  ],
  ['the last days of the journal', 'journal', { filter: { from: '2990-01-01' } }],
  ['the journal until a day, deep', 'journal', { filter: { to: '2990-01-01' }, after: midJournal }],
  [
    'the journal from a day, the oldest, deep',
    'journal',
    { filter: { from: '1990-01-01' }, orderBy: 'OLDEST', after: midJournal },
  ],
])('a page of %s reads few blocks', async (_name, list, args) => {
  expect(await blocksIn(client, (db) => pageOf(db, list, args))).toEqual([expect.toSatisfy(isFew)]);
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
    for (const kind of ['GOAL_REACHED', 'ANALYSIS_COMPLETED', null] as const)
      for (const last of [null, 20]) await pageOf(db, 'notifications', { last, filter: { kind } });
  });
  expect(blocks).toEqual(Array.from({ length: 6 }, () => expect.toSatisfy(isFew)));
});

test('so does the statement of a document', async () => {
  const document = parse(`{ viewer {
    latestAnalysis(filter: { status: COMPLETED }) { id }
    week: analyses(filter: { from: "2020-01-01", to: "2020-01-07", minSkinScore: 10 }, last: 20) { nodes { id } }
    analyses(first: 20) { nodes { id skinScore } pageInfo { hasNextPage endCursor } }
    failed: analyses(first: 20, orderBy: NEWEST, filter: { status: FAILED, kind: FACE }) { nodes { id } }
    unreadNotificationCount notifications(first: 20, filter: { kind: SYSTEM }) { nodes { id title analysis { id } } }
    activeRoutine { id steps { id name } }
    consultations(first: 20) { nodes { id answer dermatologist { displayName } photos { id } history { id } } }
  } }`);
  const walked = { schema: apiSchema, fragments: {}, variables: {} };
  const plan = planOf(walked, getOperationAST(document)!, new Map())!;
  expect(plan.covered).toBe(true);
  const query = sql`select ${dataOf(plan, sql`users.id`)} from users where id = ${userId}`;
  const { sql: text, params } = new PgDialect({ casing: 'snake_case' }).sqlToQuery(query);
  const values = valuesOfPlan(plan, {}, { timeZone: 'UTC' })!;
  expect(await explained(client, text, fillPlaceholders(params, values))).toBeLessThan(4 * FEW);
});
