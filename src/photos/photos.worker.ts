import type { Database } from '../platform/database/database.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
import type { PhotoOwners } from './photo-owners.ts';
import { failedSweeps, releasedSweeps, SWEEP_LATER, sweepPhotoFolder } from './photos.queues.ts';

interface Dependencies {
  db: Database;
  jobs: Jobs;
  owners: PhotoOwners;
  storage: FileStorage;
}

/** Removes folders of photos that no row refers to. */
export class PhotosWorker {
  constructor(private readonly deps: Dependencies) {}

  async start(): Promise<void> {
    const { db, jobs } = this.deps;
    await jobs.work(sweepPhotoFolder, { concurrency: 1 }, ({ owner, folder }) => this.#sweep(owner, folder));
    await jobs.work(failedSweeps, { concurrency: 1 }, (sweep) =>
      jobs.enqueue(db, sweepPhotoFolder, sweep, SWEEP_LATER),
    );
    for (const { queue, owner } of releasedSweeps) {
      await jobs.work(queue, { concurrency: 1 }, (data) => {
        const folder = 'folder' in data ? data.folder : data.photoFolder;
        return jobs.enqueue(db, sweepPhotoFolder, { owner, folder });
      });
    }
  }

  async #sweep(name: string, folder: string): Promise<void> {
    const owner = this.deps.owners.named(name);
    if (!owner) throw new Error(`No photo owner is named ${name}`);
    if (!(await owner.inUse(folder))) await this.deps.storage.remove(folder);
  }
}
