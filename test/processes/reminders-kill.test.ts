import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '../../scripts/server-process.ts';
import { connectDatabase, type DatabaseConnection } from '../../src/platform/database/database.ts';
import { localDay } from '../../src/platform/time/local-day.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';
import { insertPeople, toldCounts } from '../setup/rows/reminder-rows.ts';
import { ServerProcesses } from '../setup/servers/test-server.ts';

const PEOPLE = 1500;
const KILLS = 3;

describe('SIGKILL while reminders are sent', () => {
  let database: TestDatabase;
  let processes: ServerProcesses;
  let connection: DatabaseConnection;
  beforeAll(async () => {
    [database, processes] = await Promise.all([createTestDatabase(), ServerProcesses.open()]);
    connection = connectDatabase({ url: database.url, poolSize: 2, statementTimeoutSeconds: 10 });
  });
  afterAll(async () => {
    await connection.close();
    await processes.close();
    await database.drop();
  });

  it('loses none and sends none twice', { timeout: 180_000 }, async () => {
    const { db } = connection;
    const due = { nextAt: new Date(), nextOn: localDay('UTC', new Date()) };
    for (let made = 0; made < PEOPLE; made += 500) {
      await insertPeople(
        db,
        Array.from({ length: 500 }, () => due),
      );
    }
    const settings = { DATABASE_URL: database.url, PORT: String(await freePort()), LOG_LEVEL: 'warn' };
    const soFar: number[] = [];
    let told = 0;
    while (told < PEOPLE) {
      const server = await processes.start(settings);
      await vi.waitFor(
        async () => {
          const now = (await toldCounts(db)).told;
          expect(now === PEOPLE || (soFar.length < KILLS && now > told)).toBe(true);
        },
        { timeout: 180_000, interval: 5 },
      );
      await server.kill();
      told = (await toldCounts(db)).told;
      soFar.push(told);
    }
    // It was killed in the middle at least once.
    expect(soFar.length).toBeGreaterThan(1);
    expect(await toldCounts(db)).toEqual({ people: PEOPLE, told: PEOPLE, causes: PEOPLE });
    const [left] = await db.execute(sql`select count(*)::int as due from reminders where next_at <= now()`);
    expect(left).toEqual({ due: 0 });
  });
});
