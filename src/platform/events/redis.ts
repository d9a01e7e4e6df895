import { Redis } from 'ioredis';
import type { Log } from '../log.ts';

const MAX_RETRY_DELAY_MS = 2000;

/** A client that reconnects forever. Commands wait for the connection; callers that cannot wait set their own limit. */
export function connectRedis(url: string, name: string, log: Log): Redis {
  const client = new Redis(url, {
    connectionName: name,
    connectTimeout: 5000,
    maxRetriesPerRequest: null,
    retryStrategy: (attempt) => Math.min(attempt * 100, MAX_RETRY_DELAY_MS),
  });
  let down = false;
  client.on('error', (error: Error) => {
    if (!down) log.warn({ reason: error.message }, `Redis is unreachable (${name})`);
    down = true;
  });
  client.on('ready', () => {
    if (down) log.info(`Redis is reachable again (${name})`);
    down = false;
  });
  return client;
}

/** Resolves within two seconds or rejects. */
export async function pingRedis(client: Redis): Promise<void> {
  if (client.status !== 'ready') throw new Error('no connection');
  await client.ping();
}
