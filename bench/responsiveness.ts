// Latency of `viewer` and `/health` while three photos are being analyzed, and while ten users run the costliest documents
// within the limits, compared with the idle server in the same run.
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ApiClient } from '../operations/clients/client.ts';
import {
  AnalysisDocument,
  GiveConsentDocument,
  LoginDocument,
  SubmitAnalysisDocument,
  ViewerDocument,
} from '../operations/generated.ts';
import { startServerProcess } from '../scripts/server-process.ts';
import { DEMO_PASSWORD } from '../src/app/demo-accounts.ts';
import { DIARY_EMAIL } from '../src/app/demo-diary.ts';
import { CONSENT_VERSIONS } from '../src/consents/consent-texts.ts';
import { connectDatabase } from '../src/platform/database/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';
import { readEnvironment } from '../src/platform/env.ts';
import { createLog } from '../src/platform/logging/log.ts';
import { limitsOf } from '../test/setup/api-schema.ts';
import { uuidOf } from '../test/setup/ids.ts';
import { fillAccount } from '../test/setup/rows/full-account.ts';
import { worstDocuments } from '../test/setup/walks/worst-documents.ts';
import { printTimes, quantile } from './times.ts';

const SECONDS = 10;
const AT_ONCE = 3;
const USERS = 10;
const GOAL_MS = 250;
const photo = await readFile('ml-models/samples/portrait.jpg');
const data = await mkdtemp(join(tmpdir(), 'skincare-bench-'));
await chmod(data, 0o755);
const postgres = await startEmbeddedPostgres({
  dataDirectory: join(data, 'database'),
  log: createLog({ level: 'warn', readable: true }),
});
const server = await startServerProcess({
  NODE_ENV: 'development',
  DATA_DIR: data,
  DATABASE_URL: postgres.url,
  LOG_LEVEL: 'warn',
  INFERENCE_CONCURRENCY: String(AT_ONCE),
  RATE_LIMIT_ANALYSES_PER_HOUR: '100000',
});
try {
  const client = new ApiClient(server.url);
  const input = { email: 'user@demo.example', password: DEMO_PASSWORD };
  client.token = (await client.request(LoginDocument, { input })).login.session!.accessToken;
  for (const kind of ['PHOTO_PROCESSING', 'AGE_16_OR_OLDER'] as const) {
    await client.request(GiveConsentDocument, { input: { kind, version: CONSENT_VERSIONS[kind] } });
  }
  const viewer = () => client.request(ViewerDocument, {});
  const health = () => fetch(`${server.url}/health`).then((response) => response.text());
  await measure(viewer, 2);
  const idle = await measure(viewer, SECONDS);
  const idleHealth = await measure(health, SECONDS / 3);
  let analyzing = true;
  let photos = 0;
  const load = Array.from({ length: AT_ONCE }, async () => {
    while (analyzing) {
      await analyze(client);
      photos += 1;
    }
  });
  const busy = await measure(viewer, SECONDS);
  analyzing = false;
  await Promise.all(load);
  console.log(`viewer, one after the other for ${SECONDS} s each, milliseconds`);
  printTimes('idle (floor)', idle);
  printTimes(`while ${AT_ONCE} photos are analyzed (${photos} done)`, busy);
  console.log(`p99 over the floor: ${(quantile(busy, 0.99) / quantile(idle, 0.99)).toFixed(2)}`);
  await underAttack({ viewer, health }, { viewer: idle, health: idleHealth });
} catch (error) {
  console.error(server.output());
  throw error;
} finally {
  await server.stop();
  await postgres.stop();
  await rm(data, { recursive: true, force: true });
}

interface Probes<T> {
  viewer: T;
  health: T;
}

/** Ten users each run the costliest documents back to back. */
async function underAttack(probes: Probes<() => Promise<unknown>>, floor: Probes<number[]>): Promise<void> {
  const attacker = new ApiClient(server.url);
  const { login } = await attacker.request(LoginDocument, {
    input: { email: DIARY_EMAIL, password: DEMO_PASSWORD },
  });
  attacker.token = login.session!.accessToken;
  const connection = connectDatabase({ url: postgres.url, poolSize: 2, statementTimeoutSeconds: 60 });
  const samples = await fillAccount(connection.db, uuidOf(login.viewer!.id), attacker);
  await connection.close();
  const documents = worstDocuments(limitsOf(readEnvironment({})), samples);
  let attacking = true;
  let done = 0;
  const load = Array.from({ length: USERS }, async (_, index) => {
    for (let at = index; attacking; at += 1) {
      const { query, variables } = documents[at % documents.length]![1];
      await discard(attacker, query, variables).catch(() => undefined);
      done += 1;
    }
  });
  const [viewer, health] = await Promise.all([
    measure(probes.viewer, SECONDS),
    measure(probes.health, SECONDS),
  ]);
  attacking = false;
  await Promise.all(load);
  console.log(`while ${USERS} users run the worst documents (${done} done), goal: p99 under ${GOAL_MS} ms`);
  printTimes('/health, idle', floor.health);
  printTimes('/health', health);
  printTimes('viewer, idle', floor.viewer);
  printTimes('viewer', viewer);
}

/** Sends a document and discards the response unread, so that this process has time for the probes. */
async function discard({ token }: ApiClient, query: string, variables: unknown): Promise<void> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', 'accept-encoding': 'identity' },
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ query, variables }),
  });
  for await (const _ of response.body!);
}

async function measure(probe: () => Promise<unknown>, seconds: number): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const started = performance.now();
    await probe();
    times.push(performance.now() - started);
  }
  return times;
}

async function analyze(client: ApiClient): Promise<void> {
  const variables = { input: { photo: null } };
  const answer = await client.upload(SubmitAnalysisDocument, variables, 'input.photo', new Blob([photo]));
  if (!answer.data) throw new Error(JSON.stringify(answer.errors));
  const { id } = answer.data.submitAnalysis.analysis!;
  while ((await client.request(AnalysisDocument, { id })).analysis?.completedAt == null)
    await setTimeout(100);
}
