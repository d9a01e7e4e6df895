// How long the built server takes from its start to its first answer: with an empty data folder, with the one that it left, and
// with a database that runs already. Needs Linux for the processor time, which is that of the server without its children.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { freePort, NO_SETTINGS } from '../scripts/server-process.ts';
import { referenceLoaders } from '../src/app/reference-data.ts';
import { migrateDatabase } from '../src/platform/database/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';
import { createLog } from '../src/platform/logging/log.ts';
import { processorTimeOf } from './idle/processes.ts';
import { quantile } from './times.ts';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const { values: options } = parseArgs({
  options: { runs: { type: 'string', default: '7' }, node: { type: 'string', multiple: true } },
});
const runs = Number(options.runs);
const secret = {
  JWT_SECRET: 'known-to-everyone-for-a-bench-on-this-machine',
  PUBLIC_URL: 'http://127.0.0.1',
};
const folder = await mkdtemp(join(tmpdir(), 'skincare-bench-'));
await chmod(folder, 0o755);
const log = createLog({ level: 'error', readable: true });
const database = await startEmbeddedPostgres({
  ...{ dataDirectory: join(folder, 'database'), log, durable: false },
});
try {
  await migrateDatabase(database.url, referenceLoaders);
  const given = {
    ...{ NODE_ENV: 'production', DATABASE_URL: database.url, SMTP_URL: 'smtp://127.0.0.1:9', ...secret },
  };
  console.log(`Node ${process.versions.node}, median of ${runs} (fastest to slowest)`);
  await measure('empty data folder', (run) => ({ DATA_DIR: join(folder, `cold${run}`) }));
  await measure('the folder that it left', () => ({ DATA_DIR: join(folder, 'cold0') }));
  await measure('a database that runs', () => ({ ...given, DATA_DIR: join(folder, 'given') }));
} finally {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure(name: string, settings: (run: number) => Record<string, string>): Promise<void> {
  const [walls, processor]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    const { wall, cpu } = await startOnce({ LOG_LEVEL: 'error', ...settings(run) });
    walls.push(wall);
    processor.push(cpu);
  }
  console.log(`${name.padEnd(26)}${spread(walls)}   processor time ${spread(processor)}`);
}

function spread(values: readonly number[]): string {
  const [low, mid, high] = [0, 0.5, 1].map((share) => (quantile(values, share) / 1000).toFixed(2));
  return `${mid} s (${low} to ${high})`;
}

async function startOnce(settings: Record<string, string>): Promise<{ wall: number; cpu: number }> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [...(options.node ?? []), MAIN], {
    env: { ...NO_SETTINGS, ...settings, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    while (!(await answers(`http://127.0.0.1:${port}/graphql`))) {
      if (child.exitCode !== null) throw new Error('The server did not start.');
      await setTimeout(5);
    }
    return { wall: performance.now() - started, cpu: processorTimeOf(child.pid!) };
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
}

async function answers(url: string): Promise<boolean> {
  const asked = fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ consultationQuestionnaire { version } }' }),
  });
  return asked.then(
    (response) => response.ok,
    () => false,
  );
}
