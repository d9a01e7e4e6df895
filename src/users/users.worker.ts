import type { Jobs } from '../platform/jobs.ts';
import type { ProfilePictures } from './profile-pictures.ts';
import { sweepPicture } from './users.queues.ts';

/** The work that accounts leave for later. */
export class UsersWorker {
  constructor(private readonly parts: { jobs: Jobs; pictures: ProfilePictures }) {}

  async start(): Promise<void> {
    const { jobs, pictures } = this.parts;
    await jobs.work(sweepPicture, { concurrency: 1 }, ({ folder }) => pictures.sweep(folder));
  }
}
