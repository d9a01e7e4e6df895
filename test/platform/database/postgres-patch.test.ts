import postgres, { type Sql } from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../setup/database/test-database.ts';

function signal(): { given: Promise<void>; give: () => void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

/** What patches/postgres+3.4.9.patch fixes: postgres.js on a connection that is lost during a transaction. */
describe('postgres.js and a connection lost within a transaction', () => {
  let database: TestDatabase;
  let client: Sql;
  let admin: Sql;
  const crashes: unknown[] = [];
  const onCrash = (error: unknown) => crashes.push(error);

  beforeAll(async () => {
    database = await createTestDatabase();
    admin = postgres(database.url, { max: 1 });
    await admin`create table written (what text)`;
    process.on('uncaughtException', onCrash);
  });
  afterAll(async () => {
    process.off('uncaughtException', onCrash);
    await admin.end();
    await database.drop();
  });
  beforeEach(async () => {
    crashes.length = 0;
    await admin`truncate written`;
    client = postgres(database.url, { max: 1, connect_timeout: 2, backoff: () => 0.01 });
  });
  afterEach(() => client.end({ timeout: 1 }));

  const terminate = (pid: number) => admin`select pg_terminate_backend(${pid}, 5000)`.execute();
  /** Ends the connection of `pid` once it is within pg_sleep. */
  const terminateAsleep = async (pid: number) => {
    const asleep = () => admin`select 1 from pg_stat_activity where pid = ${pid} and wait_event = 'PgSleep'`;
    await expect.poll(asleep, { timeout: 180_000 }).toHaveLength(1);
    await terminate(pid);
  };
  const written = async () => (await admin`select what from written order by what`).map((row) => row.what);

  test('the process survives and the connection is reused', async () => {
    for (let round = 0; round < 5; round++) {
      const lost = client.begin(async (tx) => {
        const [row] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
        await Promise.all([tx`select pg_sleep(60)`, terminateAsleep(row.pid)]);
      });
      await expect(lost).rejects.toThrow();
      expect(await client`select 1 as one`).toEqual([{ one: 1 }]);
      expect(await client`select 2 as two`).toEqual([{ two: 2 }]);
    }
    expect(crashes).toEqual([]);
  });

  test('statements of the lost transaction never run inside another one', async () => {
    const [lost, other, orphan] = [signal(), signal(), signal()];
    let lateError: unknown;
    const late = client.begin(async (tx) => {
      await tx`insert into written values ('before')`;
      const [row] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
      await terminate(row.pid);
      lost.give();
      await other.given;
      await tx`insert into written values ('orphan')`.catch((error) => {
        lateError = error;
      });
      orphan.give();
    });
    late.catch(() => {});
    await lost.given;
    await client.begin(async (tx) => {
      await tx`insert into written values ('other 1')`;
      other.give();
      await orphan.given;
      await tx`insert into written values ('other 2')`;
    });
    await expect(late).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    expect(lateError).toMatchObject({ code: 'CONNECTION_CLOSED' });
    expect(await written()).toEqual(['other 1', 'other 2']);
    expect(crashes).toEqual([]);
  });

  test('statements that wait in the lost transaction end as well', async () => {
    const waiting: Promise<unknown>[] = [];
    const lost = client.begin(async (tx) => {
      const [row] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
      for (let n = 0; n < 5; n++) waiting.push(tx`select pg_sleep(${60}), ${n}::int`);
      await Promise.all([Promise.allSettled(waiting), terminateAsleep(row.pid)]);
    });
    await expect(lost).rejects.toThrow();
    const ends = await Promise.allSettled(waiting);
    expect(ends.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
  });

  test('rows of a lost result do not shift those of the next', async () => {
    const bare = postgres(database.url, { max: 1, fetch_types: false, backoff: () => 0.01 });
    const [row] = await bare<[{ pid: number }]>`select pg_backend_pid() as pid`;
    const lost = bare`select n, case when n > 40000 then pg_sleep(60) end from generate_series(1, 40010) n`;
    await Promise.all([expect(lost).rejects.toThrow(), terminateAsleep(row.pid)]);
    const rows = await bare`select 1 as one`;
    expect([...rows]).toEqual([{ one: 1 }]);
    await bare.end();
  });
});

test('a server that accepts connections and closes them immediately causes an error, not endless retries', async () => {
  const { createServer } = await import('node:net');
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const client = postgres(`postgres://a:b@127.0.0.1:${port}/c`, { max: 1, connect_timeout: 30 });
  await expect(client`select 1`).rejects.toMatchObject({
    code: expect.stringMatching(/CONNECTION_CLOSED|ECONNRESET/),
  });
  await client.end({ timeout: 1 });
  server.close();
});
