import { readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../scripts/server-process.ts';
import { createLog } from '../../../src/platform/logging/log.ts';
import { checkRedis } from '../../../src/platform/redis/check-redis.ts';
import {
  connectRedis,
  disconnectRedis,
  type RedisTarget,
} from '../../../src/platform/redis/redis-clients.ts';
import { opensslProgram } from '../../setup/servers/certificate.ts';
import { redisUrl } from '../../setup/servers/redis.ts';
import { type RedisServer, RedisServers } from '../../setup/servers/redis-servers.ts';

const log = createLog({ level: 'silent', readable: false });

/** What is said at the start; null if nothing is. */
async function saidOf(target: RedisTarget): Promise<string | null> {
  const clients = connectRedis(target);
  try {
    return await checkRedis(clients, log).then(
      () => null,
      (error: Error) => error.message,
    );
  } finally {
    disconnectRedis(clients);
  }
}

describe.runIf(redisUrl)('the check at the start', () => {
  let servers: RedisServers;
  let plain: RedisServer;
  let admin: Redis;
  beforeAll(async () => {
    servers = await RedisServers.open();
    plain = await servers.start();
    admin = new Redis(plain.port);
  });
  afterAll(async () => {
    admin.disconnect();
    await servers.close();
  });

  const said = async (url: string) => {
    const line = await saidOf({ url });
    expect(line?.split('\n')).toHaveLength(1);
    return line;
  };

  it('passes, and leaves nothing behind', async () => {
    expect(await saidOf({ url: `redis://127.0.0.1:${plain.port}` })).toBeNull();
    expect(await admin.keys('*')).toEqual([]);
    expect(await admin.pubsub('CHANNELS')).toEqual([]);
  });

  it('passes with a user that has only the permissions that the documents name', async () => {
    const line = readFileSync('docs/operations.md', 'utf8').match(/^ACL SETUSER .*$/m)![0];
    await admin.call('ACL', ...line.split(' ').slice(1));
    expect(await saidOf({ url: `redis://skincare:password@127.0.0.1:${plain.port}` })).toBeNull();
  });

  it('does not hold up the start where nobody answers', async () => {
    expect(await saidOf({ url: `redis://127.0.0.1:${await freePort()}` })).toBeNull();
    expect(await saidOf({ url: `redis+cluster://127.0.0.1:${await freePort()}` })).toBeNull();
    expect(await saidOf({ url: `redis+sentinel://127.0.0.1:${await freePort()}/primary` })).toBeNull();
  });

  it('names a password that is missing or wrong', async () => {
    const { port } = await servers.start('--requirepass', 'right');
    expect(await said(`redis://127.0.0.1:${port}`)).toContain('asks for a password');
    expect(await said(`redis://:wrong@127.0.0.1:${port}`)).toContain('refuses the user name or the password');
    expect(await saidOf({ url: `redis://:right@127.0.0.1:${port}` })).toBeNull();
    expect(await said(`redis+cluster://:wrong@127.0.0.1:${port}`)).toContain('refuses the user name');
  });

  it('names a permission that is missing', async () => {
    for (const [name, ...rules] of [
      ['mute', '+@all', '~*', 'resetchannels'],
      ['poor', '+@all', '-@scripting', '~*', '&*'],
      ['blind', '+@all', '&*'],
    ] as [string, ...string[]][]) {
      await admin.call('ACL', 'SETUSER', name, 'on', '>secret', ...rules);
      expect(await said(`redis://${name}:secret@127.0.0.1:${plain.port}`)).toContain('lacks a permission');
    }
  });

  it('names a replica, a command that is not there, and a Redis that takes no writes', async () => {
    const replica = await servers.start('--replicaof', '127.0.0.1', String(plain.port));
    expect(await said(`redis://127.0.0.1:${replica.port}`)).toContain('is a replica');
    const old = await servers.start('--rename-command', 'EVALSHA', '');
    expect(await said(`redis://127.0.0.1:${old.port}`)).toContain('too old');
    const full = await servers.start('--maxmemory', '1');
    expect(await said(`redis://127.0.0.1:${full.port}`)).toContain('takes no writes');
  });

  it('names the form of URL that it should be', async () => {
    expect(await said(`redis+cluster://127.0.0.1:${plain.port}`)).toContain('begins with redis://');
    expect(await said(`redis+sentinel://127.0.0.1:${plain.port}/primary`)).toContain('begins with redis://');
    const [node] = await servers.startCluster();
    expect(await said(`redis://127.0.0.1:${node!.port}`)).toContain('begins with redis+cluster://');
    const primary = await servers.start();
    await servers.start('--replicaof', '127.0.0.1', String(primary.port));
    const sentinel = await servers.startSentinel(primary);
    expect(await said(`redis://127.0.0.1:${sentinel.port}`)).toContain('is a Sentinel');
    expect(await said(`redis+sentinel://127.0.0.1:${sentinel.port}/other`)).toContain(
      'no primary of this name',
    );
  });

  it.runIf(opensslProgram)('names a certificate that nobody vouches for', async () => {
    const { port } = await servers.startEncrypted();
    expect(await said(`rediss://127.0.0.1:${port}`)).toContain('NODE_EXTRA_CA_CERTS');
    expect(await said(`rediss+cluster://127.0.0.1:${port}`)).toContain('NODE_EXTRA_CA_CERTS');
  });
});
