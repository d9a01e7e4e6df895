import DataLoader from 'dataloader';
import type { Viewer } from '../platform/viewer.ts';
import type { DeliveriesService } from './deliveries.service.ts';
import type { NotificationDelivery } from './notifications.table.ts';

/** Reads deliveries that are asked for in the same tick by one statement; remembers nothing. */
export class DeliveriesLoader {
  readonly #service: DeliveriesService;
  readonly #loaders = new WeakMap<Viewer, DataLoader<string, NotificationDelivery | null>>();

  constructor(service: DeliveriesService) {
    this.#service = service;
  }

  load(viewer: Viewer, notificationId: string): Promise<NotificationDelivery | null> {
    let loader = this.#loaders.get(viewer);
    if (!loader) {
      loader = new DataLoader((ids) => this.#service.getMany(viewer, ids), {
        cache: false,
        maxBatchSize: 100,
      });
      this.#loaders.set(viewer, loader);
    }
    return loader.load(notificationId);
  }
}
