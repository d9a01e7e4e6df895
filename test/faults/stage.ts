import type { LimitFunction } from 'p-limit';

/** The resources of a fault; all are closed at its end, however it ends. */
export class Stage {
  readonly #closing: (() => unknown)[] = [];
  readonly #turn: LimitFunction;
  #ended = false;
  #begun = () => {};
  /** Resolves when its turn has come. */
  readonly begun = new Promise<void>((resolve) => {
    this.#begun = resolve;
  });

  constructor(turn: LimitFunction) {
    this.#turn = turn;
  }

  /** No other fault breaks or loads anything at the same time; others may only wait for work they started to finish. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#turn(() => {
      this.#begun();
      return work();
    });
  }

  /** Remembers how to close it before it is open; last opened, first closed. */
  async open<T>(opening: Promise<T>, close: (thing: T) => unknown): Promise<T> {
    this.onEnd(async () => {
      const opened = await opening.then(
        (thing) => ({ thing }),
        () => null,
      );
      if (opened) await close(opened.thing);
    });
    return opening;
  }

  onEnd(close: () => unknown): void {
    if (this.#ended) throw new Error('The time of this fault is over.');
    this.#closing.push(close);
  }

  async close(): Promise<void> {
    this.#ended = true;
    for (const close of this.#closing.splice(0).reverse()) {
      await Promise.resolve()
        .then(close)
        .catch((error: unknown) => console.error('Not closed cleanly.', error));
    }
  }
}
