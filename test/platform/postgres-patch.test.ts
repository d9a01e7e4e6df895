import postgres, { type Sql } from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts';

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
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const written = async () => (await admin`select what from written order by what`).map((row) => row.what);

  test('the process survives and the connection is reused', async () => {
    for (let round = 0; round < 5; round++) {
      const lost = client.begin(async (tx) => {
        const [row] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
        setTimeout(() => terminate(row.pid), 20);
        await tx`select pg_sleep(5)`;
      });
      await expect(lost).rejects.toThrow();
      expect(await client`select 1 as one`).toEqual([{ one: 1 }]);
      expect(await client`select 2 as two`).toEqual([{ two: 2 }]);
    }
    await pause(50);
    expect(crashes).toEqual([]);
  });

  test('statements of the lost transaction never run inside another one', async () => {
    let lostNow = () => {};
    const isLost = new Promise<void>((resolve) => {
      lostNow = resolve;
    });
    let lateError: unknown;
    const late = client.begin(async (tx) => {
      await tx`insert into written values ('before')`;
      const [row] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
      await terminate(row.pid);
      await pause(50);
      lostNow();
      await pause(200);
      await tx`insert into written values ('orphan')`.catch((error) => {
        lateError = error;
      });
    });
    late.catch(() => {});
    await isLost;
    await client.begin(async (tx) => {
      await tx`insert into written values ('other 1')`;
      await pause(500);
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
      for (let n = 0; n < 5; n++) waiting.push(tx`select pg_sleep(${1}), ${n}::int`);
      setTimeout(() => terminate(row.pid), 20);
      await Promise.allSettled(waiting);
    });
    await expect(lost).rejects.toThrow();
    const ends = await Promise.race([Promise.allSettled(waiting), pause(2000)]);
    expect(ends).toHaveLength(5);
  });

  test('rows of a lost result do not shift those of the next', async () => {
    const bare = postgres(database.url, { max: 1, fetch_types: false, backoff: () => 0.01 });
    const [row] = await bare<[{ pid: number }]>`select pg_backend_pid() as pid`;
    const lost = bare`select n, case when n > 40000 then pg_sleep(1) end from generate_series(1, 40010) n`;
    setTimeout(() => terminate(row.pid), 300);
    await expect(lost).rejects.toThrow();
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
