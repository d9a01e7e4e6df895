import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../../operations/clients/client.ts';
import { MyAnalysesDocument, MyNotificationsDocument } from '../../operations/generated.ts';
import { freePort, type ServerProcess } from '../../scripts/server-process.ts';
import { connectDatabase } from '../../src/platform/database/database.ts';
import { readEnvironment } from '../../src/platform/env.ts';
import { TestAccounts } from '../setup/accounts.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';
import { portrait } from '../setup/photos.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';
import { PRODUCTION, ServerProcesses } from '../setup/servers/test-server.ts';

const KILLS = 20;

describe('SIGKILL between submission and result', () => {
  let database: TestDatabase;
  let processes: ServerProcesses;
  beforeAll(async () => {
    [database, processes] = await Promise.all([createTestDatabase(), ServerProcesses.open()]);
  });
  afterAll(async () => {
    await processes.close();
    await database.drop();
  });

  it('loses no acknowledged photo and reports each once', { timeout: 900_000 }, async () => {
    const settings = { ...PRODUCTION, DATABASE_URL: database.url, PORT: String(await freePort()) };
    let server: ServerProcess = await processes.start(settings);
    const client = new ApiClient(server.url);
    client.token = await accessToken(database.url);

    const acknowledged: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      acknowledged.push(await submit(client, portrait));
      const unacknowledged = submit(client, portrait).then(
        (id) => acknowledged.push(id),
        () => undefined,
      );
      await setTimeout(Math.random() * 800);
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

async function accessToken(url: string): Promise<string> {
  const env = readEnvironment({ ...PRODUCTION, DATABASE_URL: url, ACCESS_TOKEN_TTL: '1h' });
  const { db, close } = connectDatabase({ url, poolSize: 1, statementTimeoutSeconds: 10 });
  const account = await new TestAccounts(db, env).create({
    ...{ email: 'person@test.example', role: 'USER', consents: true, answers: true },
  });
  await close();
  return account!.tokens.accessToken;
}
