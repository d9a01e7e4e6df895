import { setTimeout } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ApiClient } from '../../operations/clients/client.ts';
import { MyAnalysesDocument, MyNotificationsDocument } from '../../operations/generated.ts';
import { freePort, type ServerProcess } from '../../scripts/server-process.ts';
import { analyses } from '../../src/analyses/analyses.table.ts';
import { connectDatabase, type DatabaseConnection } from '../../src/platform/database/database.ts';
import { readEnvironment } from '../../src/platform/env.ts';
import { TestAccounts } from '../setup/accounts.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';
import { uuidOf } from '../setup/ids.ts';
import { portrait } from '../setup/photos.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';
import { PRODUCTION, ServerProcesses } from '../setup/servers/test-server.ts';

describe('SIGKILL between submission and result', () => {
  let database: TestDatabase;
  let processes: ServerProcesses;
  let connection: DatabaseConnection;
  beforeAll(async () => {
    [database, processes] = await Promise.all([createTestDatabase(), ServerProcesses.open()]);
    connection = connectDatabase({ url: database.url, poolSize: 1, statementTimeoutSeconds: 10 });
  });
  afterAll(async () => {
    await connection.close();
    await processes.close();
    await database.drop();
  });

  /** Waits until the analysis of a photo has come so far. */
  const reached = (id: string, ...statuses: string[]) =>
    vi.waitFor(
      async () => {
        const [row] = await connection.db
          .select({ status: analyses.status })
          .from(analyses)
          .where(eq(analyses.id, uuidOf(id)));
        expect(statuses).toContain(row?.status);
      },
      { timeout: 120_000, interval: 5 },
    );
  /** When it is killed; another photo is on its way then. */
  const MOMENTS: ((id: string) => Promise<unknown>)[] = [
    async () => {},
    () => setTimeout(Math.random() * 100),
    (id) => reached(id, 'PROCESSING', 'COMPLETED'),
    (id) => reached(id, 'PROCESSING', 'COMPLETED').then(() => setTimeout(Math.random() * 200)),
    (id) => reached(id, 'COMPLETED'),
  ];

  it('loses no acknowledged photo and reports each once', { timeout: 900_000 }, async () => {
    const settings = { ...PRODUCTION, DATABASE_URL: database.url, PORT: String(await freePort()) };
    let server: ServerProcess = await processes.start(settings);
    const client = new ApiClient(server.url);
    client.token = await accessToken(database.url, connection);

    const acknowledged: string[] = [];
    for (const moment of [...MOMENTS, ...MOMENTS]) {
      const id = await submit(client, portrait);
      acknowledged.push(id);
      const unacknowledged = submit(client, portrait).then(
        (other) => acknowledged.push(other),
        () => undefined,
      );
      await moment(id);
      await server.kill();
      await unacknowledged;
      server = await processes.start(settings);
    }

    for (const id of acknowledged) {
      expect((await waitForEnd(client, id, 120)).status).toBe('COMPLETED');
    }
    const { viewer } = await client.request(MyNotificationsDocument, { first: 100 });
    const told = viewer.notifications.nodes.flatMap(({ analysis }) => analysis?.id ?? []);
    expect(new Set(told).size).toBe(told.length);
    expect(told).toEqual(expect.arrayContaining(acknowledged));
    const all = await client.request(MyAnalysesDocument, { first: 100 });
    expect(all.viewer.analyses.nodes.every(({ status }) => status === 'COMPLETED')).toBe(true);
    expect(told).toHaveLength(all.viewer.analyses.totalCount);
  });
});

async function accessToken(url: string, { db }: DatabaseConnection): Promise<string> {
  const env = readEnvironment({ ...PRODUCTION, DATABASE_URL: url, ACCESS_TOKEN_TTL: '1h' });
  const account = await new TestAccounts(db, env).create({
    ...{ email: 'person@test.example', role: 'USER', consents: true, answers: true },
  });
  return account!.tokens.accessToken;
}
