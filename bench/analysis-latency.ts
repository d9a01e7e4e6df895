// Latency from an upload to its pushed result, compared with the bare work on the photo (the floor), with and without
// `npm run reanalyze` working on old photos, all in the same run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import postgres from 'postgres';
import { ApiClient } from '../operations/clients/client.ts';
import {
  AnalysisUpdatedDocument,
  GiveConsentDocument,
  LoginDocument,
  SubmitAnalysisDocument,
} from '../operations/generated.ts';
import { NO_SETTINGS, startServerProcess } from '../scripts/server-process.ts';
import { DEMO_PASSWORD } from '../src/app/demo-accounts.ts';
import { CONSENT_VERSIONS } from '../src/consents/consent-texts.ts';
import { InferencePool } from '../src/inference/inference-pool.ts';
import { findRunningPostgres } from '../src/platform/embedded-postgres/running-postgres.ts';
import { createLog } from '../src/platform/logging/log.ts';
import { printTimes, quantile } from './times.ts';

const RUNS = 30;
const ROUNDS = 5;
/** More than can be done while the live ones are measured. */
const COPIES = 200;
interface Times {
  fromStart: number[];
  fromAcknowledgement: number[];
}

const photo = await readFile(process.argv[2] ?? 'ml-models/samples/portrait.jpg');
const data = await mkdtemp(join(tmpdir(), 'skincare-bench-'));
await chmod(data, 0o755);

const floor = await measureFloor();
const server = await startServerProcess({
  NODE_ENV: 'development',
  DATA_DIR: data,
  LOG_LEVEL: 'warn',
  RATE_LIMIT_ANALYSES_PER_HOUR: '100000',
});
const sql = postgres(findRunningPostgres(join(data, 'postgres'))!, { max: 1 });
try {
  const live = await openLive(server.url);
  await live.measure(3);
  const alone: Times = { fromStart: [], fromAcknowledgement: [] };
  const beside: Times = { fromStart: [], fromAcknowledgement: [] };
  let done = 0;
  // Alternates, so that other load on the machine affects both.
  for (let round = 0; round < ROUNDS; round += 1) {
    add(alone, await live.measure(RUNS / ROUNDS));
    await queueOldPhotos();
    const before = await oldPhotos();
    add(beside, await live.measure(RUNS / ROUNDS));
    done += before - (await oldPhotos());
    await forgetOldPhotos();
  }
  await live.close();
  console.log(`photo of ${Math.round(photo.length / 1024)} KB, ${RUNS} runs each, milliseconds`);
  printTimes('bare work on the photo (floor)', floor);
  printTimes('upload begun -> result pushed', alone.fromStart);
  printTimes('upload acknowledged -> result pushed', alone.fromAcknowledgement);
  printTimes(`upload begun -> result, ${done} old photos meanwhile`, beside.fromStart);
  const over = (times: readonly number[], base: readonly number[], share: number) =>
    (quantile(times, share) / quantile(base, share)).toFixed(2);
  console.log(`median over the floor: ${over(alone.fromStart, floor, 0.5)}`);
  console.log(
    `with old photos over without: median ${over(beside.fromStart, alone.fromStart, 0.5)}, p95 ${over(beside.fromStart, alone.fromStart, 0.95)}`,
  );
} finally {
  await sql.end();
  await server.stop();
  await rm(data, { recursive: true, force: true });
}

async function measureFloor(): Promise<number[]> {
  const log = createLog({ level: 'warn', readable: true });
  const pool = await InferencePool.start({
    modelDirectory: 'ml-models',
    concurrency: 1,
    withModel: true,
    log,
  });
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const started = performance.now();
    const { jpeg, capture } = await pool.preparePhoto(photo);
    await pool.analyze(jpeg, capture);
    times.push(performance.now() - started);
  }
  await pool.close();
  return times.slice(1);
}

/** Copies of completed analyses, marked as made by an older model and queued as an operator would. */
async function queueOldPhotos(): Promise<void> {
  const [row] = await sql`select string_agg(quote_ident(column_name), ', ') as names
    from information_schema.columns where table_name = 'analyses' and is_generated = 'NEVER'`;
  await sql.unsafe(
    `insert into analyses (${row!.names}) select ${row!.names} from (
      select (jsonb_populate_record(null::analyses, to_jsonb(one) || jsonb_build_object(
        'id', gen_random_uuid(), 'client_request_id', gen_random_uuid(), 'model_version', 'older'))).*
      from (select * from analyses order by id desc limit 1) one, generate_series(1, $1)) copies`,
    [COPIES],
  );
  const command = spawn(process.execPath, ['dist/commands/reanalyze.js'], {
    env: { ...NO_SETTINGS, DATA_DIR: data },
    stdio: 'inherit',
  });
  await once(command, 'exit');
  const all = await oldPhotos();
  while ((await oldPhotos()) === all) await setTimeout(100);
}

async function oldPhotos(): Promise<number> {
  const [row] = await sql`select count(*)::int from analyses where model_version = 'older'`;
  return row!.count;
}

/** Queued reanalyses of deleted rows end immediately. */
async function forgetOldPhotos(): Promise<void> {
  await sql`delete from analyses where model_version = 'older'`;
  await setTimeout(2000);
}

function add(times: Times, more: Times): void {
  times.fromStart.push(...more.fromStart);
  times.fromAcknowledgement.push(...more.fromAcknowledgement);
}

async function openLive(url: string) {
  const client = new ApiClient(url);
  const input = { email: 'user@demo.example', password: DEMO_PASSWORD };
  client.token = (await client.request(LoginDocument, { input })).login.session!.accessToken;
  for (const kind of ['PHOTO_PROCESSING', 'AGE_16_OR_OLDER'] as const) {
    await client.request(GiveConsentDocument, { input: { kind, version: CONSENT_VERSIONS[kind] } });
  }
  const ended = new Map<string, number>();
  const live = client.subscribe(AnalysisUpdatedDocument, {});
  const listening = (async () => {
    for await (const { analysisUpdated } of live) {
      if (analysisUpdated.completedAt) ended.set(analysisUpdated.id, performance.now());
    }
  })();
  await setTimeout(500);
  const measure = (runs: number) => measureLive(client, ended, runs);
  const close = async () => {
    await live.return?.();
    await listening;
  };
  return { measure, close };
}

async function measureLive(client: ApiClient, ended: Map<string, number>, runs: number): Promise<Times> {
  const fromStart: number[] = [];
  const fromAcknowledgement: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    const variables = { input: { photo: null } };
    const { data } = await client.upload(SubmitAnalysisDocument, variables, 'input.photo', new Blob([photo]));
    const acknowledged = performance.now();
    const id = data!.submitAnalysis.analysis!.id;
    while (!ended.has(id)) await setTimeout(1);
    fromStart.push(ended.get(id)! - started);
    fromAcknowledgement.push(Math.max(0, ended.get(id)! - acknowledged));
  }
  return { fromStart, fromAcknowledgement };
}
