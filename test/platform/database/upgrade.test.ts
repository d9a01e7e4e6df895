import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  MyAdherenceDocument,
  MyAnalysesDocument,
  MyGoalsDocument,
  MyNotificationsDocument,
  MyRoutinesDocument,
} from '../../../operations/generated.ts';
import { referenceLoaders } from '../../../src/app/reference-data.ts';
import {
  connectDatabase,
  type DatabaseConnection,
  migrateDatabase,
} from '../../../src/platform/database/database.ts';
import { installJobSchema } from '../../../src/platform/database/job-schema.ts';
import { createClient } from '../../../src/platform/database/postgres-client.ts';
import { defineQueue, Jobs } from '../../../src/platform/jobs/jobs.ts';
import { createLog } from '../../../src/platform/logging/log.ts';
import { PasswordHasher } from '../../../src/platform/password-hash.ts';
import { PASSWORD, TestApi } from '../../setup/api.ts';
import { journal, migrateBefore } from '../../setup/database/earlier-schema.ts';
import { fillEveryTable, readRows, shapesOf } from '../../setup/database/released-rows.ts';
import { createEmptyDatabase, type TestDatabase } from '../../setup/database/test-database.ts';

/** As the first release made it. */
const sweepPicture = defineQueue<{ folder: string }>({
  ...{ name: 'sweep-picture', retryLimit: 100, retryDelaySeconds: 30, expireInSeconds: 60 },
});
const EMAIL = 'first@test.example';

let database: TestDatabase;
let connection: DatabaseConnection;
beforeAll(async () => {
  database = await createEmptyDatabase();
  connection = connectDatabase({ url: database.url, poolSize: 2, statementTimeoutSeconds: 10 });
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

/** The database as the first release made it. */
async function release(): Promise<void> {
  await migrateBefore(connection.db, '_reminders');
  const client = createClient({
    ...{ url: database.url, poolSize: 1, statementTimeoutSeconds: 0, applicationName: 'skincare-test' },
  });
  await installJobSchema(client);
  await client.end();
}

async function enqueue(folder: string): Promise<void> {
  const log = createLog({ level: 'silent', readable: false });
  const jobs = await Jobs.connect({ databaseUrl: database.url, log });
  await jobs.enqueue(connection.db, sweepPicture, { folder }, { startAfterSeconds: 86_400 });
  await jobs.stop();
}

test('an upgrade from the first release keeps every row, and the server works with it', async () => {
  const { db } = connection;
  await release();
  const passwords = new PasswordHasher({ memoryKib: 19_456, concurrency: 1 });
  const tables = await fillEveryTable(db, {
    'users.email': EMAIL,
    'users.password_hash': await passwords.hash(PASSWORD),
  });
  expect(tables).toEqual(
    expect.arrayContaining(['users', 'analyses', 'routine_step_logs', 'purge_receipts']),
  );
  const folder = randomUUID();
  await enqueue(folder);
  const shapes = await shapesOf(db);
  const before = await readRows(db, shapes);
  expect(Object.keys(before)).toEqual(tables);
  for (const [table, rows] of Object.entries(before)) expect(rows, table).toHaveLength(2);

  await migrateDatabase(database.url);
  const [applied] = await db.execute(sql`select count(*)::int as count from drizzle.__drizzle_migrations`);
  expect(applied?.count).toBe((await journal()).entries.length);
  // Nobody stated the pregnancy that was the default.
  const users = before.users!.map((row) => row.replace('"pregnancy": "NONE"', '"pregnancy": "UNKNOWN"'));
  expect(users).not.toEqual(before.users);
  expect(await readRows(db, shapes)).toEqual({ ...before, users });
  const jobs = await db.execute(sql`select state, data from pgboss.job where name = ${sweepPicture.name}`);
  expect([...jobs]).toEqual([{ state: 'created', data: { folder } }]);

  await migrateDatabase(database.url, referenceLoaders);
  const api = await TestApi.start({ DATABASE_URL: database.url });
  try {
    const { client } = await api.login(EMAIL);
    await db.execute(sql`update pgboss.job set start_after = now() where name = ${sweepPicture.name}`);
    await vi.waitFor(async () => {
      const [job] = await db.execute(sql`select state from pgboss.job where name = ${sweepPicture.name}`);
      expect(job).toEqual({ state: 'completed' });
    }, 20_000);
    const ready = await fetch(`${api.url}/ready`);
    expect(ready.status).toBe(200);
    const [{ viewer: analyses }, { viewer: told }, { viewer: routines }, { viewer: goals }] =
      await Promise.all([
        client.request(MyAnalysesDocument, {}),
        client.request(MyNotificationsDocument, {}),
        client.request(MyRoutinesDocument, {}),
        client.request(MyGoalsDocument, {}),
      ]);
    expect(analyses.analyses.nodes).toMatchObject([{ status: 'COMPLETED', skinScore: 12.5 }]);
    expect(told.notifications.nodes).toMatchObject([{ kind: 'SECURITY' }, {}]); // of this login, and the old one
    expect(routines.routines.nodes).toMatchObject([{ status: 'ACTIVE' }]);
    expect(goals.goals.nodes).toHaveLength(1);
    const { viewer } = await client.request(MyAdherenceDocument, {});
    expect(viewer.adherence.days).toHaveLength(30);
  } finally {
    await api.close();
  }
});
