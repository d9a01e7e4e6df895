import { Agent, get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PostgresProxy } from '../setup/database/postgres-proxy.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';
import { ServerProcesses } from '../setup/servers/test-server.ts';

/** Loaded before the program: at SIGUSR2 nothing handles what `statement` throws or rejects. */
const preload = (statement: string) =>
  `--import=data:text/javascript,${encodeURIComponent(`process.on('SIGUSR2', () => { ${statement} });`)}`;

describe('a fault that nothing handles', () => {
  let database: TestDatabase;
  let processes: ServerProcesses;
  beforeAll(async () => {
    [database, processes] = await Promise.all([createTestDatabase(), ServerProcesses.open()]);
  });
  afterAll(async () => {
    await processes.close();
    await database.drop();
  });

  const isRunning = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it.each([
    ['rejection', "Promise.reject(new Error('injected'))"],
    ['exception', "throw new Error('injected')"],
  ])('logs a %s as fatal, is not ready, drains and exits with 1 within 20 s', async (_, statement) => {
    const settings = { DATABASE_URL: database.url, NODE_OPTIONS: preload(statement) };
    const server = await processes.start({ ...settings, NODE_ENV: 'development' });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ready = () =>
      new Promise<number>((resolve) => {
        get(`${server.url}/ready`, { agent }, (answer) => resolve(answer.resume().statusCode ?? 0)).once(
          'error',
          () => resolve(0),
        );
      });
    expect(await ready()).toBe(200);
    process.kill(server.pid, 'SIGUSR2');
    await vi.waitFor(async () => expect(await ready()).not.toBe(200), { timeout: 180_000 });
    await vi.waitFor(() => expect(isRunning(server.pid)).toBe(false), { timeout: 180_000 });
    agent.destroy();
    expect(await server.stop()).toBe(1);
    expect(server.output()).toMatch(/FATAL.*Unhandled fault/);
    expect(server.output()).toContain('injected');
  });

  it('never results from a database whose connections are lost at any time', async () => {
    const proxy = await PostgresProxy.listen(database.url);
    const server = await processes.start({ DATABASE_URL: proxy.url, NODE_ENV: 'development' });
    const ready = async () => (await fetch(`${server.url}/ready`)).status;
    const at = ['before', 'within', 'after'] as const;
    // Each new connection lives for one message longer than the one before.
    for (const by of ['FIN', 'RST'] as const) {
      proxy.cutAll(by);
      let first: number | undefined;
      let connections = 0;
      proxy.onMessage = ({ connection, index }) => {
        first ??= connection;
        const life = Math.max(0, connection - first);
        connections = life;
        return life < 40 && index === life ? { at: at[life % 3]!, by } : undefined;
      };
      await vi.waitFor(
        async () => {
          await Promise.all([ready(), ready(), ready()]);
          expect(await ready()).toBe(200);
          expect(connections).toBeGreaterThanOrEqual(40);
        },
        { timeout: 180_000, interval: 10 },
      );
      proxy.onMessage = () => undefined;
    }
    expect(isRunning(server.pid)).toBe(true);
    expect(server.output()).not.toContain('Unhandled fault');
    expect(await server.stop()).toBe(0);
    await proxy.close();
  }, 300_000);
});
