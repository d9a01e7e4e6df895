// Cost of searches over the shipped inventory, as ratios to the same searches over the few hundred described ingredients.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadIngredientFacts } from '../src/ingredients/facts/load-facts.ts';
import { loadInventory } from '../src/ingredients/import/load-inventory.ts';
import { IngredientsService } from '../src/ingredients/ingredients.service.ts';
import { connectDatabase, migrateDatabase } from '../src/platform/database/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';
import { createLog } from '../src/platform/logging/log.ts';
import { quantile } from './times.ts';

const ROUNDS = 200;
const SEARCHES: Readonly<Record<string, string | null>> = {
  'everything, first page': null,
  'INCI name': 'Retinol',
  synonym: 'Vitamin B3',
  'CAS number': '68-26-8',
  'EC number': '200-683-7',
  prefix: 'gly',
  'two letters': 'so',
  'text within': 'paraben',
  'broad: oil': 'oil',
  'broad: extract': 'extract',
  'broad: acid': 'acid',
  misspelt: 'niacinamid acd',
  'misspelt: long': 'hyaluronik acid sodim',
  'nothing like it': 'qqqqqqqqqq',
};
const viewer = { userId: '00000000-0000-7000-8000-000000000000' } as never;

const folder = await mkdtemp(join(tmpdir(), 'skincare-bench-'));
await chmod(folder, 0o755);
const log = createLog({ level: 'warn', readable: true });
const postgres = await startEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), log });
try {
  await migrateDatabase(postgres.url, [loadIngredientFacts]);
  const few = await measure();
  const started = performance.now();
  await migrateDatabase(postgres.url, [loadInventory]);
  console.log(`The inventory was loaded in ${((performance.now() - started) / 1000).toFixed(1)} s.\n`);
  const all = await measure();
  console.log(`${'median and p95 in ms'.padEnd(28)}      few              all            ratio of medians`);
  for (const name of Object.keys(SEARCHES)) {
    const [a, b] = [few[name]!, all[name]!];
    const show = (times: number[]) =>
      [0.5, 0.95].map((share) => quantile(times, share).toFixed(2).padStart(8)).join('');
    console.log(
      `${name.padEnd(28)}${show(a)}${show(b)}     ${(quantile(b, 0.5) / quantile(a, 0.5)).toFixed(1).padStart(6)}`,
    );
  }
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure(): Promise<Record<string, number[]>> {
  const connection = connectDatabase({ url: postgres.url, poolSize: 1, statementTimeoutSeconds: 60 });
  const ingredients = new IngredientsService(connection.db);
  const times: Record<string, number[]> = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, search] of Object.entries(SEARCHES)) {
      const begun = performance.now();
      await ingredients.search({ viewer, search, filter: {} }, { first: 20, after: null } as never);
      const took = performance.now() - begun;
      if (round >= 10) times[name] = [...(times[name] ?? []), took];
    }
  }
  await connection.close();
  return times;
}
