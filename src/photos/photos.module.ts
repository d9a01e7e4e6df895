import type { InferencePool } from '../inference/inference-pool.ts';
import type { DomainModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { PhotoIntake } from './photo-intake.ts';
import { PhotoLinks } from './photo-links.ts';
import { PhotoOwners } from './photo-owners.ts';
import { failedSweeps, sweepPhotoFolder } from './photos.queues.ts';
import { registerPhotoRoute } from './photos.route.ts';
import { PhotosWorker } from './photos.worker.ts';

type Dependencies = Pick<Platform, 'db' | 'jobs' | 'links' | 'storage'> & { inference: InferencePool };

/** Photos that people upload: stored, served by signed links, and removed once nothing refers to them. */
export function createPhotos({ db, inference, jobs, links, storage }: Dependencies) {
  const owners = new PhotoOwners();
  const photoLinks = new PhotoLinks(links);
  const module: DomainModule = {
    resolvers: [],
    queues: [sweepPhotoFolder, failedSweeps],
    routes: (app) => registerPhotoRoute(app, { links: photoLinks, owners, storage }),
    workers: () => [new PhotosWorker({ db, jobs, owners, storage })],
  };
  return {
    module,
    photoIntake: new PhotoIntake({ db, jobs, inference, storage }),
    photoLinks,
    /** Domains above register themselves. */
    photoOwners: owners,
  };
}
export type PhotosModule = ReturnType<typeof createPhotos>;
