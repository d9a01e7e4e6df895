// How long `me` takes while four photos are being analyzed, against the idle server in the same run.
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ApiClient } from '../operations/client.ts';
import {
  AnalysisDocument,
  GiveConsentDocument,
  LoginDocument,
  MeDocument,
  SubmitAnalysisDocument,
} from '../operations/generated.ts';
import { startServerProcess } from '../scripts/server-process.ts';
import { DEMO_PASSWORD } from '../src/app/demo-accounts.ts';
import { printTimes, quantile } from './times.ts';

const SECONDS = 15;
const AT_ONCE = 4;
const photo = await readFile('ml-models/samples/portrait.jpg');
const data = await mkdtemp(join(tmpdir(), 'skincare-bench-'));
await chmod(data, 0o755);
const server = await startServerProcess({
  NODE_ENV: 'development',
  DATA_DIR: data,
  LOG_LEVEL: 'warn',
  INFERENCE_CONCURRENCY: String(AT_ONCE),
  RATE_LIMIT_ANALYSES_PER_HOUR: '100000',
});
try {
  const client = new ApiClient(server.url);
  const input = { email: 'user@demo.example', password: DEMO_PASSWORD };
  client.token = (await client.request(LoginDocument, { input })).login.session!.accessToken;
  for (const kind of ['PHOTO_PROCESSING', 'AGE_16_OR_OLDER'] as const) {
    await client.request(GiveConsentDocument, { input: { kind, version: 1 } });
  }
  await measure(client, 2);
  const idle = await measure(client, SECONDS);
  let analyzing = true;
  let photos = 0;
  const load = Array.from({ length: AT_ONCE }, async () => {
    while (analyzing) {
      await analyze(client);
      photos += 1;
    }
  });
  const busy = await measure(client, SECONDS);
  analyzing = false;
  await Promise.all(load);
  console.log(`me, one after the other for ${SECONDS} s each, milliseconds`);
  printTimes('idle (floor)', idle);
  printTimes(`while ${AT_ONCE} photos are analyzed (${photos} done)`, busy);
  console.log(`p99 over the floor: ${(quantile(busy, 0.99) / quantile(idle, 0.99)).toFixed(2)}`);
} finally {
  await server.stop();
  await rm(data, { recursive: true, force: true });
}

async function measure(client: ApiClient, seconds: number): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const started = performance.now();
    await client.request(MeDocument, {});
    times.push(performance.now() - started);
  }
  return times;
}

async function analyze(client: ApiClient): Promise<void> {
  const variables = { input: { photo: null } };
  const answer = await client.upload(SubmitAnalysisDocument, variables, 'input.photo', new Blob([photo]));
  const { id } = answer.data!.submitAnalysis.analysis!;
  while ((await client.request(AnalysisDocument, { id })).analysis?.completedAt == null)
    await setTimeout(100);
}
