import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ApiClient } from '../../operations/clients/client.ts';
import { LoginDocument, NotificationReceivedDocument, ViewerDocument } from '../../operations/generated.ts';
import { runUntilExit } from '../../scripts/server-process.ts';
import { DEMO_PASSWORD } from '../../src/app/demo-accounts.ts';
import { giveAllConsents } from '../setup/api.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';
import { portrait } from '../setup/photos.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';
import { linesOf, PRODUCTION, SECRET, ServerProcesses } from '../setup/servers/test-server.ts';

async function demoClient(url: string): Promise<ApiClient> {
  const client = new ApiClient(url);
  const input = { email: 'user@demo.example', password: DEMO_PASSWORD };
  const { login } = await client.request(LoginDocument, { input });
  client.token = login.session!.accessToken;
  return client;
}

describe('a standalone server with the embedded database', () => {
  let processes: ServerProcesses;
  beforeAll(async () => {
    processes = await ServerProcesses.open();
  });
  afterAll(() => processes.close());

  it('starts from scratch, prints its URLs, and shuts down cleanly', { timeout: 300_000 }, async () => {
    const server = await processes.start({});
    await vi.waitFor(() => expect(server.output()).toContain('Ctrl-C'), 180_000);
    expect(server.output()).toContain(`${server.url}/graphql`);
    expect(server.output()).toContain('/explorer');
    expect(server.output()).toContain('admin@demo.example');
    const client = await demoClient(server.url);
    expect((await client.request(ViewerDocument, {})).viewer.role).toBe('USER');
    expect(await server.stop()).toBe(0);
    expect(server.output()).not.toMatch(/error/i);
  });

  it('keeps its data over a SIGKILL, and prints the accounts only once', { timeout: 300_000 }, async () => {
    const first = await processes.start({});
    const client = await demoClient(first.url);
    await giveAllConsents(client);
    const id = await submit(client, portrait);
    await waitForEnd(client, id);
    await first.kill();

    const second = await processes.start({});
    expect(second.output()).not.toContain('admin@demo.example');
    expect((await waitForEnd(await demoClient(second.url), id)).status).toBe('COMPLETED');

    const other = await runUntilExit({ DATA_DIR: processes.data, PORT: '0' });
    expect(other.code).toBe(1);
    expect(linesOf(other.output)).toHaveLength(1);
    expect(other.output).toContain(processes.data);
    expect(await second.stop()).toBe(0);
  });
});

describe('a start that cannot work', () => {
  let database: TestDatabase;
  let processes: ServerProcesses;
  beforeAll(async () => {
    [database, processes] = await Promise.all([createTestDatabase(), ServerProcesses.open()]);
  });
  afterAll(async () => {
    await processes.close();
    await database.drop();
  });

  const refused = async (settings: Record<string, string>) => {
    const { code, output } = await runUntilExit({
      DATABASE_URL: database.url,
      DATA_DIR: processes.data,
      ...settings,
    });
    expect(code).toBe(1);
    expect(linesOf(output)).toHaveLength(1);
    return output;
  };

  it.each([
    [{ PORT: 'abc' }, 'PORT'],
    [{ ACCESS_TOKEN_TTL: 'soon' }, 'ACCESS_TOKEN_TTL'],
    [{ JWT_SECRET: 'short' }, 'JWT_SECRET'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ ROLE: 'api' }, 'REDIS_URL'],
    [{ MODEL_DIR: '/nowhere' }, '/nowhere'],
    [{ NODE_ENV: 'production' }, 'JWT_SECRET'],
  ] as [Record<string, string>, string][])('names the setting in %j', async (settings, name) => {
    expect(await refused({ PORT: '0', ...settings })).toContain(name);
  });

  it('reports that the port is in use', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as { port: number };
    expect(await refused({ PORT: String(port) })).toContain(`Port ${port} is in use`);
    blocker.close();
  });

  it('ends when the test that waits for it ends', async () => {
    const own = await ServerProcesses.open();
    const starting = own.start({ DATABASE_URL: database.url });
    const outcome = expect(starting).rejects.toThrow('The server did not start');
    await own.close();
    await outcome;
  });

  it('refuses a second server on the database without Redis', { timeout: 300_000 }, async () => {
    await processes.start({ DATABASE_URL: database.url });
    expect(await refused({ PORT: '0' })).toContain('REDIS_URL');
  });
});

describe('production', () => {
  let database: TestDatabase;
  let processes: ServerProcesses;
  beforeAll(async () => {
    [database, processes] = await Promise.all([createTestDatabase(), ServerProcesses.open()]);
  });
  afterAll(async () => {
    await processes.close();
    await database.drop();
  });

  it('exposes no schema, page or demo account, and logs JSON without secrets', {
    timeout: 300_000,
  }, async () => {
    const server = await processes.start({ ...PRODUCTION, DATABASE_URL: database.url });
    const post = (query: string) =>
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer abc.def.ghi' },
        body: JSON.stringify({ query }),
      }).then((response) => response.text());
    expect(await post('{ __schema { types { name } } }')).not.toContain('"types"');
    expect(await post('{ mee { id } }')).not.toContain('Did you mean');
    for (const path of ['/graphql', '/explorer', '/explorer/', '/metrics']) {
      const response = await fetch(server.url + path, { headers: { accept: 'text/html' } });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(await response.text()).not.toContain('<html');
    }
    const input = { email: 'admin@demo.example', password: DEMO_PASSWORD };
    const { login } = await new ApiClient(server.url).request(LoginDocument, { input });
    expect(login.userErrors[0]?.code).toBe('INVALID_CREDENTIALS');
    expect(await server.stop()).toBe(0);
    for (const line of linesOf(server.output())) expect(() => JSON.parse(line)).not.toThrow();
    for (const secret of [SECRET, DEMO_PASSWORD, 'abc.def.ghi', 'admin@demo.example']) {
      expect(server.output()).not.toContain(secret);
    }
  });

  it('finishes running requests on SIGTERM and closes sockets with 1001', { timeout: 300_000 }, async () => {
    const own = await createTestDatabase();
    const server = await processes.start({ DATABASE_URL: own.url, NODE_ENV: 'development' });
    const client = await demoClient(server.url);
    await giveAllConsents(client);
    const live = client.subscribe(NotificationReceivedDocument, {});
    const closed = live.next().catch((error: { code?: number }) => error.code);
    const id = await submit(client, portrait);
    expect(await server.stop()).toBe(0);
    expect([1001, undefined]).toContain(
      await closed.then((end) => (typeof end === 'object' ? undefined : end)),
    );

    const again = await processes.start({ DATABASE_URL: own.url, NODE_ENV: 'development' });
    expect((await waitForEnd(await demoClient(again.url), id, 45)).status).toBe('COMPLETED');
    await again.stop();
    await own.drop();
  });
});
