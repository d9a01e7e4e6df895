import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { ApiClient } from '../../operations/clients/client.ts';
import { SubmitAnalysisDocument } from '../../operations/generated.ts';
import type { ServerProcess } from '../../scripts/server-process.ts';
import { CONSENT_VERSIONS } from '../../src/consents/consent-texts.ts';
import { ask } from '../api/ask.ts';
import { QUERIES } from '../api/queries.ts';
import { userId, VIEWERS } from '../api/seed.ts';
import { childrenOf, megabytesOf, processorTimeOf } from '../idle/processes.ts';

const CLIENTS = 16;
const UPLOADS_AT_ONCE = 6;

interface Surroundings {
  sql: Sql;
  api: ServerProcess;
  tokens: readonly string[];
}

/** All queries of the first screens in turn, from 16 clients at once. */
export async function measureRequests(given: Surroundings & { requests: number }): Promise<void> {
  const { sql, api, tokens, requests } = given;
  const server = { name: 'product' as const, url: api.url };
  const send = async (count: number) => {
    let sent = 0;
    const client = async () => {
      while (sent < count) {
        const at = sent++;
        await ask(server, QUERIES[at % QUERIES.length]!, tokens[at % tokens.length]!);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
  };
  await send(requests / 10);
  const before = await spent(sql, [api.pid]);
  const begun = performance.now();
  await send(requests);
  const seconds = (performance.now() - begun) / 1000;
  const after = await spent(sql, [api.pid]);
  const per = (ms: number) => `${(ms / requests).toFixed(2)} ms`;
  console.log(
    `\nQueries of the first screens, ${CLIENTS} at once: ${(requests / seconds).toFixed(0)} per second`,
  );
  console.log(
    `  processor time of each: api ${per(after.processes - before.processes)}, ` +
      `PostgreSQL ${per(after.database - before.database)}`,
  );
  console.log(`  api: ${megabytesOf(api.pid)} MB, children ${memoryOfChildren(api.pid)}`);
  console.log(`  connections: ${await connections(sql)}`);
}

/** Uploads of a portrait until each has its result. */
export async function measureAnalyses(
  given: Surroundings & { worker: ServerProcess; photos: number },
): Promise<void> {
  const { sql, api, worker, tokens, photos } = given;
  for (const kind of ['PHOTO_PROCESSING', 'AGE_16_OR_OLDER'] as const)
    await sql`insert into consents (id, user_id, kind, version, language)
      select gen_random_uuid(), id, ${kind}, ${CONSENT_VERSIONS[kind]}, 'en' from users
      where id = any(${Array.from({ length: VIEWERS }, (_, at) => userId(at + 1))}::uuid[])`;
  const photo = new Blob([await readFile('ml-models/samples/portrait.jpg')], { type: 'image/jpeg' });
  const submit = async (at: number) => {
    const client = new ApiClient(api.url);
    client.token = tokens[at % tokens.length]!;
    const input = { photo: null, clientRequestId: `sizing-${at}` };
    const answer = await client.upload(SubmitAnalysisDocument, { input }, 'input.photo', photo);
    if (!answer.data?.submitAnalysis.analysis) throw new Error(JSON.stringify(answer));
  };
  const pending = async () => {
    const [row] = await sql`select count(*)::int as n from analyses
      where client_request_id like 'sizing-%' and status in ('PENDING', 'PROCESSING')`;
    return row!.n as number;
  };
  const run = async (from: number, count: number) => {
    let next = from;
    const client = async () => {
      while (next < from + count) await submit(next++);
    };
    await Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, client));
    while ((await pending()) > 0) await setTimeout(100);
  };
  await run(0, 2);
  const pids = (server: ServerProcess) => [server.pid, ...childrenOf(server.pid)];
  const [apiPids, workerPids] = [pids(api), pids(worker)];
  const before = [await spent(sql, apiPids), await spent(sql, workerPids)] as const;
  const begun = performance.now();
  await run(2, photos);
  const seconds = (performance.now() - begun) / 1000;
  const after = [await spent(sql, apiPids), await spent(sql, workerPids)] as const;
  const per = (ms: number) => `${(ms / photos).toFixed(0)} ms`;
  const [row] = await sql`select count(*)::int as n from analyses
    where client_request_id like 'sizing-%' and status = 'COMPLETED'`;
  console.log(
    `\nAnalyses, ${UPLOADS_AT_ONCE} uploads at once: ${(photos / seconds).toFixed(2)} per second (${row!.n} completed)`,
  );
  console.log(
    `  processor time of each: api with its children ${per(after[0].processes - before[0].processes)}, ` +
      `worker with its children ${per(after[1].processes - before[1].processes)}, ` +
      `PostgreSQL ${per(after[1].database - before[0].database)}`,
  );
  console.log(`  api: ${megabytesOf(api.pid)} MB, children ${memoryOfChildren(api.pid)}`);
  console.log(`  worker: ${megabytesOf(worker.pid)} MB, children ${memoryOfChildren(worker.pid)}`);
  console.log(`  connections: ${await connections(sql)}`);
}

const memoryOfChildren = (pid: number) => `${childrenOf(pid).map(megabytesOf).join(' + ') || 'none'} MB`;

/** Processor time of processes, and of the connections of all servers. */
async function spent(sql: Sql, pids: readonly number[]): Promise<{ processes: number; database: number }> {
  const backends = await sql<{ pid: number }[]>`
    select pid from pg_stat_activity where starts_with(application_name, 'skincare')`;
  const sum = (all: readonly number[]) => all.reduce((total, pid) => total + processorTimeOf(pid), 0);
  return { processes: sum(pids), database: sum(backends.map(({ pid }) => pid)) };
}

async function connections(sql: Sql): Promise<string> {
  const found = await sql<{ name: string; n: number }[]>`
    select application_name as name, count(*)::int as n from pg_stat_activity
    where starts_with(application_name, 'skincare') group by 1 order by 1`;
  return found.map(({ name, n }) => `${name} ${n}`).join(', ');
}
