import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { createLocalEvents, type Events } from '../../../src/platform/events/events.ts';
import { follow } from '../../../src/platform/events/follow.ts';
import { type FollowedRow, followRows } from '../../../src/platform/events/follow-rows.ts';
import { createLog } from '../../../src/platform/logging/log.ts';

const log = createLog({ level: 'silent', readable: false });

/** Rows of one user with the events of their changes. */
function createRows() {
  const events = createLocalEvents(log);
  const userId = randomUUID();
  const rows = new Map<string, FollowedRow>();
  const all = () => [...rows.values()].map((row) => ({ ...row }));
  return {
    change(id: string): void {
      const revision = (rows.get(id)?.revision ?? 0) + 1;
      rows.set(id, { id, revision, updatedAt: new Date(1000 * revision) });
      events.publish(userId, { type: 'ANALYSIS', id });
    },
    remove(id: string): void {
      rows.delete(id);
      events.publish(userId, { type: 'ANALYSIS', id });
    },
    publishOther: (id: string) => events.publish(userId, { type: 'GOAL', id }),
    missed: () => events.missed(),
    follow: (id: string | null, onDeliver?: (delivered: readonly FollowedRow[]) => Promise<void>) =>
      followRows({
        ...{ events, audience: userId, type: 'ANALYSIS', id, onDeliver },
        read: async (ids) => all().filter((row) => ids.includes(row.id)),
        readLastChanged: async () => all(),
      }),
  };
}

const next = async (list: AsyncIterator<FollowedRow>) => {
  const { value, done } = await list.next();
  return done ? null : `${value.id} ${value.revision}`;
};

it('following ends with its timer if nothing can be subscribed to', async () => {
  const cleared = vi.spyOn(globalThis, 'clearInterval');
  const list = follow({
    ...{ audience: 'nobody', types: [], everyMs: 60_000, read: async () => ({ items: [] }) },
    events: { subscribe: () => Promise.reject(new Error('Redis is away.')) } as unknown as Events,
  });
  await expect(list.next()).rejects.toThrow('Redis is away.');
  expect(cleared).toHaveBeenCalledWith(expect.objectContaining({ _repeat: 60_000 }));
});

describe('rows that are followed', () => {
  it('starts with the current state of the one row and ends when it is deleted', async () => {
    const rows = createRows();
    rows.change('a');
    const list = await rows.follow('a');
    expect(await next(list)).toBe('a 1');

    rows.change('b');
    rows.publishOther('a');
    rows.change('a');
    expect(await next(list)).toBe('a 2');

    rows.remove('a');
    expect(await next(list)).toBeNull();
  });

  it('delivers each revision of any row once, from now on', async () => {
    const rows = createRows();
    rows.change('a');
    const list = await rows.follow(null);
    const first = next(list);
    rows.change('b');
    expect(await first).toBe('b 1');

    rows.missed();
    rows.change('a');
    expect(await next(list)).toBe('a 2');
    await list.return?.();
    expect(await next(list)).toBeNull();
  });

  it('catches up on what it missed', async () => {
    const rows = createRows();
    const list = await rows.follow(null);
    const first = next(list);
    rows.change('a');
    expect(await first).toBe('a 1');
    rows.change('b');
    rows.missed();
    expect(await next(list)).toBe('b 1');
    await list.return?.();
  });

  it('delivers a row whose audit entry failed while the database was unreachable', async () => {
    const rows = createRows();
    rows.change('a');
    let calls = 0;
    const list = await rows.follow('a', async () => {
      calls += 1;
      if (calls === 1) throw Object.assign(new Error('The connection was lost'), { code: 'ECONNRESET' });
    });
    expect(await next(list)).toBe('a 1');
    expect(calls).toBe(2);
    await list.return?.();
  });
});
