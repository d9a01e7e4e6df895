import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MyNotificationsDocument, ViewerDocument } from '../../operations/generated.ts';
import { NO_SETTINGS } from '../../scripts/server-process.ts';
import { TestApi } from '../setup/api.ts';

const COMMAND = fileURLToPath(new URL('../../dist/commands/make-admin.js', import.meta.url));

describe('the command make-admin', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());

  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const env = { ...NO_SETTINGS, DATABASE_URL: api.databaseUrl, LOG_LEVEL: 'warn' };
      execFile(process.execPath, [COMMAND, ...args], { env, cwd: tmpdir() }, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });

  it('appoints the first administrator, who is notified', async () => {
    const user = await api.createUser({ consents: false });
    expect(await run(user.email.toUpperCase())).toMatchObject({ code: 0, err: '' });
    expect((await user.client.request(ViewerDocument, {})).viewer.role).toBe('ADMIN');
    const { viewer } = await user.client.request(MyNotificationsDocument, {});
    expect(viewer.notifications.nodes).toMatchObject([{ kind: 'SECURITY' }]);
    expect((await run(user.email)).code).toBe(1);
  });

  it.each([
    [[], 'Usage:'],
    [['a@b.example', 'c@d.example'], 'Usage:'],
    [[`${randomUUID()}@test.example`], 'There is no open, verified account'],
  ])('says in one line what is wrong with %j', async (args, message) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain(message);
  });
});
