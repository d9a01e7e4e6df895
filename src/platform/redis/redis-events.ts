import { setTimeout } from 'node:timers/promises';
import { RedisPubSub } from 'graphql-redis-subscriptions';
import type { Redis } from 'ioredis';
import { Events } from '../events/events.ts';
import type { Log } from '../logging/log.ts';
import type { RedisClients } from './redis-clients.ts';

const RETRY_MS = 2000;

/**
 * Events between processes. The caller closes both clients. After a lost connection the subscriber's channels are
 * restored automatically; the ping is answered after them, so nothing is missed from then on.
 */
export function createRedisEvents(clients: RedisClients, log: Log): Events {
  const { publisher, subscriber } = clients;
  const engine = new RedisPubSub({ publisher, subscriber: persistent(subscriber, log) });
  const events = new Events(engine, log);
  let connectedBefore = subscriber.status === 'ready';
  subscriber.on('ready', () => {
    if (connectedBefore) {
      subscriber
        .ping()
        .then(() => events.missed())
        .catch((error: unknown) => log.warn({ err: error }, 'Redis disconnected again'));
    }
    connectedBefore = true;
  });
  return events;
}

/**
 * The client methods that RedisPubSub uses. It does not handle rejected promises, which would end the process, so none
 * reach it: a failed SUBSCRIBE is retried, and a failed UNSUBSCRIBE is ignored.
 */
function persistent(client: Redis, log: Log): Redis {
  const subscribe = (channel: string, done: (error: null) => void): void => {
    client.subscribe(channel).then(
      () => done(null),
      (error: unknown) => {
        log.warn({ err: error }, 'Redis rejected a subscription');
        if (client.status !== 'end')
          void setTimeout(RETRY_MS, undefined, { ref: false }).then(() => subscribe(channel, done));
      },
    );
  };
  const used = {
    on: client.on.bind(client),
    subscribe,
    unsubscribe: (channel: string) => client.unsubscribe(channel).catch(() => undefined),
    punsubscribe: () => undefined,
  };
  return used as unknown as Redis;
}
