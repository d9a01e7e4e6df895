import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { shippedFile } from '../platform/shipped-files.ts';
import { PhotoRefused } from './inference.types.ts';
import type { InferenceReply, InferenceTask } from './inference-messages.ts';

const isSource = import.meta.url.endsWith('.ts');
const ENTRY = shippedFile(
  isSource ? 'src/inference/inference-child.ts' : 'dist/inference/inference-child.js',
);
const NICENESS = 5;

/** Decoders of untrusted bytes do not see the server's settings; fewer threads and arenas keep the children small. */
const CHILD_ENVIRONMENT = { UV_THREADPOOL_SIZE: '2', MALLOC_ARENA_MAX: '1' };

type Settle = { resolve(value: unknown): void; reject(error: Error): void };

/** One child process and the task it works on. */
export class InferenceProcess {
  #task: Settle | undefined;
  #ready = false;
  #closing = false;

  private constructor(
    private readonly child: ChildProcess,
    private readonly onExit: () => void,
  ) {
    child.on('message', (reply: InferenceReply) => this.#receive(reply));
    child.on('exit', (code, signal) => this.#ended(signal ?? `code ${code}`));
    child.on('error', () => child.kill('SIGKILL'));
  }

  /**
   * Resolves when the child has loaded and warmed the model, which may take `startTimeoutMs`.
   * @param onExit called once if the child exits on its own after it was ready
   * @throws Error with the line that the child reported if the model does not match
   */
  static async start(
    options: { modelDirectory: string; withModel: boolean; startTimeoutMs: number },
    onExit: (ended: InferenceProcess) => void,
  ): Promise<InferenceProcess> {
    const child = fork(ENTRY, [options.modelDirectory, String(options.withModel)], {
      serialization: 'advanced',
      execArgv: isSource ? ['--import', 'tsx'] : [],
      env: CHILD_ENVIRONMENT,
    });
    giveWay(child.pid);
    const process: InferenceProcess = new InferenceProcess(child, () => onExit(process));
    await process.#await(options.startTimeoutMs).catch((error) => {
      process.#closing = true;
      child.kill('SIGKILL');
      throw error;
    });
    process.#ready = true;
    return process;
  }

  get alive(): boolean {
    return this.child.connected && !this.child.killed;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** @throws Error if the child exits or has not responded within `limitMs`; in that case it is killed */
  run(task: InferenceTask, limitMs: number): Promise<unknown> {
    this.child.send(task, (error) => {
      if (error) this.child.kill('SIGKILL');
    });
    return this.#await(limitMs);
  }

  close(): Promise<void> {
    this.#closing = true;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      this.child.once('exit', () => resolve());
      this.child.kill('SIGKILL');
    });
  }

  #await(limitMs: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#task = undefined;
        reject(new Error(`The photo took longer than ${limitMs / 1000} s.`));
        this.child.kill('SIGKILL');
      }, limitMs);
      const settle = (end: () => void) => {
        clearTimeout(timer);
        this.#task = undefined;
        end();
      };
      this.#task = {
        resolve: (value) => settle(() => resolve(value)),
        reject: (error) => settle(() => reject(error)),
      };
    });
  }

  #receive(reply: InferenceReply): void {
    if (reply.kind === 'ready') this.#task?.resolve(undefined);
    else if (reply.kind === 'done') this.#task?.resolve(reply.value);
    else if (reply.kind === 'refused') this.#task?.reject(new PhotoRefused(reply.code, reply.text));
    else this.#task?.reject(new Error(reply.message));
  }

  #ended(how: string): void {
    this.#task?.reject(new Error(`The inference process ended (${how}).`));
    if (this.#ready && !this.#closing) this.onExit();
  }
}

/** Lowers the priority below that of requests. Ignored if the system forbids it or the child has exited. */
function giveWay(pid: number | undefined): void {
  try {
    if (pid) setPriority(pid, NICENESS);
  } catch {}
}
