import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UserEvent } from '../../../src/platform/events/events.ts';
import { createLog } from '../../../src/platform/logging/log.ts';
import { RateLimit } from '../../../src/platform/rate-limit.ts';
import { checkRedis, UnfitRedis } from '../../../src/platform/redis/check-redis.ts';
import {
  connectRedis,
  disconnectRedis,
  pingRedis,
  type RedisClients,
} from '../../../src/platform/redis/redis-clients.ts';
import { createRedisEvents } from '../../../src/platform/redis/redis-events.ts';
import { redisUrl } from '../../setup/servers/redis.ts';
import { RedisServers } from '../../setup/servers/redis-servers.ts';

const log = createLog({ level: 'silent', readable: false });
const event = (id: string): UserEvent => ({ type: 'NOTIFICATION', id });

/** A process as far as Redis is concerned: what its listener received, and a limit of 5. */
async function openProcess(clients: RedisClients, user: string) {
  await checkRedis(clients, log);
  const events = createRedisEvents(clients, log);
  const received: (UserEvent | null)[] = [];
  await events.subscribe(user, (each) => received.push(each));
  const limit = new RateLimit({ name: 'failover', points: 5, seconds: 600 }, clients.publisher);
  return { clients, events, received, limit };
}

type Process = Awaited<ReturnType<typeof openProcess>>;

/** Publishes until the other one receives it, as what is published meanwhile is lost. */
async function reaches(from: Process, to: Process, user: string): Promise<void> {
  await vi.waitFor(() => {
    const id = randomUUID();
    from.events.publish(user, event(id));
    return vi.waitFor(() => expect(to.received).toContainEqual(event(id)), 500);
  }, 180_000);
}

const actions = async (limit: RateLimit, key: string, count: number) => {
  const results = await Promise.allSettled(Array.from({ length: count }, () => limit.take(key)));
  return results.filter(({ status }) => status === 'fulfilled').length;
};

describe.runIf(redisUrl)('Redis on several machines', () => {
  let servers: RedisServers;
  let all: RedisClients[];
  beforeEach(async () => {
    servers = await RedisServers.open();
    all = [];
  });
  afterEach(async () => {
    all.forEach(disconnectRedis);
    await servers.close();
  });

  const openTwo = async (
    url: string,
    user: string,
    sentinelPassword?: string,
  ): Promise<[Process, Process]> => {
    all.push(...[1, 2].map(() => connectRedis({ url, sentinelPassword })));
    return (await Promise.all(all.map((clients) => openProcess(clients, user)))) as [Process, Process];
  };

  it('Cluster: counts together over all nodes, and events outlast a node', { timeout: 300_000 }, async () => {
    const nodes = await servers.startCluster();
    const user = randomUUID();
    const url = `redis+cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`;
    const [one, other] = await openTwo(url, user);
    for (let key = 0; key < 20; key += 1) {
      const taken = (await actions(one.limit, `${key}`, 4)) + (await actions(other.limit, `${key}`, 4));
      expect(taken).toBe(5);
    }
    await reaches(one, other, user);
    await reaches(other, one, user);

    const { port } = other.clients.subscriber.options;
    await nodes.find((node) => node.port === port)!.program.kill();
    await vi.waitFor(() => expect(other.received).toContain(null), 180_000);
    expect(other.clients.subscriber.options.port).not.toBe(port);
    await reaches(one, other, user);
    for (let key = 0; key < 5; key += 1) expect(await actions(one.limit, `new ${key}`, 8)).toBe(5);
    await pingRedis(one.clients.publisher);
  });

  it('Cluster: finds the other nodes from one', { timeout: 300_000 }, async () => {
    const [first] = await servers.startCluster();
    const user = randomUUID();
    const [one, other] = await openTwo(`redis+cluster://127.0.0.1:${first!.port}`, user);
    await reaches(one, other, user);
    await first!.program.kill();
    await vi.waitFor(() => expect(other.received).toContain(null), 180_000);
    await reaches(one, other, user);
  });

  it('Sentinel: follows the primary to a replica, with passwords', { timeout: 300_000 }, async () => {
    const password = ['--requirepass', 'secret', '--masterauth', 'secret'];
    const primary = await servers.start(...password);
    const replica = await servers.start('--replicaof', '127.0.0.1', String(primary.port), ...password);
    const sentinel = await servers.startSentinel(primary, { primary: 'secret', own: 'other' });
    const user = randomUUID();
    const url = `redis+sentinel://:secret@127.0.0.1:${sentinel.port}/primary`;
    const wrong = connectRedis({ url, sentinelPassword: 'wrong' });
    await expect(checkRedis(wrong, log)).rejects.toThrow(UnfitRedis);
    disconnectRedis(wrong);
    const [one, other] = await openTwo(url, user, 'other');
    expect(await actions(one.limit, 'before', 3)).toBe(3);
    await reaches(one, other, user);

    await primary.program.kill();
    await vi.waitFor(() => expect(other.received).toContain(null), 180_000);
    await reaches(one, other, user);
    expect(one.clients.publisher).toHaveProperty('stream.remotePort', replica.port);
    expect((await actions(one.limit, 'after', 4)) + (await actions(other.limit, 'after', 4))).toBe(5);
  });
});
