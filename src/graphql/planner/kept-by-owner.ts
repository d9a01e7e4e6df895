import { LRUCache } from 'lru-cache';

/** No connection lives longer, nor what is prepared in it. */
const CONNECTION_MS = 3_600_000;

/** What requests have had prepared, each forgotten after an hour without use. */
export class KeptByOwner<Made extends { owner: string }> extends LRUCache<string, Made> {
  /** One account takes half of the places, unless another number is given. */
  constructor(
    max: number,
    private readonly mostOfOne = max / 2,
  ) {
    super({ max, ttl: CONNECTION_MS, ttlResolution: 0, updateAgeOnGet: true });
  }

  /** Whether nobody loses a place to what `owner` adds. */
  hasPlace(name: string, owner: string): boolean {
    if (this.has(name)) return true;
    if (this.size >= this.max) this.purgeStale();
    return (
      this.size < this.max &&
      [...this.values()].filter((made) => made.owner === owner).length < this.mostOfOne
    );
  }
}
