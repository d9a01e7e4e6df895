import type { OperationBudget } from './operation-budget.ts';

/** Longest run of fields before other requests get their turn, in milliseconds. */
const SLICE_MS = 15;

/** Fields of one operation that wait for a turn, in order. */
interface Waiting {
  fields: (() => void)[];
  next: number;
}

/**
 * Cuts the execution of large answers into turns: once the fields of one turn of the event loop have taken 15 ms,
 * further ones wait for a later turn, each operation's in its order and the operations one after the other.
 */
export class Turns {
  /** Of this turn; 0 between two turns. */
  #start = 0;
  #last = 0;
  #current: OperationBudget | null = null;
  #planned = false;
  readonly #waiting = new Map<OperationBudget, Waiting>();

  /**
   * Called by each field before it resolves: counts the time since the field before it in this turn as work of that
   * field's operation. Returns whether the turn is over. Throws OPERATION_TOO_COSTLY.
   */
  isOver(budget: OperationBudget): boolean {
    const now = performance.now();
    if (this.#start === 0) this.#begin(now);
    this.#count(now, budget);
    if (budget.error) throw budget.error;
    return now - this.#start > SLICE_MS;
  }

  /** What `resolve` returns, in a later turn. */
  later<T>(budget: OperationBudget, resolve: () => T | PromiseLike<T>): Promise<T> {
    const waiting = this.#waiting.get(budget) ?? { fields: [], next: 0 };
    this.#waiting.set(budget, waiting);
    this.#plan();
    return new Promise((fulfill, reject) => {
      waiting.fields.push(() => {
        try {
          if (budget.error) throw budget.error;
          fulfill(resolve());
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  #begin(now: number): void {
    this.#start = now;
    this.#current = null;
    setImmediate(() => {
      this.#start = 0;
    });
  }

  /** The time since the last field is that field's, with all that followed from it at once. */
  #count(now: number, next: OperationBudget | null): void {
    this.#current?.addWork(now - this.#last);
    this.#current = next;
    this.#last = now;
  }

  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    setImmediate(() => {
      this.#planned = false;
      this.#begin(performance.now());
      this.#next();
    });
  }

  /** One field after the other: whatever follows from it at once runs before the next tick. */
  readonly #next = (): void => {
    const now = performance.now();
    const [first] = this.#waiting;
    this.#count(now, first?.[0] ?? null);
    if (!first) return;
    if (now - this.#start > SLICE_MS) {
      this.#start = 0;
      this.#plan();
      return;
    }
    const [budget, waiting] = first;
    this.#waiting.delete(budget);
    const field = waiting.fields[waiting.next++]!;
    if (waiting.next < waiting.fields.length) this.#waiting.set(budget, waiting);
    field();
    process.nextTick(this.#next);
  };
}
