/**
 * Cuts proxied connections at every message of PostgreSQL's protocol, as a program of its own so that a driver that
 * ends its process is seen by its exit code. Arguments: URL of a database, name of a scenario. Prints JSON.
 */
import { setTimeout } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { isDatabaseUnavailable } from '../../../src/platform/database/database.ts';
import { createClient } from '../../../src/platform/database/postgres-client.ts';
import { type Cut, PostgresProxy, type ProxyMessage } from '../../setup/database/postgres-proxy.ts';

/** A key that both ends know, which spares the tests a certificate. */
const PSK = { ciphers: 'PSK-AES128-GCM-SHA256', maxVersion: 'TLSv1.2' } as const;
const KEY = { identity: 'test', psk: Buffer.alloc(16, 7) };
const HANG_MS = 20_000;
/** More connections than this in one run mean that the client retries endlessly. */
const MAX_CONNECTIONS = 20;

interface Scenario {
  connect(url: string): Sql;
  /** The right answer, whatever was lost before. */
  run(client: Sql, key: number): Promise<unknown>;
  expected: unknown;
  /** Whether the database holds what a run must have left, given that it was acknowledged or not. */
  isConsistent?(direct: Sql, key: number, acknowledged: boolean): Promise<boolean>;
  encrypted?: true;
  /** Leaves out the cuts before the first statement, which another scenario has. */
  skipsStart?: true;
}

const bounded = (url: string) =>
  createClient({ url, poolSize: 1, statementTimeoutSeconds: 5, applicationName: 'cuts' });
const unbounded = (url: string) =>
  createClient({ url, poolSize: 1, statementTimeoutSeconds: 0, applicationName: 'cuts' });
const encrypted = (url: string) =>
  postgres(url, {
    max: 1,
    connect_timeout: 5,
    backoff: () => 0.01,
    onnotice: () => {},
    ssl: { ...PSK, pskCallback: () => KEY, checkServerIdentity: () => undefined },
  } as postgres.Options<Record<string, never>>);

const five = (client: Sql) => client.unsafe('select n from generate_series(1, 5) n');
const prepared = (client: Sql, from: number) =>
  client.unsafe('select n from generate_series($1::int, $2::int) n', [from, from + 2], { prepare: true });
const numbers = (rows: Iterable<postgres.Row>) => [...rows].map((row) => row.n);

const SCENARIOS: Record<string, Scenario> = {
  plain: {
    connect: bounded,
    run: async (client) => numbers(await five(client)),
    expected: [1, 2, 3, 4, 5],
  },
  'plain without limits': {
    connect: unbounded,
    run: async (client) => numbers(await five(client)),
    expected: [1, 2, 3, 4, 5],
  },
  prepared: {
    connect: bounded,
    skipsStart: true,
    run: async (client) => {
      const first = numbers(await prepared(client, 1));
      const both = await Promise.all([prepared(client, 4), prepared(client, 7)]);
      return [first, ...both.map(numbers)];
    },
    expected: [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ],
  },
  transaction: {
    connect: bounded,
    skipsStart: true,
    run: (client, key) =>
      client.begin(async (tx) => {
        await tx`insert into cut (key, half) values (${key}, 1)`;
        await tx.savepoint((inner) => inner`insert into cut (key, half) values (${key}, 2)`);
        return numbers(await tx`select half as n from cut where key = ${key} order by half`);
      }),
    expected: [1, 2],
    isConsistent: async (direct, key, acknowledged) => {
      const [row] = await direct`select count(*)::int as halves from cut where key = ${key}`;
      return row?.halves === 2 || (row?.halves === 0 && !acknowledged);
    },
  },
  cursor: {
    connect: bounded,
    skipsStart: true,
    run: async (client) => {
      const called: unknown[] = [];
      await client`select n from generate_series(1, 5) n`.cursor(2, async (rows) => {
        await setTimeout(1);
        called.push(...numbers(rows));
      });
      const iterated: unknown[] = [];
      for await (const rows of client`select n from generate_series(1, 5) n`.cursor(2)) {
        await setTimeout(1);
        iterated.push(...numbers(rows));
      }
      return [called, iterated];
    },
    expected: [
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5],
    ],
  },
  forEach: {
    connect: bounded,
    skipsStart: true,
    run: async (client) => {
      const rows: unknown[] = [];
      await client`select n from generate_series(1, 5) n`.forEach((row) => void rows.push(row.n));
      return rows;
    },
    expected: [1, 2, 3, 4, 5],
  },
  end: {
    connect: bounded,
    run: async (client) => {
      const [rows] = await Promise.all([five(client).execute(), client.end()]);
      return numbers(rows);
    },
    expected: [1, 2, 3, 4, 5],
  },
};
SCENARIOS.TLS = { ...SCENARIOS.plain!, connect: encrypted, encrypted: true };

