import { EventEmitter } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { PubSub, type PubSubEngine } from 'graphql-subscriptions';
import { unavailable } from '../errors.ts';
import { message } from '../language/text.ts';
import type { Log } from '../logging/log.ts';

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

const topic = (audience: Audience) =>
  typeof audience === 'string' ? `user:${audience}` : `list:${audience.list}`;
