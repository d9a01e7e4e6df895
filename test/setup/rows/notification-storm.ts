import { setTimeout } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import { ApiClient } from '../../../operations/clients/client.ts';
import {
  MyNotificationsDocument,
  SendTestNotificationDocument,
  UpdateNotificationPreferencesDocument,
} from '../../../operations/generated.ts';
import { NotificationListener } from '../notification-listener.ts';

const AT_ONCE = 8;
const PATIENCE_MS = 90_000;

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Makes `count` notifications at one server while the socket to another, or the same, is cut again and again without a
 * word. The listener connects again with its last cursor, and must get every notification once and in order.
 */
export async function surviveStorm(options: {
  makeAt: string;
  listenAt: string;
  token: string;
  count: number;
  seed: number;
  /** Awaited when half of them are made. */
  halfway?: () => Promise<void>;
}): Promise<void> {
  const { makeAt, listenAt, token, count, seed, halfway } = options;
  const random = randomNumbers(seed);
  const maker = new ApiClient(makeAt, token);
  await maker.request(UpdateNotificationPreferencesDocument, {
    input: { toggles: [{ kind: 'SYSTEM', channel: 'EMAIL', enabled: false }] },
  });

  const listener = new NotificationListener({ url: listenAt, token: () => token, tolerates: isCut });
  const { received } = listener;
  let cuts = 0;
  let over = false;

  const cut = async () => {
    while (!over) {
      await setTimeout(5 + 120 * random());
      if (listener.cut()) cuts += 1;
    }
  };

  const made: string[] = [];
  const make = async () => {
    while (made.length + running < count) {
      running += 1;
      const { sendTestNotification } = await maker.request(SendTestNotificationDocument, {});
      running -= 1;
      made.push(sendTestNotification.notification!.id);
      if (made.length === Math.floor(count / 2)) await halfway?.();
    }
  };
  let running = 0;

  const cutting = cut();
  const listening = listener.run();
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, make));
    const all = () => expect(received.length).toBeGreaterThanOrEqual(count);
    await Promise.race([listening, vi.waitFor(all, { timeout: PATIENCE_MS, interval: 50 })]);
    expect(cuts, `seed ${seed}`).toBeGreaterThan(10);
    expect(received, `seed ${seed}`).toEqual(await inOrder(maker));
    expect([...received].sort(), `seed ${seed}`).toEqual([...made].sort());
  } catch (error) {
    throw new Error(`The storm with the seed ${seed} was not survived`, { cause: error });
  } finally {
    over = true;
    listener.stop();
    await Promise.allSettled([cutting, listening]);
  }
}

/** Closed without a word; everything else that the server or the client says is a fault. */
const isCut = (error: unknown) => (error as { code?: number } | null)?.code === 1006 || isRefused(error);
const isRefused = (error: unknown) =>
  /closed before|socket hang up|ECONNRESET/.test(String((error as Error)?.message));

/** The ids of the test notifications, oldest first. */
async function inOrder(client: ApiClient): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null | undefined;
  do {
    const { viewer } = await client.request(MyNotificationsDocument, { first: 100, after });
    ids.push(...viewer.notifications.nodes.filter(({ kind }) => kind === 'SYSTEM').map(({ id }) => id));
    after = viewer.notifications.pageInfo.hasNextPage ? viewer.notifications.pageInfo.endCursor : null;
  } while (after);
  return ids.reverse();
}
