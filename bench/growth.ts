// What each list and each worker costs while its table grows: all rows of one person, which is the worst case. Milliseconds
// of PostgreSQL and of the answer, and the pages that PostgreSQL reads.
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import postgres, { type Sql } from 'postgres';
import { referenceLoaders } from '../src/app/reference-data.ts';
import { migrateDatabase } from '../src/platform/database/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';
import { createLog } from '../src/platform/logging/log.ts';
import { LISTS, WORKERS } from './growth/questions.ts';
import { grow, prepareGrowth } from './growth/rows.ts';
import { askAs, startListServer } from './growth/server.ts';
import { quantile } from './times.ts';

const RUNS = 15;

/** Takes back what a statement that was explained has changed. */
class Undone extends Error {}

const { values: options } = parseArgs({
  options: { sizes: { type: 'string', default: '10000,100000,1000000' }, json: { type: 'string' } },
});
const sizes = options.sizes.split(',').map(Number);
const folder = await mkdtemp(join(tmpdir(), 'skincare-bench-'));
await chmod(folder, 0o755);
const log = createLog({ level: 'error', readable: true });
const database = await startEmbeddedPostgres({
  ...{ dataDirectory: join(folder, 'database'), log, durable: false },
});
const sql = postgres(database.url, { max: 1, onnotice: () => {} });
const rows = new Map<string, string[]>();
try {
  await migrateDatabase(database.url, referenceLoaders);
  await (await startListServer(database.url, folder)).stop(); // declares the queues
  await prepareGrowth(sql);
  for (const size of sizes) {
    await grow(sql, size);
    const server = await startListServer(database.url, folder);
    try {
      for (const { name, by, document } of LISTS) {
        note(name, await median(() => askAs(server.url, by, document)));
      }
    } finally {
      await server.stop();
    }
    for (const { name, statement } of WORKERS) note(`worker: ${name}`, await explain(sql, statement));
  }
  console.log(`${''.padEnd(44)}${sizes.map((size) => `${size} rows`.padEnd(26)).join('')}`);
  for (const [name, cells] of rows) {
    console.log(`${name.padEnd(44)}${cells.map((cell) => cell.padEnd(26)).join('')}`);
  }
  if (options.json)
    await writeFile(options.json, `${JSON.stringify({ sizes, ...Object.fromEntries(rows) })}\n`);
} finally {
  await sql.end();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}

function note(name: string, cell: string): void {
  rows.set(name, [...(rows.get(name) ?? []), cell]);
}

async function median(ask: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const started = performance.now();
    await ask();
    if (run > 0) times.push(performance.now() - started);
  }
  return `${quantile(times, 0.5).toFixed(1)} ms`;
}

/** Of the second execution, which is undone. */
async function explain(client: Sql, statement: string): Promise<string> {
  let cell = '';
  for (let run = 0; run < 2; run += 1) {
    await client
      .begin(async (tx) => {
        const [row] = await tx.unsafe<[{ 'QUERY PLAN': [Explained] }]>(
          `explain (analyze, buffers, format json) ${statement}`,
        );
        const { Plan: plan, 'Execution Time': time } = row['QUERY PLAN'][0];
        cell = `${time.toFixed(2)} ms, ${plan['Shared Hit Blocks'] + plan['Shared Read Blocks']} pages`;
        throw new Undone();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error;
      });
  }
  return cell;
}

interface Explained {
  Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number };
  'Execution Time': number;
}
