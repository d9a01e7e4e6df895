import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** The program is not installed here. */
export class ProgramMissing extends Error {
  override readonly name = 'ProgramMissing';
}

/** Whatever ends this process, they do not outlive it. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A server in a process of its own that can be killed and started again with the same arguments. */
export class ServerProgram {
  readonly #command: readonly [program: string, ...args: string[]];
  readonly #readyText: string;
  #child: ChildProcess | undefined;

  /** It is up once it has printed `readyText`. */
  constructor(command: readonly [string, ...string[]], readyText: string) {
    this.#command = command;
    this.#readyText = readyText;
  }

  async start(): Promise<void> {
    const [program, ...args] = this.#command;
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    running.add(child);
    child.once('exit', () => running.delete(child));
    await new Promise<void>((resolve, reject) => {
      let printed = '';
      child.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ENOENT' ? new ProgramMissing(`There is no ${program} here.`) : error),
      );
      child.once('exit', () => reject(new Error(`${program} does not start. ${printed}`)));
      child.stdout!.setEncoding('utf8').on('data', (text: string) => {
        printed = (printed + text).slice(-20_000);
        if (printed.includes(this.#readyText)) resolve();
      });
    });
  }

  /** SIGKILL; resolves when it is gone. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}

/** A Redis on this port of the loopback interface that keeps nothing; `more` are options such as `--requirepass`. */
export const redisProgram = (port: number, ...more: string[]): ServerProgram =>
  new ServerProgram(
    ['redis-server', '--port', String(port), '--bind', '127.0.0.1', '--save', '', ...more],
    'Ready to accept',
  );
