import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerProcess, startServerProcess } from '../../../scripts/server-process.ts';

export const SECRET = 'a secret of the tests with more than 32 bytes';

/** Settings of a production process, but for its database and what a test adds. */
export const PRODUCTION: Record<string, string> = {
  NODE_ENV: 'production',
  JWT_SECRET: SECRET,
  PUBLIC_URL: 'http://127.0.0.1',
  SMTP_URL: 'smtp://127.0.0.1:1',
  LOG_LEVEL: 'info',
};

/** What a server printed, without the lines that say what a long start does. */
export const linesOf = (output: string): string[] =>
  output.split('\n').filter((line) => line.trim().length > 0 && !/\(\d+ s\)$/.test(line));

/** Runs server processes over one data folder and ends those that still run at the end. */
export class ServerProcesses {
  readonly #running = new Set<Promise<ServerProcess>>();
  readonly #closing = new AbortController();
  readonly data: string;

  private constructor(data: string) {
    this.data = data;
  }

  static async open(): Promise<ServerProcesses> {
    const data = await mkdtemp(join(tmpdir(), 'skincare-processes-'));
    await chmod(data, 0o755); // as root the database runs as another user, who must get there
    return new ServerProcesses(data);
  }

  async start(settings: Record<string, string>): Promise<ServerProcess> {
    const starting = startServerProcess({ DATA_DIR: this.data, ...settings }, this.#closing.signal);
    this.#running.add(starting);
    return starting;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    // What could not be started has ended.
    await Promise.all(
      [...this.#running].map((starting) =>
        starting.then(
          (server) => server.stop(),
          () => null,
        ),
      ),
    );
    await rm(this.data, { recursive: true, force: true, maxRetries: 5 });
  }
}
