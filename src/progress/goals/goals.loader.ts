import DataLoader from 'dataloader';
import type { Viewer } from '../../platform/viewer.ts';
import type { GoalsService } from './goals.service.ts';
import type { Goal } from './goals.table.ts';

/** Reads goals that are asked for in the same tick by one statement; remembers nothing. */
export class GoalsLoader {
  readonly #service: GoalsService;
  readonly #loaders = new WeakMap<Viewer, DataLoader<string, Goal | null>>();

  constructor(service: GoalsService) {
    this.#service = service;
  }

  load(viewer: Viewer, id: string): Promise<Goal | null> {
    let loader = this.#loaders.get(viewer);
    if (!loader) {
      loader = new DataLoader((ids) => this.#service.getMany(viewer, ids), {
        cache: false,
        maxBatchSize: 100,
      });
      this.#loaders.set(viewer, loader);
    }
    return loader.load(id);
  }
}
