import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerKey, RateLimit } from '../../src/platform/rate-limit.ts';
import { connectRedis, disconnectRedis, type RedisClients } from '../../src/platform/redis/redis-clients.ts';
import { redisUrl } from '../setup/servers/redis.ts';

const limited = { code: 'RATE_LIMITED', extensions: { retryAfterSeconds: expect.any(Number) } };

function contract(open: (points: number) => RateLimit) {
  it('allows a number of actions and then says when to retry', async () => {
    const limit = open(3);
    for (let count = 0; count < 3; count++) await limit.take('somebody');
    await expect(limit.take('somebody')).rejects.toMatchObject(limited);
    const fault = await limit.take('somebody').catch((error) => error);
    expect(fault.extensions.retryAfterSeconds).toBeGreaterThan(0);
    expect(fault.extensions.retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  it('counts each key separately', async () => {
    const limit = open(1);
    await limit.take('somebody');
    await limit.take('somebody else');
    await expect(limit.take('somebody')).rejects.toMatchObject(limited);
  });

  it('allows exactly the limit of concurrent actions', async () => {
    const limit = open(10);
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => limit.take('crowd')));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(10);
  });

  it('gives back', async () => {
    const limit = open(1);
    for (let count = 0; count < 5; count++) {
      await limit.take('somebody');
      await limit.giveBack('somebody');
    }
    await limit.take('somebody');
    await expect(limit.take('somebody')).rejects.toMatchObject(limited);
  });
}

const unique = (points: number) => ({ name: randomUUID(), points, seconds: 60 });

describe('in memory', () => {
  contract((points) => new RateLimit(unique(points)));

  it('starts a new window after the first has passed', async () => {
    const limit = new RateLimit({ name: 'short', points: 1, seconds: 1 });
    await limit.take('somebody');
    await expect(limit.take('somebody')).rejects.toMatchObject(limited);
    await new Promise((resolve) => setTimeout(resolve, 1050)); // the window is the subject
    await limit.take('somebody');
  });

  it('evicts the oldest key if there are too many', async () => {
    const limit = new RateLimit(unique(1), undefined, 3);
    for (const key of ['a', 'b', 'c', 'd']) await limit.take(key);
    await expect(limit.take('b')).rejects.toMatchObject(limited);
    await limit.take('a');
  });
});

describe.skipIf(!redisUrl)('in Redis', () => {
  let all: RedisClients[];
  let redis: RedisClients['publisher'];
  let other: RedisClients['publisher'];
  beforeAll(() => {
    all = [1, 2].map(() => connectRedis({ url: redisUrl! }));
    [redis, other] = all.map(({ publisher }) => publisher) as [typeof redis, typeof other];
    return Promise.all([redis.ping(), other.ping()]);
  });
  afterAll(() => all.forEach(disconnectRedis));

  contract((points) => new RateLimit(unique(points), redis));

  it('shares its counters between processes, by hashed keys', async () => {
    const settings = unique(2);
    const [here, there] = [new RateLimit(settings, redis), new RateLimit(settings, other)];
    await here.take('person@example.com');
    await there.take('person@example.com');
    await expect(here.take('person@example.com')).rejects.toMatchObject(limited);
    const keys = await redis.keys(`limit:${settings.name}:*`);
    expect(keys).toHaveLength(1);
    expect(keys[0]).not.toContain('person');
  });
});

describe('with Redis unreachable', () => {
  it('continues to count in memory', async () => {
    const redis = new Redis({ port: 1, lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => {});
    const limit = new RateLimit(unique(2), redis);
    await limit.take('somebody');
    await limit.take('somebody');
    await expect(limit.take('somebody')).rejects.toMatchObject(limited);
    redis.disconnect();
  });

  it('waits at most a second for a command that is never answered', async () => {
    const silent = Object.assign(new Redis({ lazyConnect: true }), { status: 'ready' });
    Object.assign(silent, { rlflxIncr: () => new Promise(() => {}) });
    const limit = new RateLimit(unique(1), silent);
    Object.assign(silent, { rlflxIncr: () => new Promise(() => {}) });
    const started = Date.now();
    await limit.take('somebody');
    expect(Date.now() - started).toBeLessThan(2000);
    await expect(limit.take('somebody')).rejects.toMatchObject(limited);
  });
});

describe('callerKey', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('%s counts as %s', (ip, key) => expect(callerKey(ip)).toBe(key));
});
