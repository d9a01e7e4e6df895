import type { Jobs } from '../platform/jobs/jobs.ts';
import type { ProfilePictures } from './profile-pictures.ts';
import { sweepPicture } from './users.queues.ts';

/** Removes profile pictures that nobody has. */
export class UsersWorker {
  constructor(
    private readonly jobs: Jobs,
    private readonly pictures: ProfilePictures,
  ) {}

  async start(): Promise<void> {
    await this.jobs.work(sweepPicture, { concurrency: 1 }, ({ folder }) => this.pictures.sweep(folder));
  }
}
