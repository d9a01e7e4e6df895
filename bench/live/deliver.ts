import { setTimeout } from 'node:timers/promises';
import type { Notifier } from '../../test/setup/notifier.ts';
import type { Listener } from './listener.ts';

const BEAT_MS = 100;
const MAX_WAIT_MS = 30_000;

/**
 * One notification for each person, `perSecond` of them; the milliseconds from each commit to its arrival. Throws if one does
 * not arrive within 30 s.
 */
export async function deliver(
  notifier: Notifier,
  people: readonly { userId: string; listener: Listener }[],
  perSecond: number,
): Promise<number[]> {
  const sent: { listener: Listener; at: number; before: number }[] = [];
  const size = Math.max(1, Math.round((perSecond * BEAT_MS) / 1000));
  const started = performance.now();
  for (let at = 0; at < people.length; at += size) {
    const some = people.slice(at, at + size);
    const before = some.map(({ listener }) => listener.received.size);
    await notifier.notifyEach(some.map(({ userId }) => ({ userId })));
    const committed = performance.now();
    sent.push(...some.map(({ listener }, index) => ({ listener, at: committed, before: before[index]! })));
    const next = started + (at / size + 1) * BEAT_MS;
    await setTimeout(Math.max(0, next - performance.now()));
  }
  const until = performance.now() + MAX_WAIT_MS;
  while (sent.some(({ listener, before }) => listener.received.size <= before)) {
    if (performance.now() > until) throw new Error('Notifications did not arrive.');
    await setTimeout(20);
  }
  return sent.map(({ listener, at }) => Math.max(0, [...listener.received.values()].at(-1)! - at));
}
