import { createServer } from 'node:net';
import { lockFolder } from '../folder-lock.ts';
import type { Log } from '../logging/log.ts';
import { chooseAccount } from './postgres-account.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { openCluster, POSTGRES_USER } from './postgres-cluster.ts';
import { prepareFolder } from './postgres-folder.ts';
import { PostgresKeeper } from './postgres-keeper.ts';
import { stopOrphan } from './postmaster.ts';

/** Another running process uses the data folder; `message` is one line. */
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
  /** False only for disposable data: a machine crash may corrupt it. */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  url: string;
  stop(): Promise<void>;
}

/**
 * Runs PostgreSQL from npm's binaries on the loopback interface, for as long as this process lives, and restarts it
 * on the same port if it crashes. Throws DataFolderInUse, EmbeddedPostgresUnsupported, PostgresStartFailed.
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
    const keeper = new PostgresKeeper({ bin, account, cluster, port, durable }, log);
    await keeper.start();
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
