import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startServerProcess } from '../../scripts/server-process.ts';
import { startApp } from '../../src/app/app.ts';
import { readEnvironment } from '../../src/platform/env.ts';
import { createLog } from '../../src/platform/logging/log.ts';
import type { Query } from './queries.ts';

export const FLOORS = ['bare', 'session', 'hmac'] as const;
export type ServerName = 'product' | (typeof FLOORS)[number];

export interface Server {
  name: ServerName;
  url: string;
  pid: number;
  /** How the names of its database connections begin. */
  application: string;
  stop(): Promise<unknown>;
}

export interface Surroundings {
  databaseUrl: string;
  secret: string;
  dataDirectory: string;
}

const settingsOf = ({ databaseUrl, secret, dataDirectory }: Surroundings) => ({
  NODE_ENV: 'production',
  DATABASE_URL: databaseUrl,
  JWT_SECRET: secret,
  DATA_DIR: dataDirectory,
  // Nothing listens there: mails wait in the queue.
  SMTP_URL: 'smtp://127.0.0.1:9',
  PUBLIC_URL: 'http://127.0.0.1',
  LOG_LEVEL: 'error',
  RATE_LIMIT_ANALYSES_PER_HOUR: '100000',
});

export async function startProduct(around: Surroundings, more: Record<string, string> = {}): Promise<Server> {
  const { url, pid, stop } = await startServerProcess({ ...settingsOf(around), ...more });
  return { name: 'product', url, pid, application: 'skincare', stop };
}

export async function startFloor(name: (typeof FLOORS)[number], around: Surroundings): Promise<Server> {
  const child = fork(fileURLToPath(new URL('floor.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: 'production', FLOOR: name },
      ...{ DATABASE_URL: around.databaseUrl, JWT_SECRET: around.secret },
    },
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const stop = async () => {
    child.disconnect();
    await once(child, 'exit');
  };
  return { name, url: `http://127.0.0.1:${port}`, pid: child.pid!, application: `floor-${name}`, stop };
}

/** Statements of each query when the server has seen it before, counted in a server of this process. */
export async function countStatements(
  around: Surroundings,
  queries: readonly Query[],
  ask: (url: string, query: Query) => Promise<unknown>,
): Promise<Map<string, number>> {
  const env = readEnvironment({ ...settingsOf(around), PORT: '0' });
  let statements = 0;
  const app = await startApp({
    env,
    log: createLog({ level: 'error', readable: true }),
    databaseUrl: around.databaseUrl,
    onStatement: () => {
      statements += 1;
    },
  });
  try {
    const counts = new Map<string, number>();
    for (const query of queries) {
      const seen: number[] = [];
      for (let time = 0; time < 6; time += 1) {
        statements = 0;
        await ask(app.url, query);
        if (time > 0) seen.push(statements);
      }
      counts.set(query.name, Math.min(...seen)); // now and then there is one of a timer among them
    }
    return counts;
  } finally {
    await app.close();
  }
}
