import { setTimeout as delay } from 'node:timers/promises';
import { Fault, unavailable } from '../platform/errors.ts';
import { message } from '../platform/language/text.ts';
import type { Log } from '../platform/logging/log.ts';
import {
  type CaptureMeasures,
  type PhotoCheck,
  PhotoRefused,
  type PreparedPhoto,
  type PreparedPicture,
  type SkinAnalysis,
} from './inference.types.ts';
import type { InferenceTask } from './inference-messages.ts';
import { InferenceProcess } from './inference-process.ts';
import { type ModelManifest, readModel } from './manifest/model-manifest.ts';

export interface InferencePoolOptions {
  /** Folder with `manifest.json` and the ONNX file it names. */
  modelDirectory: string;
  /** Number of child processes. */
  concurrency: number;
  /** False if photos are only prepared, never analyzed. */
  withModel: boolean;
  log: Log;
  /** A task that takes longer is killed with its process; 15 s by default, at most 8 s for preparing. */
  taskTimeoutMs?: number;
  /** A process that is not ready within this time is killed; 30 s by default. */
  startTimeoutMs?: number;
  /** Tasks that may wait for a process; 64 by default. */
  maxQueue?: number;
  /** Called at the end of each task. */
  onEnd?: (task: EndedTask) => void;
  /** Surrounds each task, with its waiting. */
  around?: <T>(kind: InferenceTask['kind'], work: () => Promise<T>) => Promise<T>;
}

interface EndedTask {
  kind: InferenceTask['kind'];
  /** Refused: the photo; unavailable: no process was free. */
  outcome: 'ok' | 'refused' | 'unavailable' | 'failed';
  /** With waiting. */
  seconds: number;
}

interface Waiting {
  task: InferenceTask;
  since: number;
  resolve(value: unknown): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

const RESTART_DELAY_MS = 1000;
/** Preparing takes well under a second; a photo that takes longer is rejected while its sender waits. */
const PREPARE_MS = 8000;
const WAIT_MS = 12_000;
const OVERTAKING_MS = 3000;

/**
 * A bounded pool of child processes for decoders and model. A native crash, an endless loop or a lack of memory affects
 * only the task that caused it: its promise is rejected and the process is replaced.
 */
export class InferencePool {
  readonly #idle: InferenceProcess[] = [];
  readonly #processes = new Set<InferenceProcess>();
  readonly #waiting: Waiting[] = [];
  readonly #replacements = new Set<Promise<void>>();
  #closed = false;

  readonly #started: Promise<PromiseSettledResult<void>[]>;
  /** Rejects once all is closed again, with one line, if a process does not start or the model does not match its manifest. */
  readonly ready: Promise<void>;

  private constructor(
    readonly manifest: ModelManifest,
    private readonly options: Required<InferencePoolOptions>,
  ) {
    this.#started = Promise.allSettled(Array.from({ length: options.concurrency }, () => this.#addProcess()));
    this.ready = this.#closedUnlessStarted();
    this.ready.catch(() => {}); // whoever opened the pool may fail before asking
  }

  /** @throws Error as `ready` does */
  static async start(options: InferencePoolOptions): Promise<InferencePool> {
    const pool = InferencePool.open(options);
    await pool.ready;
    return pool;
  }

  /** Its processes start while the caller goes on; tasks wait for the first. @throws Error if the manifest does not fit */
  static open(options: InferencePoolOptions): InferencePool {
    const { manifest } = readModel(options.modelDirectory);
    return new InferencePool(manifest, {
      taskTimeoutMs: 15_000,
      startTimeoutMs: 30_000,
      maxQueue: 64,
      onEnd: () => {},
      around: (_kind, work) => work(),
      ...options,
    });
  }

  async #closedUnlessStarted(): Promise<void> {
    const failure = (await this.#started).find((start) => start.status === 'rejected');
    if (!failure) return;
    await this.close();
    throw failure.reason;
  }

  /** @throws PhotoRefused, SERVICE_UNAVAILABLE when the queue is full, Error when the process ended */
  preparePhoto(bytes: Buffer): Promise<PreparedPhoto> {
    return this.#submit({ kind: 'prepare', bytes }) as Promise<PreparedPhoto>;
  }

  /** @throws as `preparePhoto` does */
  preparePicture(bytes: Buffer): Promise<PreparedPicture[]> {
    return this.#submit({ kind: 'picture', bytes }) as Promise<PreparedPicture[]>;
  }

