import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../../operations/clients/client.ts';
import { LoginDocument, MyNotificationsDocument } from '../../operations/generated.ts';
import { runUntilExit } from '../../scripts/server-process.ts';
import { DEMO_PASSWORD } from '../../src/app/demo-accounts.ts';
import { giveAllConsents } from '../setup/api.ts';
import { createEmptyDatabase, type TestDatabase } from '../setup/database/test-database.ts';
import { portrait } from '../setup/photos.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';
import {
  keepsStatements,
  type PgBouncer,
  PREPARE,
  pgbouncerProgram,
  startPgBouncer,
} from '../setup/servers/pgbouncer.ts';
import { linesOf, ServerProcesses } from '../setup/servers/test-server.ts';

const MAKE_ADMIN = fileURLToPath(new URL('../../dist/commands/make-admin.js', import.meta.url));

describe.runIf(pgbouncerProgram)('a server behind PgBouncer in transaction mode', () => {
  let database: TestDatabase;
  let pgbouncer: PgBouncer;
  let processes: ServerProcesses;
  let settings: Record<string, string>;

  beforeAll(async () => {
    [database, processes] = await Promise.all([createEmptyDatabase(), ServerProcesses.open()]);
    pgbouncer = await startPgBouncer(database.url);
    settings = {
      DATABASE_URL: pgbouncer.urlOf(database.url),
      DATABASE_DIRECT_URL: database.url,
      DATABASE_PREPARE: PREPARE,
      INFERENCE_CONCURRENCY: '1',
    };
  });
  afterAll(async () => {
    await processes.close();
    await pgbouncer.stop();
    await database.drop();
  });

  const refused = async (changed: Record<string, string>) => {
    const { code, output } = await runUntilExit({
      ...settings,
      ...{ DATA_DIR: processes.data, PORT: '0' },
      ...changed,
    });
    expect(code).toBe(1);
    expect(linesOf(output)).toHaveLength(1);
    return output;
  };

  it('names the setting that it lacks', { timeout: 300_000 }, async () => {
    expect(await refused({ DATABASE_DIRECT_URL: '' })).toContain('set DATABASE_DIRECT_URL');
    expect(await refused({ DATABASE_DIRECT_URL: settings.DATABASE_URL! })).toContain(
      'set DATABASE_DIRECT_URL',
    );
    expect(await refused({ DATABASE_URL: '' })).toContain(
      'DATABASE_URL: is required with DATABASE_DIRECT_URL',
    );
    if (!keepsStatements)
      expect(await refused({ DATABASE_PREPARE: 'true' })).toContain('DATABASE_PREPARE=false');
  });

  it('migrates, serves and works, and is alone without Redis', { timeout: 300_000 }, async () => {
    const server = await processes.start(settings);
    const client = new ApiClient(server.url);
    const input = { email: 'user@demo.example', password: DEMO_PASSWORD };
    const { login } = await client.request(LoginDocument, { input });
    client.token = login.session!.accessToken;
    await giveAllConsents(client);
    const ids = await Promise.all(Array.from({ length: 3 }, () => submit(client, portrait)));
    for (const id of ids) expect((await waitForEnd(client, id)).status).toBe('COMPLETED');
    expect((await client.request(MyNotificationsDocument, {})).viewer.notifications.totalCount).toBe(3);
    expect(await refused({})).toContain('REDIS_URL');
    const env = { PATH: process.env.PATH, ...settings };
    const { stdout } = await promisify(execFile)(process.execPath, [MAKE_ADMIN, input.email], { env });
    expect(stdout).toContain('is an administrator');
    expect(await server.stop()).toBe(0);
    expect(server.output()).not.toMatch(/warn|error|unhandled/i);
  });
});
