import type { Socket } from 'node:net';
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { Log } from '../logging/log.ts';
import { type RedisAddress, readRedisUrl } from './redis-address.ts';

export type RedisClient = Redis | Cluster;

/** One client cannot do both: a connection with subscriptions takes no other commands. */
export interface RedisClients {
  publisher: RedisClient;
  subscriber: Redis;
}

export interface RedisTarget {
  url: string;
  sentinelPassword?: string | undefined;
}

const MAX_RETRY_DELAY_MS = 2000;
const retryDelay = (attempt: number) => Math.min(attempt * 100, MAX_RETRY_DELAY_MS);

/**
 * Clients that reconnect forever. Commands wait for the connection; callers that cannot wait set their own limit. A primary
 * that became a replica is left, as its address may lead to another one by now.
 */
export function connectRedis({ url, sentinelPassword }: RedisTarget): RedisClients {
  const address = readRedisUrl(url);
  if (!address) throw new Error('REDIS_URL is malformed.');
  const clients = openClients(address, sentinelPassword);
  for (const client of [clients.publisher, clients.subscriber]) client.on('error', () => undefined);
  return clients;
}

function openClients(address: RedisAddress, sentinelPassword: string | undefined): RedisClients {
  const optionsOf = (name: string): RedisOptions => ({
    ...address.login,
    connectionName: name,
    connectTimeout: 5000,
    maxRetriesPerRequest: null,
    retryStrategy: retryDelay,
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
  });
  if (address.kind === 'CLUSTER') {
    const publisher = openCluster(address, optionsOf('publisher'));
    return { publisher, subscriber: openClusterSubscriber(address, publisher, optionsOf('subscriber')) };
  }
  const open = (name: string) =>
    address.kind === 'SINGLE'
      ? new Redis(address.url, optionsOf(name))
      : openBySentinel(address, optionsOf(name), sentinelPassword);
  return { publisher: open('publisher'), subscriber: open('subscriber') };
}

function openBySentinel(
  { hosts, master, database, login }: Extract<RedisAddress, { kind: 'SENTINEL' }>,
  options: RedisOptions,
  sentinelPassword: string | undefined,
): Redis {
  return new Redis({
    ...options,
    ...{ sentinels: hosts, name: master, db: database, failoverDetector: true },
    sentinelRetryStrategy: retryDelay,
    ...(sentinelPassword !== undefined && { sentinelPassword }),
    ...(login.tls && { sentinelTLS: login.tls, enableTLSForSentinelMode: true }),
  });
}

function openCluster({ hosts }: Extract<RedisAddress, { kind: 'CLUSTER' }>, options: RedisOptions): Cluster {
  const { retryStrategy: _, ...redisOptions } = options;
  return new Cluster(hosts, {
    redisOptions,
    clusterRetryStrategy: retryDelay,
    slotsRefreshTimeout: 3000,
    // With TLS the certificate has names, which the addresses of the nodes would not match.
    ...(options.tls && { dnsLookup: (name, done) => done(null, name) }),
  });
}

/**
 * Every node gets every message, so one of them is enough; the next one follows when it fails or leaves. ioredis' own
 * subscriber of a cluster does the same, but does not report when it has changed.
 */
function openClusterSubscriber(
  { hosts }: Extract<RedisAddress, { kind: 'CLUSTER' }>,
  cluster: Cluster,
  options: RedisOptions,
): Redis {
  const known = () => {
    const nodes = cluster.nodes('all').map(({ options: { host, port } }) => ({ host, port }));
    return nodes.length > 0 ? nodes : hosts;
  };
  const choose = (turn: number) => known()[turn % known().length]!;
  let turn = Math.floor(Math.random() * 1000); // so that processes spread over the nodes
  const subscriber = new Redis({
    ...options,
    ...hosts[turn % hosts.length],
    retryStrategy: (attempt) => {
      turn += 1;
      Object.assign(subscriber.options, choose(turn));
      return retryDelay(attempt);
    },
  });
  cluster.on('-node', ({ options: { host, port } }: Redis) => {
    if (host === subscriber.options.host && port === subscriber.options.port) subscriber.disconnect(true);
  });
  return subscriber;
}

/** From now on, one line when a client becomes unreachable and one when it is back. */
export function logOutages(clients: RedisClients, log: Log): void {
  for (const [name, client] of Object.entries(clients) as [string, RedisClient][]) {
    let down = false;
    client.on('error', (error: Error) => {
      if (!down) log.warn({ reason: error.message }, `Redis is unreachable (${name})`);
      down = true;
    });
    client.on('ready', () => {
      if (down) log.info(`Redis is reachable again (${name})`);
      down = false;
    });
  }
}

export function disconnectRedis({ publisher, subscriber }: RedisClients): void {
  const connections = publisher instanceof Cluster ? publisher.nodes('all') : [publisher];
  for (const connection of [subscriber, ...connections] as { stream?: Socket }[]) {
    // ioredis listens for the first error only, and a TLS handshake that is cut short may have two.
    connection.stream?.on('error', () => undefined);
  }
  for (const client of [publisher, subscriber]) client.disconnect();
}

/** Resolves within two seconds or rejects. */
export async function pingRedis(client: RedisClient): Promise<void> {
  if (client.status !== 'ready') throw new Error('no connection');
  await client.ping();
}
