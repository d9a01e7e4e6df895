import { afterAll, beforeAll, expect, it } from 'vitest';
import { ViewerDocument } from '../../operations/generated.ts';
import { readEnvironment } from '../../src/platform/env.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { apiSchema, limitsOf } from '../setup/api-schema.ts';
import { fillAccount } from '../setup/rows/full-account.ts';
import {
  type RandomDocument,
  randomDocument,
  type Samples,
  seeded,
} from '../setup/walks/random-documents.ts';
import { worstDocuments } from '../setup/walks/worst-documents.ts';

const DOCUMENTS = 200;
const FIRST_SEED = 1;
/** CPU of one document, in multiples of `viewer`: about 1 s where `viewer` takes 0.9 ms. */
const BUDGET = 1100;
const LIMITS = limitsOf(readEnvironment({}));
/** What the service may say of a document that is within the limits. */
const EXPECTED = [
  'IDEMPOTENCY_MISMATCH',
  'BAD_USER_INPUT',
  'FORBIDDEN',
  'NOT_FOUND',
  'OPERATION_TOO_COSTLY',
  'RESPONSE_TOO_LARGE',
];

let api: TestApi;
let user: TestUser;
let samples: Samples;
beforeAll(async () => {
  api = await TestApi.start({ DATABASE_POOL_SIZE: '10' });
  user = await api.createUser();
  samples = await fillAccount(api.db, user.id, user.client);
  await api.restart({ GRAPHQL_MAX_WORK_MS: '1000' }); // as by default
  user = await api.login(user.email);
}, 120_000);
afterAll(() => api.close());

it('no random document exceeds its budget or ends in an internal error', async () => {
  const baseline = await viewer();
  const spent: number[] = [];
  for (let index = 0; index < DOCUMENTS; index += 1) {
    const random = seeded(FIRST_SEED + index);
    const kind = random() < 0.1 ? 'mutation' : 'query';
    const document = randomDocument(apiSchema, LIMITS, { random, samples, kind });
    spent.push(await least(document, `seed ${index}`, BUDGET * baseline));
  }
  expect(Math.max(...spent) / baseline).toBeLessThan(BUDGET);
  expect(spent.filter((each) => each > 3 * baseline).length).toBeGreaterThan(DOCUMENTS / 4);
}, 300_000);

it('nor do the costliest that were found', async () => {
  const baseline = await viewer();
  for (const [name, document] of worstDocuments(LIMITS, samples)) {
    expect((await least(document, name, BUDGET * baseline)) / baseline, name).toBeLessThan(BUDGET);
  }
}, 120_000);

it('rejects none of 50 concurrent normal clients while others run the costliest documents', async () => {
  const worst = worstDocuments(LIMITS, samples).map(([name, document]) => send(document, name));
  const honest = await Promise.all(
    Array.from({ length: 50 }, () => api.graphql(ViewerDocument, {}, { token: user.accessToken })),
  );
  expect(honest.flatMap(({ errors }) => errors ?? [])).toEqual([]);
  await Promise.all(worst);
}, 120_000);

/** Median CPU of `viewer`, in microseconds. */
async function viewer(): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < 60; index += 1) {
    times.push(await send({ query: String(ViewerDocument), variables: {} }, 'viewer'));
  }
  return times.slice(20).sort((a, b) => a - b)[20]!;
}

/** The least CPU of up to eight tries: the first may pay for compiling code and for the garbage of earlier ones. */
async function least(document: RandomDocument, name: string, enough: number): Promise<number> {
  let spent = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 8 && spent >= enough; tries += 1) {
    spent = Math.min(spent, await send(document, name));
  }
  return spent;
}

/** Its CPU in this process, in microseconds, the client's share included. */
async function send({ query, variables }: RandomDocument, name: string): Promise<number> {
  const before = process.cpuUsage();
  const answer = await api.graphql(query, variables, { token: user.accessToken });
  const { user: inCode, system } = process.cpuUsage(before);
  expect(answer.status, name).toBeLessThan(500);
  for (const { extensions } of answer.errors ?? []) expect(EXPECTED, name).toContain(extensions?.code);
  return inCode + system;
}
