import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockFolder } from './folder-lock.ts';
import type { Log } from './log.ts';
import { chooseAccount } from './postgres-account.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { openCluster, POSTGRES_USER } from './postgres-cluster.ts';
import { prepareFolder } from './postgres-folder.ts';
import {
  hasExited,
  type PostmasterOptions,
  startPostmaster,
  stopOrphan,
  stopPostmaster,
} from './postmaster.ts';

/** Another living process uses the data folder; `message` is one clear line. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';

  constructor(folder: string) {
    super(
      `The data folder ${folder} is in use by another running server: stop it, or set DATA_DIR to another folder.`,
    );
  }
}

export interface EmbeddedPostgresOptions {
  dataDirectory: string;
  log: Log;
  /** A free one by default. */
  port?: number;
  /** False only for data that nobody will miss: a crash of the machine may spoil it. */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  url: string;
  stop(): Promise<void>;
}

/**
 * Runs PostgreSQL from npm's binaries on the loopback interface, for as long as this process lives, and starts it again
 * on the same port should it crash. Throws DataFolderInUse, EmbeddedPostgresUnsupported, PostgresStartFailed.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDirectory, log, durable = true } = options;
  const account = chooseAccount(dataDirectory);
  const bin = findPostgresBinaries(account);
  const folder = prepareFolder(dataDirectory, account, log);
  const lock = await lockFolder(folder);
  if (!lock) throw new DataFolderInUse(dataDirectory);
  try {
    const cluster = await openCluster({ folder, bin, account, durable });
    await stopOrphan(cluster.directory);
    const port = options.port ?? (await findFreePort());
    const keeper = await keepRunning({ bin, account, cluster, port, durable }, log);
    return {
      url: `postgres://${POSTGRES_USER}:${cluster.password}@127.0.0.1:${port}/postgres`,
      stop: async () => {
        await keeper.stop();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function keepRunning(options: PostmasterOptions, log: Log): Promise<{ stop(): Promise<void> }> {
  let child: ChildProcess | undefined;
  let stopping = false;
  let restarting: Promise<void> | undefined;

  const start = async () => {
    // After a crash the remaining processes hold the data for a moment, and PostgreSQL refuses to start beside them.
    child = await persist(() => startPostmaster(options), 5000);
    child.once('exit', () => {
      if (!stopping) restarting = restart();
    });
  };
  const restart = async () => {
    log.warn('PostgreSQL ended unexpectedly: starting it again.');
    while (!stopping) {
      try {
        await start();
        log.info('PostgreSQL runs again.');
        return;
      } catch (error) {
        log.error({ err: error }, 'PostgreSQL does not start; trying again in 5 s.');
        await sleep(5000);
      }
    }
  };
  // For ends that skip stop(), such as an uncaught error: PostgreSQL then shuts down by itself.
  const onExit = () => child && !hasExited(child) && child.kill('SIGINT');

  await start();
  process.on('exit', onExit);
  return {
    stop: async () => {
      stopping = true;
      await restarting;
      if (child) await stopPostmaster(child);
      process.off('exit', onExit);
    },
  };
}

async function persist<T>(work: () => Promise<T>, milliseconds: number): Promise<T> {
  for (const end = Date.now() + milliseconds; ; await sleep(50)) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
