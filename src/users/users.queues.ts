import { defineQueue } from '../platform/jobs/jobs.ts';

/** Removes a folder with a profile picture that nobody has. */
export const sweepPicture = defineQueue<{ folder: string }>({
  name: 'sweep-picture',
  retryLimit: 100,
  retryDelaySeconds: 30,
  expireInSeconds: 60,
});