const [url = '', name = ''] = process.argv.slice(2);
const scenario = SCENARIOS[name]!;
const direct = postgres(url, { max: 1, onnotice: () => {} });
const tlsOptions = { ...PSK, pskCallback: () => KEY.psk };
const plainProxy = await PostgresProxy.listen(url, scenario.encrypted ? { tls: tlsOptions } : {});
// Sees the TLS records, where the first one sees what is in them.
const proxies = scenario.encrypted ? [plainProxy, await PostgresProxy.listen(plainProxy.url)] : [plainProxy];
const entry = proxies.at(-1)!;
const problems: string[] = [];
const outcomes = { answered: 0, failed: 0 };
let key = 0;

async function withTimeout<T>(what: string, work: Promise<T>): Promise<T> {
  const late = setTimeout(HANG_MS, undefined, { ref: false }).then(() => {
    throw new Error(`${what} hangs.`);
  });
  return await Promise.race([work, late]);
}

async function attempt(what: string, client: Sql): Promise<void> {
  const mine = ++key;
  let acknowledged = false;
  try {
    const answer = await withTimeout(what, scenario.run(client, mine));
    acknowledged = true;
    if (JSON.stringify(answer) !== JSON.stringify(scenario.expected)) {
      problems.push(`${what}: ${JSON.stringify(answer)}`);
    }
  } catch (error) {
    if (!isDatabaseUnavailable(error)) problems.push(`${what}: ${error}`);
  }
  outcomes[acknowledged ? 'answered' : 'failed'] += 1;
  if (scenario.isConsistent && !(await scenario.isConsistent(direct, mine, acknowledged))) {
    problems.push(`${what}: half-written or lost, acknowledged: ${acknowledged}`);
  }
}

/** The messages of a run without cuts, with at most three of several equal ones in a row. */
async function record(proxy: PostgresProxy): Promise<ProxyMessage[]> {
  const messages: ProxyMessage[] = [];
  proxy.onMessage = (message) => void messages.push(message);
  const client = scenario.connect(entry.url);
  await attempt('no cut', client);
  await client.end({ timeout: 5 });
  proxy.onMessage = () => undefined;
  const first = messages.filter(({ connection }) => connection === messages[0]!.connection);
  const statements = first.findLastIndex(({ bytes }) => bytes.includes('typarray'));
  return first.filter(({ type, from }, at) => {
    if (scenario.skipsStart && at < statements) return false;
    const isLike = (other?: ProxyMessage) => other?.type === type && other.from === from;
    return !isLike(first[at - 1]) || !isLike(first[at + 1]) || !isLike(first[at - 2]);
  });
}

async function cutAt(proxy: PostgresProxy, point: ProxyMessage, cut: Cut): Promise<void> {
  const what = `${cut.by} ${cut.at} ${point.from}'s ${point.type} (${point.index})`;
  let first: number | undefined;
  let connections = 0;
  proxy.onMessage = ({ connection, index }) => {
    if (index === 0) {
      connections += 1;
      first ??= connection; // a former one may still say goodbye
    }
    return connection === first && index === point.index ? cut : undefined;
  };
  const client = scenario.connect(entry.url);
  await attempt(what, client);
  if (name !== 'end') {
    // The one after a lost connection may still meet the end of that.
    const next = client`select ${key}::int as n, array[1, 2] as both`;
    const answer = await withTimeout(
      `${what}, next`,
      next.then(String.bind(null, ''), (error) => error),
    );
    if (answer instanceof Error && !isDatabaseUnavailable(answer)) problems.push(`${what}, next: ${answer}`);
    const rows = await withTimeout(`${what}, after`, client`select ${key}::int as n, array[1, 2] as both`);
    if (JSON.stringify(rows) !== JSON.stringify([{ n: key, both: [1, 2] }])) {
      problems.push(`${what}, after: ${JSON.stringify(rows)}`);
    }
  }
  await withTimeout(`${what}, end`, client.end());
  if (connections > MAX_CONNECTIONS) problems.push(`${what}: ${connections} connections`);
}

let cuts = 0;
const seen = new Set<string>();
for (const proxy of proxies) {
  for (const point of await record(proxy)) {
    seen.add(`${point.from} ${point.type}`);
    for (const at of ['before', 'within', 'after'] as const) {
      for (const by of ['FIN', 'RST'] as const) {
        await cutAt(proxy, point, { at, by });
        cuts += 1;
      }
    }
  }
  proxy.onMessage = () => undefined;
}
await direct.end();
for (const proxy of proxies) await proxy.close();
console.log(JSON.stringify({ cuts, ...outcomes, seen: [...seen].sort(), problems: problems.slice(0, 20) }));
