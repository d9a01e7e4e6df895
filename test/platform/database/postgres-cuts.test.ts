import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../setup/database/test-database.ts';

const PROGRAM = fileURLToPath(new URL('postgres-cuts.ts', import.meta.url));

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const client = postgres(database.url, { max: 1 });
  await client`create table cut (key int not null, half int not null)`;
  await client.end();
});
afterAll(() => database.drop());

/** Runs one scenario in a process of its own. */
async function cut(scenario: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, database.url, scenario]);
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.err += text;
  });
  const [code] = await once(child, 'close');
  expect({ code, err: printed.err }).toEqual({ code: 0, err: '' });
  return JSON.parse(printed.out) as {
    cuts: number;
    answered: number;
    failed: number;
    seen: string[];
    problems: string[];
  };
}

describe('a connection that is cut before, within or after any message, by FIN or RST', () => {
  test.concurrent.each([
    ['plain', ['server R', 'client p', 'client Q', 'server T', 'server D', 'server C', 'server Z']],
    ['plain without limits', ['client startup', 'server R', 'client Q', 'server D']],
    ['prepared', ['client P', 'client B', 'client E', 'server t', 'server 1', 'server 2', 'server D']],
    ['transaction', ['client Q', 'client B', 'server n', 'server D', 'server C']],
    ['cursor', ['client E', 'server s', 'server D', 'server C']],
    ['forEach', ['client B', 'server D', 'server C']],
    ['end', ['client startup', 'client Q', 'server Z']],
    ['TLS', ['client SSLRequest', 'server SSLAnswer', 'client TLS 22', 'server TLS 23', 'server D']],
  ])(
    '%s: a coded error or the right answer, and the next query is right',
    {
      timeout: 900_000,
    },
    async (scenario, messages) => {
      const { cuts, answered, failed, seen, problems } = await cut(scenario);
      expect(problems).toEqual([]);
      expect(seen).toEqual(expect.arrayContaining(messages));
      expect(answered + failed).toBeGreaterThan(cuts);
      expect(failed).toBeGreaterThan(cuts / 3);
    },
  );
});
