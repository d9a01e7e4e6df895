import { Counter } from 'prom-client';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { AnswerCache } from '../../../src/platform/cache/answer-cache.ts';
import {
  connectRedis,
  disconnectRedis,
  type RedisClient,
} from '../../../src/platform/redis/redis-clients.ts';
import { redisUrl } from '../../setup/servers/redis.ts';

const requests = new Counter({
  name: 'cache',
  help: 'Of this test.',
  labelNames: ['cache', 'outcome'],
  registers: [],
});
let caches = 0;
const open = (redis?: RedisClient, name = `test-${process.pid}-${caches++}`) =>
  new AnswerCache({ name, redis, requests });
const outcomes = async () =>
  Object.fromEntries((await requests.get()).values.map(({ labels, value }) => [labels.outcome, value]));

const stores = [
  { where: 'in the process', connect: () => undefined, closes: () => {} },
  ...(redisUrl ? [{ where: 'in Redis', ...sharedStore(redisUrl) }] : []),
];

function sharedStore(url: string) {
  const clients = connectRedis({ url });
  return { connect: () => clients.publisher, closes: () => disconnectRedis(clients) };
}

describe.each(stores)('answers that are kept $where', ({ connect, closes }) => {
  afterAll(closes);
  const answer = { at: new Date(0), bytes: [1, 2], none: undefined };

  test('are computed once per question, with their dates, until something changes', async () => {
    await connect()?.ping();
    const cache = open(connect());
    let computed = 0;
    const ask = (question: unknown) =>
      cache.read(question, async () => {
        computed += 1;
        return answer;
      });
    requests.reset();
    expect([await ask({ q: 1 }), await ask({ q: 2 })]).toEqual([answer, answer]);
    expect(computed).toBe(2);
    expect([await ask({ q: 1 }), await ask({ q: 2 })]).toEqual([answer, answer]);
    expect(computed).toBe(2);
    expect(await outcomes()).toEqual({ miss: 2, hit: 2 });
    await cache.changed();
    await ask({ q: 1 });
    expect(computed).toBe(3);
  });

  test('of before a change are not read after it, whenever their computation ends', async () => {
    await connect()?.ping();
    const cache = open(connect());
    let end: ((text: string) => void) | undefined;
    const slow = cache.read('q', () => new Promise<string>((resolve) => (end = resolve)));
    await vi.waitFor(() => expect(end).toBeDefined());
    await cache.changed();
    end!('old');
    expect(await slow).toBe('old');
    await cache.read('q', async () => 'new');
    expect(await cache.read('q', async () => 'newer')).toBe('new');
  });

  test('are not kept if they are errors, or too large', async () => {
    const cache = open(connect());
    await expect(cache.read('q', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const large = 'x'.repeat(300_000);
    expect(await cache.read('q', async () => large)).toBe(large);
    expect(await cache.read('q', async () => 'small')).toBe('small');
  });
});

test.runIf(redisUrl)('answers are shared by processes, and computed while Redis is away', async () => {
  const [one, other] = [connectRedis({ url: redisUrl! }), connectRedis({ url: redisUrl! })];
  await Promise.all([one.publisher.ping(), other.publisher.ping()]);
  const name = `test-${process.pid}-shared`;
  const [first, second] = [open(one.publisher, name), open(other.publisher, name)];
  await first.read('q', async () => 'first');
  expect(await second.read('q', async () => 'second')).toBe('first');
  await second.changed();
  expect(await first.read('q', async () => 'changed')).toBe('changed');
  disconnectRedis(one);
  disconnectRedis(other);
  requests.reset();
  expect(await first.read('q', async () => 'alone')).toBe('alone');
  expect(await outcomes()).toEqual({ off: 1 });
});
