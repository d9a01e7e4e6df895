import { chmod, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../src/platform/embedded-postgres/embedded-postgres.ts';
import { createLog } from '../../../src/platform/logging/log.ts';

/** A separate, durable PostgreSQL that may be killed and restarts on its own. */
export class KillablePostgres {
  readonly #folder: string;
  readonly #server: EmbeddedPostgres;

  private constructor(folder: string, server: EmbeddedPostgres) {
    this.#folder = folder;
    this.#server = server;
  }

  static async start(): Promise<KillablePostgres> {
    const folder = await mkdtemp(join(tmpdir(), 'skincare-postgres-'));
    await chmod(folder, 0o755); // as root the database runs as another user, who must get there
    const log = createLog({ level: 'silent', readable: false });
    const dataDirectory = join(folder, 'postgres');
    return new KillablePostgres(folder, await startEmbeddedPostgres({ dataDirectory, log }));
  }

  get url(): string {
    return this.#server.url;
  }

  /** SIGKILL to the server itself; its other processes follow. */
  async kill(): Promise<void> {
    const data = join(await realpath(join(this.#folder, 'postgres')), 'cluster');
    const [pid] = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGKILL');
  }

  async stop(): Promise<void> {
    const data = await realpath(join(this.#folder, 'postgres'));
    await this.#server.stop();
    for (const folder of [data, this.#folder])
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
