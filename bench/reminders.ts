// Throughput and memory of reminders that are all due in the same minute, with one scheduler and with three.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { connectDatabase, migrateDatabase } from '../src/platform/database/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';
import { createLog } from '../src/platform/logging/log.ts';
import { insertPeople, openScheduler, toldCounts } from '../test/setup/rows/reminder-rows.ts';
import { printTimes } from './times.ts';

const PEOPLE = 10_000;
const AT = new Date('2026-11-23T08:00:00Z');
const ZONES = Intl.supportedValuesOf('timeZone');
const folder = await mkdtemp(join(tmpdir(), 'skincare-bench-'));
await chmod(folder, 0o755);
const log = createLog({ level: 'warn', readable: true });
const postgres = await startEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), log });
try {
  await migrateDatabase(postgres.url);
  const connection = connectDatabase({ url: postgres.url, poolSize: 2, statementTimeoutSeconds: 60 });
  for (const schedulers of [1, 3]) {
    await connection.db.execute(sql`truncate users cascade`);
    for (let made = 0; made < PEOPLE; made += 500) {
      const people = Array.from({ length: 500 }, (_, index) => ({
        ...{ nextAt: AT, nextOn: '2026-11-23', timeZone: ZONES[(made + index) % ZONES.length]! },
      }));
      await insertPeople(connection.db, people);
    }
    await connection.db.execute(sql`analyze`);
    await measure(schedulers);
    const { told, causes } = await toldCounts(connection.db);
    if (told !== PEOPLE || causes !== PEOPLE)
      throw new Error(`${told} reminders were sent, for ${causes} different causes`);
  }
  await connection.close();
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure(count: number): Promise<void> {
  const schedulers = await Promise.all(Array.from({ length: count }, () => openScheduler(postgres.url)));
  const times: number[] = [];
  global.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const started = performance.now();
  await Promise.all(
    schedulers.map(async ({ fire }) => {
      for (let more = true; more; ) {
        const begun = performance.now();
        more = await fire.batch(AT);
        times.push(performance.now() - begun);
        peak = Math.max(peak, process.memoryUsage().rss);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  for (const { connection } of schedulers) await connection.close();
  console.log(`${PEOPLE} reminders due at once, ${count} scheduler(s)`);
  console.log(`  ${Math.round(PEOPLE / seconds)} a second, ${seconds.toFixed(1)} s in all`);
  console.log(`  at most ${Math.round((peak - before) / 2 ** 20)} MB more than before`);
  printTimes('  a batch of 100, milliseconds', times);
}
