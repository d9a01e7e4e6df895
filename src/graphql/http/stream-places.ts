import { Fault } from '../../platform/errors.ts';

/** Streams that are open at once in this process, by account and by address. */
export class StreamPlaces {
  readonly #taken = new Map<string, number>();

  constructor(
    private readonly mostOfAccount: number,
    private readonly mostOfAddress: number,
  ) {}

  /** The returned function frees the place, once. Throws RATE_LIMITED. */
  enter(userId: string, address: string): () => void {
    const account = `account ${userId}`;
    const from = `address ${address}`;
    this.#require(account, this.mostOfAccount, 'account');
    this.#require(from, this.mostOfAddress, 'address');
    this.#add(account, 1);
    this.#add(from, 1);
    return () => {
      this.#add(account, -1);
      this.#add(from, -1);
    };
  }

  #require(key: string, most: number, what: string): void {
    if ((this.#taken.get(key) ?? 0) < most) return;
    throw new Fault(
      'RATE_LIMITED',
      `At most ${most} event streams of one ${what} may be open; end one first.`,
      {
        retryAfterSeconds: 1,
      },
    );
  }

  #add(key: string, change: number): void {
    const count = (this.#taken.get(key) ?? 0) + change;
    if (count === 0) this.#taken.delete(key);
    else this.#taken.set(key, count);
  }
}
