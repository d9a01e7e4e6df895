import { sql } from 'drizzle-orm';
import { getOperationAST, Kind, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as operations from '../../../operations/generated.ts';
import { readEnvironment } from '../../../src/platform/env.ts';
import { TestApi, type TestUser } from '../../setup/api.ts';
import { apiSchema, limitsOf } from '../../setup/api-schema.ts';
import { insertAnalyses } from '../../setup/rows/analysis-rows.ts';
import { fillAccount } from '../../setup/rows/full-account.ts';
import { randomDocument, type Samples, seeded } from '../../setup/walks/random-documents.ts';

/** Only Apollo reads weights, and it has no plans. */
const WITHOUT_PLAN = { accept: 'application/json;q=0.9' };
const DOCUMENTS = 200;
/** Of a server. */
const MOST_PLANS = 100;
/** Operations that wait for their turn by their viewer have no plan. */
const COSTLY = ['MyRoutines'];

let api: TestApi;
let user: TestUser;
let samples: Samples;
beforeAll(async () => {
  api = await TestApi.start();
  user = await api.createUser();
  samples = await fillAccount(api.db, user.id, user.client);
}, 120_000);
afterAll(() => api.close());

async function answer(body: object, headers: Record<string, string> = {}, token = user.accessToken) {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return `${response.status} ${text.replaceAll(response.headers.get('x-request-id')!, 'ID')}`;
}

/** How many operations a plan has loaded. */
async function plans(): Promise<number> {
  const text = await (await fetch(`${api.url}/metrics`)).text();
  return [...text.matchAll(/^graphql_plans_total\{.*(?:planned|partly)"\} (\d+)$/gm)].reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  );
}

/** Compares three answers with that of Apollo. */
async function compare(body: { query: string; variables?: object }, token?: string): Promise<void> {
  const expected = await answer(body, WITHOUT_PLAN, token);
  for (let time = 0; time < 3; time += 1) {
    const shown = await answer(body, {}, token);
    // A link may have been signed in the next five minutes.
    if (shown !== expected) expect(shown, body.query).toBe(await answer(body, WITHOUT_PLAN, token));
  }
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  ...{
    metric: 'REDNESS',
    search: 'acid',
    inciName: 'GLYCOLIC ACID',
    text: 'Aqua, Retinol',
    on: '2026-01-01',
  },
  ...{ email: 'nobody@test.example', locale: 'de', status: null, first: 3 },
};

const queries = Object.values(operations).flatMap((each) => {
  if (!(each instanceof operations.TypedDocumentString)) return [];
  const document = parse(String(each));
  const operation = getOperationAST(document);
  return operation?.operation === 'query' ? [[operation.name!.value, String(each), operation] as const] : [];
});

describe('the operations of the apps have the same answers', () => {
  test.each(queries)('%s', async (name, query, { variableDefinitions = [], selectionSet }) => {
    const [root] = selectionSet.selections;
    const field = root?.kind === Kind.FIELD ? root.name.value : '';
    const given = samples[`Query.${field}`]?.(seeded(1)) ?? {};
    const values: Record<string, unknown> = { ...SAMPLES, ...given };
    const variables = Object.fromEntries(
      variableDefinitions.map(({ variable }) => [variable.name.value, values[variable.name.value]]),
    );
    const before = await plans();
    await compare({ query, variables });
    if (field === 'viewer' && !COSTLY.includes(name)) expect((await plans()) - before).toBe(3);
  });
});

test(`${DOCUMENTS} random documents have the same answers`, async () => {
  const limits = { ...limitsOf(readEnvironment({})), cost: 390 };
  let planned = 0;
  for (let seed = 1; seed <= DOCUMENTS; seed += 1) {
    if (seed % MOST_PLANS === 1) await api.restart();
    const random = seeded(seed);
    await compare(randomDocument(apiSchema, limits, { random, samples, kind: 'query', roots: ['viewer'] }));
    if (seed % MOST_PLANS === 0 || seed === DOCUMENTS) planned += await plans();
  }
  expect(planned).toBeGreaterThan(DOCUMENTS);
}, 300_000);

const PAGE = 'query P($n: Int, $after: String, $on: Boolean = true) { viewer';
const NOTIFICATIONS = `${PAGE} { notifications(first: $n, after: $after) @include(if: $on) {
  totalCount nodes { id kind } edges { cursor node { title } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } id } }`;
const ANALYSES = `${PAGE} { id analyses(first: $n, after: $after) @skip(if: $on) {
  nodes { id takenAt skinScore metrics { metric label interval { low } } photo { width } } pageInfo { endCursor } } } }`;

describe('odd requests have the same answers', () => {
  test.each<[string, string, object?]>([
    ['a page', NOTIFICATIONS, { n: 3 }],
    ['a page of none', NOTIFICATIONS, { n: 0 }],
    ['a page that is too large', NOTIFICATIONS, { n: 101 }],
    ['the default of a page', NOTIFICATIONS, { n: null }],
    ['a page that is left out', NOTIFICATIONS, { on: false }],
    ['a page of another kind that is not', ANALYSES, { on: false, n: 2 }],
    ['an empty cursor', NOTIFICATIONS, { after: '' }],
    ['a broken cursor', NOTIFICATIONS, { after: 'x' }],
    ['a cursor of another list', ANALYSES, { on: false, after: Buffer.from('#12').toString('base64url') }],
    ['a cursor far away', NOTIFICATIONS, { after: Buffer.from('#1000050').toString('base64url') }],
    ['a cursor of an instant', ANALYSES, { on: false, after: cursorAt('2026-06-01') }],
    ['no number', NOTIFICATIONS, { n: 'x' }],
    ['a null where none may be', `query ($on: Boolean!) { viewer { id @include(if: $on) } }`, { on: null }],
    ['a name alone', '{ viewer { __typename } __typename }'],
    ['aliases', '{ a: viewer { b: id c: email } d: viewer { b: locale } }'],
    [
      'aliases with other arguments',
      '{ viewer { a: analyses(first: 2) { nodes { id } } b: analyses(first: 3, filter: { status: COMPLETED }) { nodes { id } } c: analyses(first: 2) { totalCount } } }',
    ],
    [
      'a field in two places',
      '{ viewer { id analyses(first: 1) { nodes { id } } } viewer { email analyses(first: 1) { nodes { note } } } }',
    ],
    ['an alias that objects have', '{ viewer { __proto__: id constructor: email } }'],
    [
      'fragments',
      'query { ...Q } fragment Q on Query { viewer { ...U ... on Node { id } ... { email } } } fragment U on User { locale }',
    ],
    [
      'a filter',
      '{ viewer { notifications(first: 2, filter: { unreadOnly: true, kind: SYSTEM }) { nodes { id } totalCount } } }',
    ],
    [
      'filters and orders',
      `query ($filter: AnalysisFilter, $to: LocalDate, $order: ConsultationOrder) { viewer {
        a: analyses(filter: $filter, orderBy: NEWEST) { nodes { id } totalCount isTotalCountExact }
        b: analyses(filter: { kind: FACE, to: $to }) { nodes { id } totalCount }
        c: analyses(orderBy: LOWEST_SCORE) { nodes { id skinScore } totalCount }
        latestAnalysis(filter: { status: COMPLETED, minSkinScore: 1 }) { id }
        consultations(filter: { status: PENDING }, orderBy: $order) { nodes { id } edges { cursor } }
        routines(filter: { from: "2020-01-01" }, orderBy: OLDEST) { nodes { id } } } }`,
      { filter: { status: 'COMPLETED', kind: 'FACE' }, to: '2999-01-01', order: 'OLDEST' },
    ],
    [
      'ends of lists',
      `query ($last: Int, $before: String) { viewer {
        a: notifications(last: $last, before: $before) { nodes { id } pageInfo { hasPreviousPage } }
        b: analyses(last: 1, filter: { minSkinScore: 1, from: "2020-01-01" }) { edges { cursor } totalCount pageInfo { hasNextPage } }
        c: routines(last: 50) { nodes { id } pageInfo { hasPreviousPage startCursor } } } }`,
      { last: 2, before: Buffer.from('#3').toString('base64url') },
    ],
    ['both ends of a list', '{ viewer { id goals(first: 2, last: 2) { nodes { id } } } }'],
    ['a broken cursor of an end', '{ viewer { id goals(last: 2, before: "x") { nodes { id } } } }'],
    ...['101', '1e308', '-1', '1e-9'].map((score): [string, string] => [
      `a score of ${score}`,
      `{ viewer { id analyses(filter: { minSkinScore: ${score} }) { nodes { id } totalCount } } }`,
    ]),
    [
      'a score that is given',
      'query ($of: AnalysisFilter) { viewer { latestAnalysis(filter: $of) { id } analyses(filter: $of) { totalCount } } }',
      { of: { maxSkinScore: 1e308, from: '0001-01-01', to: '9999-12-31' } },
    ],
    [
      'days far away',
      '{ viewer { journal(filter: { from: "0000-01-01", to: "9999-12-31" }) { totalCount } routines(filter: { to: "9999-12-31" }) { totalCount } } }',
    ],
    [
      'figures',
      '{ viewer { statistics { id accountCreatedAt analysisCount firstAnalysisAt latestAnalysisAt consultationCount answeredConsultationCount } } }',
    ],
    ['a null filter', '{ viewer { notifications(first: 2, filter: null) { nodes { id kind } } } }'],
    ['a field beside that fails', '{ viewer { id } routine(id: "x") { id } }'],
    [
      'steps of a session',
      '{ viewer { routines(first: 2) { nodes { steps(session: AM) { id name reason } } } activeRoutine { id } } }',
    ],
    [
      'links',
      '{ viewer { consultations(first: 2) { nodes { photos { id url expiresAt } history { id } answer } } } }',
    ],
  ])('%s', (_name, query, variables) => compare({ query, variables }));
});

function cursorAt(day: string): string {
  return Buffer.from(`${Date.parse(day)}:${user?.id ?? '00000000-0000-7000-8000-000000000000'}`).toString(
    'base64url',
  );
}

describe('so do odd rows', () => {
  const ME = '{ viewer { id firstName lastName concerns lastLoginAt createdAt } }';
  const SCORES = '{ viewer { latestAnalysis { id skinScore hydration } } }';
  test.each<[string, string, ReturnType<typeof sql>]>([
    ['quotes', ME, sql`update users set first_name = ${`"\\'\u2028\u0007</script>`}`],
    ['pairs of surrogates', ME, sql`update users set last_name = ${'\u{1F9F4}ß\n'}`],
    ['an unknown value of an enum', ME, sql`update users set concerns = '{NONSENSE}'`],
    ['an instant after the year 9999', ME, sql`update users set last_login_at = '12000-01-01'`],
    ['an infinite instant', ME, sql`update users set last_login_at = 'infinity'`],
    ['no number', SCORES, sql`update analyses set skin_score = 'NaN'`],
    ['an infinite number', SCORES, sql`update analyses set skin_score = '-Infinity'`],
    ['a small number', SCORES, sql`update analyses set skin_score = 1e-7, hydration = -0.0`],
  ])('%s', async (_name, query, change) => {
    const other = await api.createUser();
    await insertAnalyses(api.db, other.id, [{ daysAgo: 1, redness: 20 }]);
    const column = query === ME ? sql`id` : sql`user_id`;
    await api.db.execute(sql`${change} where ${column} = ${other.id}`);
    await compare({ query }, other.accessToken);
  });
});

describe('nothing is loaded', () => {
  const query = '{ viewer { id email notifications(first: 1) { nodes { id } } } }';
  test.each([
    ['for a session that has ended', sql`update sessions set ended_at = now()`, sql`user_id`],
    ['for a session that has expired', sql`update sessions set expires_at = now()`, sql`user_id`],
    ['for a closed account', sql`update users set deactivated_at = now()`, sql`id`],
  ])('%s', async (_name, change, column) => {
    const other = await api.createUser();
    await compare({ query }, other.accessToken);
    await api.db.execute(sql`${change} where ${column} = ${other.id}`);
    expect(await answer({ query }, {}, other.accessToken)).toContain('UNAUTHENTICATED');
    await compare({ query }, other.accessToken);
  });

  test('for a token that is not one', () => compare({ query }, 'abc.def.ghi'));
});

test('an answer that is too large is refused as without a plan', async () => {
  await api.restart({ GRAPHQL_MAX_RESPONSE_BYTES: '10000' });
  const query = '{ viewer { notifications(first: 100) { nodes { id title message } } } }';
  await compare({ query });
  expect(await answer({ query })).toContain('RESPONSE_TOO_LARGE');
});
