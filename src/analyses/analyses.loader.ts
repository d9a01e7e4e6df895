import DataLoader from 'dataloader';
import type { Viewer } from '../platform/viewer.ts';
import type { AnalysesService } from './analyses.service.ts';
import type { Analysis } from './analyses.table.ts';

/** Reads analyses that are asked for in the same tick by one statement; remembers nothing. */
export class AnalysesLoader {
  readonly #service: AnalysesService;
  readonly #loaders = new WeakMap<Viewer, DataLoader<string, Analysis | null>>();

  constructor(service: AnalysesService) {
    this.#service = service;
  }

  load(viewer: Viewer, id: string): Promise<Analysis | null> {
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
