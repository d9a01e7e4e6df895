import type { OperationBudget } from './operation-budget.ts';

/** Attributes the time between fields in one turn of the event loop to their operations; waiting is not counted. */
export class WorkClock {
  /** Whether a field has run in this turn. */
  #running = false;
  #last = 0;
  #current: OperationBudget | null = null;

  /** Called by each field before it resolves; the time since the previous field is charged to that field. */
  count(next: OperationBudget): void {
    const now = performance.now();
    if (this.#running) this.#current?.addWork(now - this.#last);
    else this.#begin();
    this.#current = next;
    this.#last = now;
    if (next.error) throw next.error;
  }

  #begin(): void {
    this.#running = true;
    setImmediate(() => {
      this.#running = false;
    });
  }
}
