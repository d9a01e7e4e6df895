import { describe, expect, it } from 'vitest';
import { readRedisUrl } from '../../../src/platform/redis/redis-address.ts';

describe('REDIS_URL', () => {
  it.each(['redis://localhost', 'rediss://user:pass@redis.example:6380/2', 'redis://:secret@[::1]:6379'])(
    'of one Redis: %s',
    (url) => expect(readRedisUrl(url)).toEqual({ kind: 'SINGLE', url, login: {} }),
  );

  it('of a cluster', () => {
    expect(readRedisUrl('redis+cluster://one:7000,two,[::1]:7002')).toEqual({
      kind: 'CLUSTER',
      hosts: [
        { host: 'one', port: 7000 },
        { host: 'two', port: 6379 },
        { host: '::1', port: 7002 },
      ],
      login: {},
    });
    expect(readRedisUrl('rediss+cluster://a%40b:c:%2F@one')).toEqual({
      kind: 'CLUSTER',
      hosts: [{ host: 'one', port: 6379 }],
      login: { username: 'a@b', password: 'c:/', tls: {} },
    });
  });

  it('of Sentinels', () => {
    expect(readRedisUrl('redis+sentinel://:secret@one,two:5000/main/3')).toEqual({
      kind: 'SENTINEL',
      hosts: [
        { host: 'one', port: 26_379 },
        { host: 'two', port: 5000 },
      ],
      master: 'main',
      database: 3,
      login: { password: 'secret' },
    });
    expect(readRedisUrl('redis+sentinel://one/main')).toMatchObject({ database: 0, login: {} });
  });

  it.each([
    'localhost',
    'http://localhost',
    'redis://',
    'redis+cluster://',
    'redis+cluster://one,',
    'redis+cluster://one:99999',
    'redis+cluster://one/0',
    'redis+sentinel://one',
    'redis+sentinel://one/main/x',
    'redis+sentinel://%@one/main',
    `redis+cluster://${'a'.repeat(50_000)}@`,
  ])('refuses %s', (url) => expect(readRedisUrl(url)).toBeNull());
});
