import type { Events } from '../events/events.ts';
import type { Log } from '../logging/log.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { checkRedis } from './check-redis.ts';
import {
  connectRedis,
  disconnectRedis,
  logOutages,
  pingRedis,
  type RedisClient,
  type RedisTarget,
} from './redis-clients.ts';
import { createRedisEvents } from './redis-events.ts';
import { traceCommands } from './trace-commands.ts';

interface Options extends RedisTarget {
  log: Log;
  tracing: Tracing | undefined;
  /** Registers something to close when the process ends. */
  opened: <T>(thing: T, close: (thing: T) => unknown) => T;
}

/** All that uses Redis begins here; without `REDIS_URL` none of it is loaded. */
export async function openRedis({ log, tracing, opened, ...target }: Options): Promise<{
  publisher: RedisClient;
  events: Events;
  ping(): Promise<void>;
}> {
  const clients = opened(connectRedis(target), disconnectRedis);
  await checkRedis(clients, log);
  if (tracing) opened(traceCommands(tracing), (stop) => stop());
  logOutages(clients, log);
  const { publisher } = clients;
  return { publisher, events: createRedisEvents(clients, log), ping: () => pingRedis(publisher) };
}
