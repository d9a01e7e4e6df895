import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLocalEvents, type Events, type UserEvent } from '../../../src/platform/events/events.ts';
import { createLog } from '../../../src/platform/logging/log.ts';
import {
  connectRedis,
  disconnectRedis,
  type RedisClients,
} from '../../../src/platform/redis/redis-clients.ts';
import { createRedisEvents } from '../../../src/platform/redis/redis-events.ts';
import { redisUrl } from '../../setup/servers/redis.ts';

const log = createLog({ level: 'silent', readable: false });
const notification = (id: string): UserEvent => ({ type: 'NOTIFICATION', id });

/** What both adapters promise. */
function contract(open: () => { publisher: Events; subscriber: Events }) {
  const collect = async (events: Events, userId: string) => {
    const received: (UserEvent | null)[] = [];
    const unsubscribe = await events.subscribe(userId, (event) => received.push(event));
    return { received, unsubscribe };
  };

  it('delivers to every listener of the user, in order', async () => {
    const { publisher, subscriber } = open();
    const user = randomUUID();
    const [first, second] = await Promise.all([collect(subscriber, user), collect(subscriber, user)]);
    for (const id of ['a', 'b', 'c']) publisher.publish(user, notification(id));
    const all = ['a', 'b', 'c'].map(notification);
    await vi.waitFor(() => expect([first.received, second.received]).toEqual([all, all]), 60_000);
  });

  it('delivers nothing of another user', async () => {
    const { publisher, subscriber } = open();
    const [mine, other] = [randomUUID(), randomUUID()];
    const { received } = await collect(subscriber, mine);
    publisher.publish(other, notification('theirs'));
    publisher.publish(mine, notification('mine'));
    await vi.waitFor(() => expect(received).toEqual([notification('mine')]), 60_000);
  });

  it('delivers nothing after unsubscribing, and keeps other listeners', async () => {
    const { publisher, subscriber } = open();
    const user = randomUUID();
    const gone = await collect(subscriber, user);
    const stays = await collect(subscriber, user);
    gone.unsubscribe();
    publisher.publish(user, notification('later'));
    await vi.waitFor(() => expect(stays.received).toEqual([notification('later')]), 60_000);
    expect(gone.received).toEqual([]);
  });

  it('tolerates unsubscribing twice', async () => {
    const { subscriber } = open();
    const { unsubscribe } = await collect(subscriber, randomUUID());
    unsubscribe();
    unsubscribe();
  });

  it('holds many listeners of one user without a warning', async () => {
    const warn = vi.spyOn(process, 'emitWarning');
    const { subscriber, publisher } = open();
    const user = randomUUID();
    const all = await Promise.all(Array.from({ length: 50 }, () => collect(subscriber, user)));
    publisher.publish(user, notification('x'));
    await vi.waitFor(() => expect(all.every(({ received }) => received.length === 1)).toBe(true), 60_000);
    expect(warn).not.toHaveBeenCalled();
  });
}

describe('events in one process', () => {
  contract(() => {
    const events = createLocalEvents(log);
    return { publisher: events, subscriber: events };
  });
});

describe.runIf(redisUrl)('events over Redis, between two processes', () => {
  const all: RedisClients[] = [];
  const clients = () => {
    const made = connectRedis({ url: redisUrl! });
    all.push(made);
    return made;
  };
  const open = () => ({
    publisher: createRedisEvents(clients(), log),
    subscriber: createRedisEvents(clients(), log),
  });
  afterEach(() => all.splice(0).forEach(disconnectRedis));

  contract(open);

  it('asks its listeners to read again after the connection was lost', async () => {
    const { publisher: admin, subscriber } = clients();
    const events = createRedisEvents({ publisher: admin, subscriber }, log);
    const user = randomUUID();
    const received: (UserEvent | null)[] = [];
    await events.subscribe(user, (event) => received.push(event));
    await admin.client('KILL', 'ID', await idOf(admin, subscriber));
    await vi.waitFor(() => expect(received).toContain(null), 60_000);
    events.publish(user, notification('after'));
    await vi.waitFor(() => expect(received).toContainEqual(notification('after')), 60_000);
  });
});

describe.runIf(redisUrl)('a Redis that refuses a subscription', () => {
  it('ends nothing, and is retried', async () => {
    const name = `limited-${randomUUID()}`;
    const admin = new Redis(redisUrl!);
    await admin.call('ACL', 'SETUSER', name, 'on', '>secret', '+@all', '~*', 'resetchannels');
    const limited = new URL(redisUrl!);
    limited.username = name;
    limited.password = 'secret';
    const clients = connectRedis({ url: limited.href });
    const events = createRedisEvents(clients, log);
    const user = randomUUID();
    const received: (UserEvent | null)[] = [];
    const unsubscribe = await events.subscribe(user, (event) => received.push(event));
    await admin.call('ACL', 'SETUSER', name, 'allchannels');
    await vi.waitFor(() => expect(received).toContain(null), 60_000);
    events.publish(user, notification('allowed'));
    await vi.waitFor(() => expect(received).toContainEqual(notification('allowed')), 60_000);
    unsubscribe();
    disconnectRedis(clients);
    await admin.call('ACL', 'DELUSER', name);
    admin.disconnect();
  });
});

async function idOf(admin: RedisClients['publisher'], subscriber: Redis): Promise<string> {
  const name = `victim-${randomUUID()}`;
  await subscriber.call('CLIENT', 'SETNAME', name);
  const list = (await admin.client('LIST')) as string;
  return /id=(\d+)/.exec(list.split('\n').find((line) => line.includes(name))!)![1]!;
}
