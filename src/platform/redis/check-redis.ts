import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { Log } from '../logging/log.ts';
import type { RedisClient, RedisClients } from './redis-clients.ts';

/** Redis answers but cannot do what is asked of it; `message` is one line for the operator. */
export class UnfitRedis extends Error {
  override readonly name = 'UnfitRedis';

  constructor(reason: string, message: string) {
    super(`REDIS_URL: Redis cannot be used, as ${reason} (${message.split('\n', 1)[0]}).`);
  }
}

const CONNECT_MS = 3000;
const ANSWER_MS = 3000;
/** Enough that a node of a cluster does not hold all of them. */
const KEYS_ASKED = 20;

/** What Redis, a Sentinel or TLS says, and what it means. The first that matches counts. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/WRONGPASS|invalid password/, 'it refuses the user name or the password'],
  [/NOAUTH/, 'it asks for a password, as in redis://:password@host'],
  [/NOPERM/, 'its user lacks a permission'],
  [/READONLY/, 'it is a replica, which takes no writes'],
  [/cluster support disabled/, 'it is no cluster, so the URL begins with redis://'],
  [/^MOVED|^CROSSSLOT/, 'it is a node of a cluster, so the URL begins with redis+cluster://'],
  [/No such master/, 'the Sentinels know no primary of this name'],
  [/unknown command.{0,3}sentinel/i, 'it is no Sentinel, so the URL begins with redis://'],
  [/unknown command|NOPROTO/i, 'it is a Sentinel, too old, or denies a command'],
  [/MISCONF|OOM /, 'it takes no writes'],
  [/certificate/i, 'its certificate is not trusted; NODE_EXTRA_CA_CERTS names the file of an authority'],
];

/** What passes by itself. */
const PASSES = /LOADING|CLUSTERDOWN|TRYAGAIN|MASTERDOWN|BUSY|max number of clients/;

/**
 * Does everything once that the server does with Redis. Rejects with UnfitRedis if Redis answers and refuses something. One
 * that is unreachable is only logged: the server starts without it and is not ready until it is there.
 */
export async function checkRedis(clients: RedisClients, log: Log): Promise<void> {
  const { publisher, subscriber } = clients;
  try {
    const connected = await Promise.all([publisher, subscriber].map(connect));
    if (!connected.every(Boolean)) throw new Error('Redis cannot be reached.');
    await within(checkCounters(publisher));
    await within(checkAnswers(publisher));
    for (const audience of ['user', 'list']) await within(checkMessages(clients, audience));
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal) throw refusal;
    log.warn({ err: error }, 'Redis could not be checked at the start');
  }
}

/** False if it takes too long. Rejects when the other side says what is wrong. */
async function connect(client: RedisClient): Promise<boolean> {
  if (client.status === 'ready') return true;
  const off: (() => void)[] = [];
  const listen = (event: string, listener: (error?: unknown) => void) => {
    client.on(event, listener);
    off.push(() => client.off(event, listener));
  };
  const outcome = new Promise<boolean>((resolve, reject) => {
    listen('ready', () => resolve(true));
    for (const event of ['error', 'sentinelError']) {
      listen(event, (error) => {
        const refusal = refusalOf(error);
        if (refusal) reject(refusal);
      });
    }
  });
  try {
    return await Promise.race([outcome, setTimeout(CONNECT_MS, false, { ref: false })]);
  } finally {
    for (const end of off) end();
  }
}

/** Null if it passes by itself, or says nothing about what Redis can do. */
function refusalOf(error: unknown): UnfitRedis | null {
  if (error instanceof UnfitRedis) return error;
  const { message, lastNodeError, previousErrors, name } = error as Error & {
    lastNodeError?: Error;
    /** Of a transaction: what its commands said. */
    previousErrors?: Error[];
  };
  const cause = lastNodeError ?? previousErrors?.[0];
  if (cause) return refusalOf(cause);
  if (PASSES.test(message)) return null;
  const [, reason] = REASONS.find(([pattern]) => pattern.test(message)) ?? [];
  if (reason) return new UnfitRedis(reason, message);
  return name === 'ReplyError' ? new UnfitRedis('it refuses a command', message) : null;
}

async function checkCounters(client: RedisClient): Promise<void> {
  const limiter = new RateLimiterRedis({
    storeClient: client,
    keyPrefix: 'limit:check',
    points: 2,
    duration: 5,
  });
  const key = randomUUID();
  const { consumedPoints } = await limiter.consume(key);
  await limiter.reward(key);
  await Promise.all(Array.from({ length: KEYS_ASKED }, () => limiter.get(randomUUID())));
  await limiter.delete(key);
  if (consumedPoints !== 1) throw new UnfitRedis('it does not count', `1 became ${consumedPoints}`);
}

/** As `AnswerCache` does. */
async function checkAnswers(client: RedisClient): Promise<void> {
  const cache = `{cache:check-${randomUUID()}}`;
  const [generation, answer] = [`${cache}:generation`, `${cache}:answer`];
  await client.incr(generation);
  await client.set(answer, '1', 'EX', 5);
  await client.mget(generation, answer);
  await client.del(generation, answer);
}

async function checkMessages({ publisher, subscriber }: RedisClients, audience: string): Promise<void> {
  const channel = `${audience}:check-${randomUUID()}`;
  const arrived = new Promise<void>((resolve) => {
    const look = (from: string) => {
      if (from !== channel) return;
      subscriber.off('message', look);
      resolve();
    };
    subscriber.on('message', look);
  });
  await subscriber.subscribe(channel);
  await publisher.publish(channel, '1');
  await arrived;
  await subscriber.unsubscribe(channel);
}

/** What is lost on the way is not refused. */
async function within(work: Promise<void>): Promise<void> {
  const late = new Error('Redis does not answer.');
  await Promise.race([
    work,
    setTimeout(ANSWER_MS, late, { ref: false }).then((error) => Promise.reject(error)),
  ]);
}
