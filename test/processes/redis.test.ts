import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runUntilExit } from '../../scripts/server-process.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';
import { opensslProgram } from '../setup/servers/certificate.ts';
import { redisUrl } from '../setup/servers/redis.ts';
import { RedisServers } from '../setup/servers/redis-servers.ts';
import { linesOf, ServerProcesses } from '../setup/servers/test-server.ts';

describe.runIf(redisUrl)('a server over Redis', () => {
  let database: TestDatabase;
  let processes: ServerProcesses;
  let servers: RedisServers;
  beforeAll(async () => {
    [database, processes, servers] = await Promise.all([
      createTestDatabase(),
      ServerProcesses.open(),
      RedisServers.open(),
    ]);
  });
  afterAll(async () => {
    await processes.close();
    await servers.close();
    await database.drop();
  });

  const refused = async (REDIS_URL: string) => {
    const settings = { DATABASE_URL: database.url, DATA_DIR: processes.data, PORT: '0', REDIS_URL };
    const { code, output } = await runUntilExit(settings);
    expect(code).toBe(1);
    expect(linesOf(output)).toHaveLength(1);
    return output;
  };

  it('says in one line what Redis refuses', { timeout: 300_000 }, async () => {
    const { port } = await servers.start('--requirepass', 'right');
    expect(await refused(`redis://:wrong@127.0.0.1:${port}`)).toContain('REDIS_URL: Redis cannot be used');
    expect(await refused('redis+sentinel://127.0.0.1')).toContain('REDIS_URL: must be');
  });

  it.runIf(opensslProgram)('trusts a certificate of its own authority', { timeout: 300_000 }, async () => {
    const { port, authority } = await servers.startEncrypted();
    const REDIS_URL = `rediss://127.0.0.1:${port}`;
    expect(await refused(REDIS_URL)).toContain('NODE_EXTRA_CA_CERTS');
    const server = await processes.start({
      ...{ DATABASE_URL: database.url, REDIS_URL, ROLE: 'api' },
      NODE_EXTRA_CA_CERTS: authority,
    });
    expect(await (await fetch(`${server.url}/ready`)).json()).toMatchObject({ checks: { events: 'ok' } });
    expect(await server.stop()).toBe(0);
    expect(server.output()).not.toMatch(/redis/i);
  });
});
