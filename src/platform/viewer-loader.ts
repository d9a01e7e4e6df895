import DataLoader from 'dataloader';
import type { Viewer } from './viewer.ts';

const OPTIONS = { cache: false, maxBatchSize: 100 } as const;

/** Batches one viewer's reads of the same tick, at most 100 at once; caches nothing. */
export class ViewerLoader<Key, Value> {
  readonly #loaders = new WeakMap<Viewer, DataLoader<Key, Value>>();

  /** `read` returns a value for each key, in the order of the keys. */
  constructor(private readonly read: (viewer: Viewer, keys: readonly Key[]) => Promise<Value[]>) {}

  load(viewer: Viewer, key: Key): Promise<Value> {
    const loader = this.#loaders.get(viewer) ?? new DataLoader((keys) => this.read(viewer, keys), OPTIONS);
    this.#loaders.set(viewer, loader);
    return loader.load(key);
  }
}
