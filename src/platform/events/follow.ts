import { setTimeout } from 'node:timers/promises';
import { isDatabaseUnavailable } from '../database/database.ts';
import type { Audience, Events, Unsubscribe, UserEvent } from './events.ts';

export interface Follow<T> {
  events: Events;
  /** Whose events wake it. */
  audience: Audience;
  /** Events of other types are ignored. */
  types: readonly UserEvent['type'][];
  /**
   * Reads what is new since the last call, oldest first, at most one page. It is called once at the start without events,
   * then after every event with those that arrived, where null means that some may have been missed. `over` ends the list
   * after these items.
   */
  read(events: readonly (UserEvent | null)[]): Promise<{ items: T[]; more?: boolean; over?: boolean }>;
  /** Reads so often as if events had been missed, for lists that also change with time. */
  everyMs?: number;
}

const RETRY_MS = 1000;
/** More events than this between two reads count as missed events. */
const MAX_PENDING = 100;

/**
 * A live list: subscribes first, then reads, and reads again after every event, so that each item is delivered exactly
 * once. While the database is unreachable, it waits and retries.
 */
export function follow<T>(options: Follow<T>): AsyncIterableIterator<T> {
  const ended = new AbortController();
  const items: T[] = [];
  let pending: (UserEvent | null)[] = [];
  let due = true;
  let over = false;
  let wake: () => void = () => undefined;
  let unsubscribe: Unsubscribe | undefined;
  let timer: NodeJS.Timeout | undefined;

  const listener = (event: UserEvent | null) => {
    if (event && !options.types.includes(event.type)) return;
    pending = pending.length >= MAX_PENDING ? [null] : [...pending, event];
    due = true;
    wake();
  };

  async function read(): Promise<void> {
    const events = pending;
    pending = [];
    due = false;
    try {
      const page = await options.read(events);
      items.push(...page.items);
      due ||= page.more ?? false;
      over ||= page.over ?? false;
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
      pending = [null];
      due = true;
      await setTimeout(RETRY_MS, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  }

  async function next(): Promise<IteratorResult<T>> {
    timer ??= options.everyMs ? setInterval(() => listener(null), options.everyMs).unref() : undefined;
    unsubscribe ??= await options.events.subscribe(options.audience, listener).catch(fail);
    while (!ended.signal.aborted) {
      const item = items.shift();
      if (item !== undefined) return { value: item, done: false };
      if (over) await end();
      else if (due) await read().catch(fail);
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    unsubscribe();
    return { value: undefined, done: true };
  }

  async function fail(error: unknown): Promise<never> {
    await end();
    throw error;
  }

  async function end(): Promise<IteratorResult<T>> {
    ended.abort();
    clearInterval(timer);
    unsubscribe?.();
    wake();
    return { value: undefined, done: true };
  }

  return {
    next,
    return: end,
    throw: fail,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
