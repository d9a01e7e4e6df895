import { EventEmitter } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { RedisPubSub } from 'graphql-redis-subscriptions';
import { PubSub, type PubSubEngine } from 'graphql-subscriptions';
import type { Redis } from 'ioredis';
import { unavailable } from '../errors.ts';
import { message } from '../language/text.ts';
import type { Log } from '../logging/log.ts';
import type { RedisClients } from '../redis/redis-clients.ts';

/** Whom an event reaches: a user by id, or everyone who follows a list that several accounts share. */
export type Audience = string | { list: 'CONSULTATION_QUEUE' };

/** It contains only ids: a listener reads the row itself, as its viewer may see it. */
export interface UserEvent {
  type: 'ANALYSIS' | 'NOTIFICATION' | 'UNREAD_COUNT' | 'GOAL' | 'CONSULTATION';
  id: string;
}

/** Called with null if events may have been missed: read again from the database. */
export type EventListener = (event: UserEvent | null) => void;
export type Unsubscribe = () => void;

/** Above this number of unsent messages, new ones are dropped: listeners catch up when the connection returns. */
const MAX_UNSENT = 10_000;
const MAX_WAIT_MS = 2000;

/** Topics per audience over a pub/sub engine. Delivery is at most once; the database is the source of truth. */
export class Events {
  readonly #listeners = new Set<EventListener>();
  #unsent = 0;

  constructor(
    private readonly engine: PubSubEngine,
    private readonly log: Log,
  ) {}

  /** Never waits and never fails: the publisher has already committed. */
  publish(audience: Audience, event: UserEvent): void {
    if (this.#unsent >= MAX_UNSENT) return;
    this.#unsent += 1;
    this.engine
      .publish(topic(audience), event)
      .catch((error: unknown) => this.log.warn({ err: error }, 'An event could not be published'))
      .finally(() => {
        this.#unsent -= 1;
      });
  }

  /**
   * Resolves once every later event for the audience reaches the listener. While the engine is unreachable it resolves anyway,
   * and calls the listener with null once the subscription is active.
   */
  async subscribe(audience: Audience, listener: EventListener): Promise<Unsubscribe> {
    this.#listeners.add(listener);
    // The engine may still deliver for a moment after an unsubscribe.
    const deliver: EventListener = (event) => this.#listeners.has(listener) && listener(event);
    const pending = this.engine.subscribe(topic(audience), deliver, {});
    const unsubscribe = () => {
      this.#listeners.delete(listener);
      pending.then((subscription) => this.engine.unsubscribe(subscription)).catch(() => undefined);
    };
    try {
      const standing = await Promise.race([
        pending.then(() => true),
        setTimeout(MAX_WAIT_MS, false, { ref: false }),
      ]);
      if (!standing) pending.then(() => this.#listeners.has(listener) && listener(null)).catch(unsubscribe);
    } catch (error) {
      unsubscribe();
      throw unavailable(message('faults.live-unavailable'), error);
    }
    return unsubscribe;
  }

  missed(): void {
    for (const listener of this.#listeners) listener(null);
  }
}

/** Events within this process only. */
export const createLocalEvents = (log: Log) =>
  new Events(new PubSub({ eventEmitter: new EventEmitter().setMaxListeners(0) }), log);

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
          void setTimeout(MAX_WAIT_MS, undefined, { ref: false }).then(() => subscribe(channel, done));
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

const topic = (audience: Audience) =>
  typeof audience === 'string' ? `user:${audience}` : `list:${audience.list}`;