  /** @param bytes as uploaded; @throws as `preparePhoto` does, and Error when the model failed */
  checkPhoto(bytes: Buffer): Promise<PhotoCheck> {
    return this.#submit({ kind: 'check', bytes }) as Promise<PhotoCheck>;
  }

  /**
   * @param jpeg as `preparePhoto` gave it; @param capture its measures
   * @throws SERVICE_UNAVAILABLE when the queue is full, Error when the process ended or the model failed
   */
  analyze(jpeg: Buffer, capture: CaptureMeasures): Promise<SkinAnalysis> {
    return this.#submit({ kind: 'analyze', jpeg, capture }) as Promise<SkinAnalysis>;
  }

  get busy(): number {
    return this.#processes.size - this.#idle.length;
  }

  get queued(): number {
    return this.#waiting.length;
  }

  /** Process ids of the children, for monitoring. */
  get pids(): number[] {
    return [...this.#processes].flatMap(({ pid }) => pid ?? []);
  }

  /** Rejects waiting tasks, stops every child and resolves when they have exited. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { timer, reject } of this.#waiting.splice(0)) {
      clearTimeout(timer);
      reject(unavailable(message('faults.stopping')));
    }
    await this.#started;
    await Promise.all([...this.#processes].map((process) => process.close()));
    await Promise.all(this.#replacements);
  }

  async #submit(task: InferenceTask): Promise<unknown> {
    const started = performance.now();
    let outcome: EndedTask['outcome'] = 'ok';
    try {
      return await this.options.around(task.kind, () => this.#queue(task));
    } catch (error) {
      outcome = outcomeOf(error);
      throw error;
    } finally {
      this.options.onEnd({ kind: task.kind, outcome, seconds: (performance.now() - started) / 1000 });
    }
  }

  #queue(task: InferenceTask): Promise<unknown> {
    if (this.#closed) return Promise.reject(unavailable(message('faults.stopping')));
    const process = this.#idle.pop();
    if (process) return this.#run(process, task);
    if (this.#waiting.length >= this.options.maxQueue) {
      return Promise.reject(unavailable(message('photos.busy')));
    }
    return new Promise((resolve, reject) => {
      const entry: Waiting = {
        task,
        since: performance.now(),
        resolve,
        reject,
        timer: setTimeout(() => {
          this.#waiting.splice(this.#waiting.indexOf(entry), 1);
          reject(unavailable(message('photos.no-process')));
        }, WAIT_MS),
      };
      this.#waiting.push(entry);
    });
  }

  async #run(process: InferenceProcess, task: InferenceTask): Promise<unknown> {
    try {
      return await process.run(task, this.#limitOf(task));
    } finally {
      if (process.alive) this.#release(process);
    }
  }

  #limitOf(task: InferenceTask): number {
    return task.kind === 'analyze'
      ? this.options.taskTimeoutMs
      : Math.min(PREPARE_MS, this.options.taskTimeoutMs);
  }

  /** A user is waiting for an upload, so uploads take priority over analyses, but not indefinitely. */
  #release(process: InferenceProcess): void {
    const isOld = performance.now() - (this.#waiting[0]?.since ?? 0) > OVERTAKING_MS;
    const upload = isOld ? 0 : this.#waiting.findIndex(({ task }) => task.kind !== 'analyze');
    const [next] = this.#waiting.splice(Math.max(0, upload), 1);
    if (!next) {
      this.#idle.push(process);
      return;
    }
    clearTimeout(next.timer);
    this.#run(process, next.task).then(next.resolve, next.reject);
  }

  async #addProcess(): Promise<void> {
    const process = await InferenceProcess.start(this.options, (ended) => {
      const replacement = this.#replace(ended).finally(() => this.#replacements.delete(replacement));
      this.#replacements.add(replacement);
    });
    if (this.#closed) return process.close();
    this.#processes.add(process);
    this.#release(process);
  }

  async #replace(ended: InferenceProcess): Promise<void> {
    this.#processes.delete(ended);
    const at = this.#idle.indexOf(ended);
    if (at >= 0) this.#idle.splice(at, 1);
    this.options.log.warn({ pid: ended.pid }, 'An inference process ended and is being replaced');
    while (!this.#closed) {
      try {
        return await this.#addProcess();
      } catch (error) {
        this.options.log.error(
          { error: (error as Error).message },
          'An inference process could not be started',
        );
        await delay(RESTART_DELAY_MS);
      }
    }
  }
}

function outcomeOf(error: unknown): EndedTask['outcome'] {
  if (error instanceof PhotoRefused) return 'refused';
  return error instanceof Fault ? 'unavailable' : 'failed';
}
