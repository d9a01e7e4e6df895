import { sql } from 'drizzle-orm';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  checkPooler,
  connectDatabase,
  type DatabaseConnection,
  isDatabaseUnavailable,
  migrateDatabase,
} from '../../../src/platform/database/database.ts';
import { UnfitPooler } from '../../../src/platform/database/pooler.ts';
import { createClient } from '../../../src/platform/database/postgres-client.ts';
import { defineQueue, Jobs } from '../../../src/platform/jobs/jobs.ts';
import { createLog } from '../../../src/platform/logging/log.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database/test-database.ts';
import {
  keepsStatements,
  type PgBouncer,
  pgbouncerProgram,
  startPgBouncer,
} from '../../setup/servers/pgbouncer.ts';

const log = createLog({ level: 'silent', readable: false });
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe.runIf(pgbouncerProgram)('behind PgBouncer in transaction mode', () => {
  let database: TestDatabase;
  let pgbouncer: PgBouncer;
  let url: string;
  let connection: DatabaseConnection;
  /** To PostgreSQL itself. */
  let direct: Sql;
  const pooling = { pooled: true, prepare: keepsStatements };

  beforeAll(async () => {
    database = await createTestDatabase();
    pgbouncer = await startPgBouncer(database.url);
    url = pgbouncer.urlOf(database.url);
    connection = connectDatabase({ url, ...pooling, poolSize: 20, statementTimeoutSeconds: 1 });
    direct = createClient({
      url: database.url,
      poolSize: 1,
      statementTimeoutSeconds: 10,
      applicationName: 'test',
    });
  });
  afterAll(async () => {
    await connection.close();
    await direct.end();
    await pgbouncer.stop();
    await database.drop();
  });

  const running = (text: string) =>
    direct`select pid from pg_stat_activity where state = 'active' and query like ${`%${text}%`} and pid <> pg_backend_pid()`;

  it('shares few connections of PostgreSQL among many of this process, in UTC', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        connection.db.execute<{ n: number; zone: string }>(
          sql`select ${n}::int as n, current_setting('TimeZone') as zone, pg_sleep(0.01)::text`,
        ),
      ),
    );
    expect(answers.map(([row]) => row?.n)).toEqual(Array.from({ length: 60 }, (_, n) => n));
    expect(new Set(answers.map(([row]) => row?.zone))).toEqual(new Set(['UTC']));
    const [row] = await direct`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
    expect(row!.count).toBeLessThanOrEqual(5);
  });

  it('stops a statement that runs too long, on the server too', async () => {
    const error = await failureOf(connection.db.execute(sql`select 'too long', pg_sleep(60)`));
    expect(isDatabaseUnavailable(error)).toBe(true);
    await vi.waitFor(async () => expect(await running('too long')).toHaveLength(0), 5000);
    await connection.ping();
  });

  it('limits each transaction, and no statement after it', async () => {
    const limits = () => sql<{ statement: string; idle: string }>`
      select current_setting('statement_timeout') as statement,
        current_setting('idle_in_transaction_session_timeout') as idle`;
    const within = await connection.db.transaction(async (tx) => {
      const [first] = await tx.execute(limits());
      const [later] = await tx.transaction((inner) => inner.execute(limits()));
      return [first, later];
    });
    expect(within).toEqual(Array(2).fill({ statement: '1s', idle: '10s' }));
    const after = await Promise.all(Array.from({ length: 20 }, () => connection.db.execute(limits())));
    expect(after.flat()).toEqual(Array(20).fill({ statement: '0', idle: '0' }));
    const error = await failureOf(
      connection.db.transaction((tx) => tx.execute(sql`select 'too long within', pg_sleep(60)`)),
    );
    expect(isDatabaseUnavailable(error)).toBe(true);
    await vi.waitFor(async () => expect(await running('too long within')).toHaveLength(0), 5000);
  });

  it('runs prepared queries on whichever connection it gets', async () => {
    const query = connection.db
      .select({ n: sql<number>`${sql.placeholder('n')}::int` })
      .from(sql`generate_series(1, 1)`)
      .prepare('pooled');
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => query.execute({ n })));
      expect(answers.map(([row]) => row?.n)).toEqual(Array.from({ length: 40 }, (_, n) => n));
    }
  });

  it('runs jobs, and leaves no advisory lock behind', { timeout: 300_000 }, async () => {
    const queue = defineQueue<{ n: number }>({
      ...{
        name: 'pooled',
        retryLimit: 1,
        retryDelaySeconds: 0,
        expireInSeconds: 30,
        deadLetter: 'pooled-dead',
      },
    });
    const all = await Promise.all([1, 2, 3].map(() => Jobs.connect({ databaseUrl: url, log, ...pooling })));
    try {
      await Promise.all(all.map((jobs) => jobs.declare(queue)));
      const done = new Set<number>();
      for (const jobs of all) {
        await jobs.work(queue, { concurrency: 5 }, async ({ n }) => {
          if (n === 7 && !done.has(-7)) {
            done.add(-7);
            throw new Error('the first attempt');
          }
          done.add(n);
        });
      }
      await connection.db.transaction((tx) =>
        all[0]!.enqueueAll(
          tx,
          queue,
          Array.from({ length: 30 }, (_, n) => ({ data: { n } })),
        ),
      );
      await vi.waitFor(() => expect(done.size).toBe(31), 30_000);
    } finally {
      await Promise.all(all.map((jobs) => jobs.stop()));
    }
    const own = await direct`
      select * from pg_locks
      where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`;
    expect(own).toEqual([]);
  });

  it('refuses migrations in one line', async () => {
    const error = await failureOf(migrateDatabase(url));
    expect(error).toBeInstanceOf(UnfitPooler);
    expect(String(error)).toContain('DATABASE_DIRECT_URL');
  });

  it('refuses migrations too where PgBouncer is set to drop what it does not know', async () => {
    const lenient = await startPgBouncer(database.url, ['ignore_startup_parameters = lock_timeout']);
    try {
      expect(await failureOf(migrateDatabase(lenient.urlOf(database.url)))).toBeInstanceOf(UnfitPooler);
    } finally {
      await lenient.stop();
    }
  });

  it('fails fast where the pooler has no connection left, and goes on after its restart', async () => {
    const narrow = await startPgBouncer(database.url, ['default_pool_size = 1']);
    const own = connectDatabase({
      ...{ url: narrow.urlOf(database.url), ...pooling },
      ...{ poolSize: 4, statementTimeoutSeconds: 1 },
    });
    try {
      await own.db.transaction(async (tx) => {
        await tx.execute(sql`select 1`);
        const started = Date.now();
        expect(isDatabaseUnavailable(await failureOf(own.ping()))).toBe(true);
        expect(Date.now() - started).toBeLessThan(5000);
      });
      await own.ping();
      await narrow.restart();
      await vi.waitFor(() => own.ping(), 10_000);
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, n) => own.db.execute<{ n: number }>(sql`select ${n}::int as n`)),
      );
      expect(answers.map(([row]) => row?.n)).toEqual(Array.from({ length: 10 }, (_, n) => n));
    } finally {
      await own.close();
      await narrow.stop();
    }
  });

  it('notices whether prepared statements are kept', async () => {
    const failure = await failureOf(checkPooler(url, { pooled: true, prepare: true }));
    if (keepsStatements) expect(failure).toBeNull();
    else expect(String(failure)).toContain('DATABASE_PREPARE=false');
    await checkPooler(url, { pooled: true, prepare: false });
    await checkPooler(database.url, { pooled: true, prepare: true });
  });
});
