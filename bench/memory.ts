// Memory of a server and of its inference processes over a stream of photos of 12 megapixels, through the API of the built
// server: what each holds, and the most that each ever held. Needs Linux.
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import sharp from 'sharp';
import { ApiClient } from '../operations/clients/client.ts';
import { GiveConsentDocument, LoginDocument, SubmitAnalysisDocument } from '../operations/generated.ts';
import { startServerProcess } from '../scripts/server-process.ts';
import { DEMO_PASSWORD } from '../src/app/demo-accounts.ts';
import { CONSENT_VERSIONS } from '../src/consents/consent-texts.ts';
import { findRunningPostgres } from '../src/platform/embedded-postgres/running-postgres.ts';
import { childrenOf, megabytesOf, peakMegabytesOf } from './idle/processes.ts';

const AT_ONCE = 2;
const POSTGRES = 'postgres';
const { values: options } = parseArgs({
  options: { photos: { type: 'string', default: '1000' }, every: { type: 'string', default: '100' } },
});
const [count, every] = [Number(options.photos), Number(options.every)];
const data = await mkdtemp(join(tmpdir(), 'skincare-bench-'));
await chmod(data, 0o755);
const photos = await Promise.all([
  photoOf('ml-models/samples/portrait.jpg', 3000, 4000),
  photoOf('ml-models/samples/portrait.jpg', 4000, 3000),
  photoOf('ml-models/samples/closeup.jpg', 4000, 3000),
]);
const server = await startServerProcess({
  NODE_ENV: 'development',
  DATA_DIR: data,
  LOG_LEVEL: 'error',
  RATE_LIMIT_ANALYSES_PER_HOUR: '100000',
});
const sql = postgres(findRunningPostgres(join(data, POSTGRES))!, { max: 1 });
try {
  const client = await logIn();
  print(0);
  for (let sent = 0; sent < count; sent += AT_ONCE) {
    await Promise.all(
      Array.from({ length: AT_ONCE }, (_, i) => submit(client, photos[(sent + i) % photos.length]!)),
    );
    await ended();
    if ((sent + AT_ONCE) % every === 0) print(sent + AT_ONCE);
  }
} finally {
  await sql.end();
  await server.stop();
  await rm(data, { recursive: true, force: true });
}

async function photoOf(file: string, width: number, height: number): Promise<Buffer> {
  return sharp(await readFile(file))
    .resize(width, height, { fit: 'cover' })
    .jpeg({ quality: 92 })
    .toBuffer();
}

async function logIn(): Promise<ApiClient> {
  const client = new ApiClient(server.url);
  const input = { email: 'user@demo.example', password: DEMO_PASSWORD };
  client.token = (await client.request(LoginDocument, { input })).login.session!.accessToken;
  for (const kind of ['PHOTO_PROCESSING', 'AGE_16_OR_OLDER'] as const) {
    await client.request(GiveConsentDocument, { input: { kind, version: CONSENT_VERSIONS[kind] } });
  }
  return client;
}

/** Again with a new token where the old one has expired. */
async function submit(client: ApiClient, photo: Buffer): Promise<void> {
  const send = () =>
    client.upload(SubmitAnalysisDocument, { input: { photo: null } }, 'input.photo', new Blob([photo]));
  let answer = await send();
  if (answer.errors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')) {
    client.token = (await logIn()).token;
    answer = await send();
  }
  if (!answer.data?.submitAnalysis.analysis) throw new Error(JSON.stringify(answer));
}

async function ended(): Promise<void> {
  for (;;) {
    const [row] = await sql<[{ open: number }]>`
      select count(*)::int as open from analyses where status in ('PENDING', 'PROCESSING')`;
    if (row.open === 0) return;
    await setTimeout(20);
  }
}

function print(done: number): void {
  const of = (pid: number) => `${megabytesOf(pid)} (${peakMegabytesOf(pid)})`;
  const children = inferenceProcesses().map(of).join(', ');
  console.log(
    `${String(done).padStart(6)} photos: server ${of(server.pid)} MB, inference ${children} MB (at most)`,
  );
}

/** The children of the server but its database. */
function inferenceProcesses(): number[] {
  return childrenOf(server.pid).filter((pid) => megabytesOf(pid) > 0 && childrenOf(pid).length === 0);
}
