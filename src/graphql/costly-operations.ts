import { unavailable } from '../platform/errors.ts';
import { message } from '../platform/language/text.ts';
import type { Context } from './context.ts';

/** Cost from which an operation is costly; those that most screens of an app send are below it. */
const COSTLY = 400;
export const isCostly = (cost: number): boolean => cost >= COSTLY;
const AT_ONCE = 2;
const MOST_WAITING = 200;
const WAIT_MS = 30_000;

type Operation = Pick<Context, 'cost' | 'viewer' | 'ip'>;

interface Waiting {
  owner: string;
  enter: () => void;
}

/** Runs two costly operations at a time, so that connections and processor time are left for all others. */
export class CostlyOperations {
  readonly #running: string[] = [];
  #waiting: Waiting[] = [];

  constructor(private readonly waitMs = WAIT_MS) {}

  /**
   * Waits for a place if the operation is costly; someone who has one running comes after those who have none. The
   * returned function frees the place. Throws SERVICE_UNAVAILABLE after 30 s, or at once if 200 operations wait.
   */
  async enter({ cost, viewer, ip }: Operation): Promise<() => void> {
    if (!isCostly(cost)) return () => undefined;
    const owner = viewer?.userId ?? ip;
    if (this.#running.length < AT_ONCE) this.#running.push(owner);
    else await this.#wait(owner);
    return () => {
      this.#running.splice(this.#running.indexOf(owner), 1);
      this.#admitNext();
    };
  }

  async run<T>(operation: Operation, work: () => Promise<T>): Promise<T> {
    const leave = await this.enter(operation);
    try {
      return await work();
    } finally {
      leave();
    }
  }

  #wait(owner: string): Promise<void> {
    if (this.#waiting.length >= MOST_WAITING) throw busy();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        reject(busy());
      }, this.waitMs);
      const enter = () => {
        clearTimeout(timer);
        this.#running.push(owner);
        resolve();
      };
      const waiting = { owner, enter };
      this.#waiting.push(waiting);
    });
  }

  #admitNext(): void {
    const isFirst = ({ owner }: Waiting) => !this.#running.includes(owner);
    const at = Math.max(this.#waiting.findIndex(isFirst), 0);
    this.#waiting.splice(at, 1)[0]?.enter();
  }
}

const busy = () => unavailable(message('faults.too-busy'));
