import postgres, { type Sql } from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { isDatabaseUnavailable } from '../../../src/platform/database/database.ts';
import { createClient } from '../../../src/platform/database/postgres-client.ts';
import { PostgresProxy } from '../../setup/database/postgres-proxy.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database/test-database.ts';

/** Fails at its fifth row, after four that were sent. */
const FAILS = 'select 100 / (5 - i) as quotient from generate_series(1, 10) i';
const DIVISION_BY_ZERO = { code: '22012' };

let database: TestDatabase;
let client: Sql;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  client = postgres(database.url, { max: 1 });
});
afterEach(() => client.end({ timeout: 1 }));

type Statement = (sql: Sql) => PromiseLike<unknown>;
/** Each way to run a statement that fails amid its rows. */
const failing: [string, Statement][] = [
  ['simple', (sql) => sql.unsafe(FAILS)],
  ['prepared', (sql) => sql.unsafe(`${FAILS} where i > $1`, [0], { prepare: true })],
  ['several statements', (sql) => sql.unsafe(`select 1 as one; ${FAILS}; select 2 as two`)],
  ['values', (sql) => sql.unsafe(FAILS).values()],
  ['raw', (sql) => sql.unsafe(FAILS).raw()],
  ['forEach', (sql) => sql.unsafe(FAILS).forEach(() => {})],
  ['cursor', (sql) => sql.unsafe(FAILS).cursor(3, () => {})],
  [
    'cursor iterated',
    async (sql) => {
      for await (const rows of sql.unsafe(FAILS).cursor(3)) expect(rows.length).toBeGreaterThan(0);
    },
  ],
];
/** Each way to run one that answers. */
const answering: [string, (sql: Sql) => Promise<unknown>, unknown][] = [
  ['simple', async (sql) => [...(await sql.unsafe('select 42 as answer'))], [{ answer: 42 }]],
  ['prepared', async (sql) => [...(await sql`select ${42}::int as answer`)], [{ answer: 42 }]],
  ['values', async (sql) => [...(await sql`select ${42}::int`.values())], [[42]]],
  [
    'cursor',
    async (sql) => {
      const batches: unknown[] = [];
      await sql`select n as answer from generate_series(42, 44) n`.cursor(2, (rows) => {
        batches.push([...rows]);
      });
      return batches;
    },
    [[{ answer: 42 }, { answer: 43 }], [{ answer: 44 }]],
  ],
];

describe.each(failing)('after a statement that failed amid its rows: %s', (_, fail) => {
  test.each(answering)('the answer holds its own rows only: %s', async (_name, answer, expected) => {
    await expect(Promise.resolve(fail(client))).rejects.toMatchObject(DIVISION_BY_ZERO);
    expect(await answer(client)).toEqual(expected);
  });

  test('also within a transaction, after the savepoint', async () => {
    await client.begin(async (tx) => {
      const lost = tx.savepoint(async (inner) => void (await fail(inner as unknown as Sql)));
      await expect(lost).rejects.toMatchObject(DIVISION_BY_ZERO);
      for (const [, answer, expected] of answering) {
        expect(await answer(tx as unknown as Sql)).toEqual(expected);
      }
    });
  });
});

test('pipelined statements keep their responses when others between them fail, at the server or before', async () => {
  await client`select 1`;
  const number = (n: number) => client.unsafe(`select ${n} as n`);
  const unsendable = client.unsafe('select $1::int as n', [undefined as never]);
  const results = await Promise.allSettled([
    number(1),
    client.unsafe(FAILS),
    number(2),
    unsendable,
    number(3),
  ]);
  expect(
    results.map((result) => (result.status === 'fulfilled' ? [...result.value] : result.reason.code)),
  ).toEqual([[{ n: 1 }], '22012', [{ n: 2 }], 'UNDEFINED_VALUE', [{ n: 3 }]]);
});

test('a statement after the end of its transaction never runs', async () => {
  await client`create table late (what text)`;
  let late: Promise<unknown> = Promise.resolve();
  const transaction = client.begin(async (tx) => {
    const fails = tx.unsafe(FAILS);
    late = fails.then(
      () => undefined,
      // The other branch continues while this one is rolled back.
      async () => {
        await new Promise((resolve) => setImmediate(resolve));
        await tx`insert into late values ('rolled back')`;
      },
    );
    late.catch(() => {});
    await fails;
  });
  await expect(transaction).rejects.toMatchObject(DIVISION_BY_ZERO);
  await expect(late).rejects.toMatchObject({ code: expect.stringMatching(/^(TRANSACTION_ENDED|25P02)$/) });
  expect(await client`select * from late`).toHaveLength(0);
});

test('a cursor whose connection is lost between two batches does not end as if complete', async () => {
  const proxy = await PostgresProxy.listen(database.url);
  const proxied = postgres(proxy.url, { max: 1 });
  const read = async () => {
    for await (const _rows of proxied`select n from generate_series(1, 100) n`.cursor(10)) {
      proxy.cutAll('FIN');
      await vi.waitFor(() => proxied`select 1`, 60_000); // the next connection works, so the first has ended
    }
  };
  await expect(read()).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  await proxied.end({ timeout: 1 });
  await proxy.close();
});

test('a callback that fails at the last batch of a cursor fails the query', async () => {
  const query = client`select 1 as one`.cursor(5, async () => {
    throw new Error('no');
  });
  await expect(query).rejects.toThrow('no');
  expect(await client`select 2 as two`).toEqual([{ two: 2 }]);
});

test('types that the server does not return cause a coded error', async () => {
  const proxy = await PostgresProxy.listen(database.url);
  let cuts = 0;
  proxy.onMessage = ({ bytes }) =>
    bytes.includes('typarray') && cuts++ < 3 ? { at: 'after', by: 'RST' } : undefined;
  const proxied = postgres(proxy.url, { max: 1, backoff: () => 0.01 });
  for (let round = 0; round < 3; round += 1) {
    const error = await proxied`select 1`.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(isDatabaseUnavailable(error)).toBe(true);
  }
  expect(await proxied`select array[1, 2] as both`).toEqual([{ both: [1, 2] }]);
  await proxied.end({ timeout: 1 });
  await proxy.close();
});

test('an address that fails immediately gives a coded error, and so does the next query', async () => {
  const unreachable = createClient({
    url: 'postgres://a:b@255.255.255.255:5432/c',
    poolSize: 1,
    statementTimeoutSeconds: 1,
    applicationName: 'test',
  });
  for (let round = 0; round < 3; round += 1) {
    await expect(unreachable`select 1`).rejects.toMatchObject({
      code: expect.stringMatching(/^E(NETUNREACH|ACCES|ADDRNOTAVAIL|HOSTUNREACH)$/),
    });
  }
  await unreachable.end({ timeout: 1 });
});

test('several hosts are tried once each, and none endlessly', async () => {
  const several = postgres('postgres://a:b@127.0.0.1:1,127.0.0.1:2/c', { max: 1, backoff: () => 0.01 });
  for (let round = 0; round < 3; round += 1) {
    await expect(several`select 1`).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  }
  await several.end({ timeout: 1 });
});
